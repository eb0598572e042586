package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/** The accounts of all persons. Used inside a transaction; somebody who was faster makes the transaction run again. */
public interface Accounts {

    Option<Versioned<Account>> find(UserId id);

    default Either<Refusal, Account> require(UserId id) {
        return find(id).map(Versioned::thing).toEither(() -> new AccessRefusal.UnknownUser(id));
    }

    /** The names of those who work here, where only the ids of their accounts are kept. Whoever has no account, an integration say, has no name. */
    default Map<UUID, String> names(Collection<UUID> ids) {
        var names = new LinkedHashMap<UUID, String>();
        ids.stream().distinct().forEach(id -> find(new UserId(id)).map(found -> found.thing().details())
                .forEach(person -> names.put(id, person.firstName() + " " + person.lastName())));
        return names;
    }

    Option<Account> byLogin(Login login);

    /** Whose live or past invitation has this fingerprint. */
    Option<Account> byInvitation(String fingerprint);

    /** Stores a new account or a new version; the refusal is {@code login-taken}. */
    Either<Refusal, Versioned<Account>> save(Account account);

    /**
     * Ordered by id.
     *
     * @param facilities persons with a part in one of these, and those without any part; none for everybody
     */
    List<Account> page(Option<Set<FacilityId>> facilities, Option<UserId> after, int limit);

    /** Whether an active account other than this one may manage users everywhere. */
    boolean hasAdministratorBeside(Option<UserId> account);
}
