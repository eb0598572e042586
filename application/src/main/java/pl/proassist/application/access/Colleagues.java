package pl.proassist.application.access;

import io.vavr.control.Option;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.UserId;

/** The names of those who work here, where only the ids of their accounts are kept. Used inside a transaction. */
public final class Colleagues {

    private final Accounts accounts;

    public Colleagues(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whoever has no account, an integration for example, has no name. */
    public Map<UUID, String> named(Collection<UUID> ids) {
        var names = new LinkedHashMap<UUID, String>();
        ids.stream().distinct().forEach(id -> name(id).forEach(name -> names.put(id, name)));
        return names;
    }

    private Option<String> name(UUID id) {
        return accounts.find(new UserId(id)).map(Versioned::thing).map(Account::details).map(person -> person.firstName() + " " + person.lastName());
    }
}
