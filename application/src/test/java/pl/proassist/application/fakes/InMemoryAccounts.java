package pl.proassist.application.fakes;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Login;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/** Accounts in memory; two of them never have one login. */
public final class InMemoryAccounts implements Accounts {

    private static final Comparator<UserId> BY_ID = Comparator.comparing(UserId::toString);

    private final InMemoryTransactions transactions;
    private final Table<UserId, Versioned<Account>> rows;

    public InMemoryAccounts(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<Versioned<Account>> find(UserId id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public Option<Account> byLogin(Login login) {
        return Option.ofOptional(all().stream().filter(account -> account.details().login().equals(login)).findFirst());
    }

    @Override public Option<Account> byInvitation(String fingerprint) {
        return Option.ofOptional(all().stream().filter(account -> account.invitation().exists(sent -> sent.fingerprint().equals(fingerprint))).findFirst());
    }

    @Override public Either<Refusal, Versioned<Account>> save(Account account) {
        var id = account.details().id();
        if (byLogin(account.details().login()).exists(other -> !other.details().id().equals(id))) {
            transactions.refuse();
            return Either.left(new AccessRefusal.LoginTaken());
        }
        var saved = new Versioned<>(account, rows.get(id).map(Versioned::version).getOrElse(0L) + 1);
        rows.put(id, saved);
        return Either.right(saved);
    }

    @Override public List<Account> page(Option<Set<FacilityId>> facilities, Option<UserId> after, int limit) {
        return all().stream().filter(account -> facilities.forAll(meant -> worksIn(account, meant)))
                .filter(account -> after.forAll(last -> BY_ID.compare(last, account.details().id()) < 0))
                .sorted(Comparator.comparing(account -> account.details().id(), BY_ID)).limit(limit).toList();
    }

    private static boolean worksIn(Account account, Set<FacilityId> facilities) {
        var parts = account.details().memberships();
        return parts.isEmpty() || parts.stream().anyMatch(part -> part.facility().exists(facilities::contains));
    }

    @Override public boolean hasAdministratorBeside(Option<UserId> account) {
        return all().stream().filter(each -> !account.contains(each.details().id()))
                .anyMatch(each -> each.requireActive().isRight() && each.details().grants().allowEverywhere(Permission.USERS));
    }

    private List<Account> all() {
        transactions.mustBeOpen();
        return rows.all().stream().map(Versioned::thing).toList();
    }
}
