package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** An administrator looks at the accounts of those who work where that administrator manages users. */
public final class ShowUsers {

    private final Accounts accounts;
    private final Transactions transactions;

    public ShowUsers(Accounts accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
    }

    public Either<Refusal, Versioned<Account>> one(Caller caller, UserId user) {
        return transactions.run(caller.looks("account.look").on("user", user.value()), () -> caller.maySomewhere(Permission.USERS)
                .flatMap(may -> accounts.find(user).<Refusal>toEither(() -> new AccessRefusal.UnknownUser(user)))
                .flatMap(found -> Managed.see(caller, found.thing()).map(seen -> found)));
    }

    /** Ordered by id. @param facility none for all that the caller manages */
    public Either<Refusal, List<Account>> page(Caller caller, Option<FacilityId> facility, Option<UserId> after, int limit) {
        return transactions.run(caller.looks("account.list"), () -> facility.fold(
                        () -> caller.maySomewhere(Permission.USERS).map(may -> caller.grants().where(Permission.USERS)),
                        at -> caller.may(Permission.USERS, at, new FacilityRefusal.UnknownFacility(at)).map(may -> Option.some(Set.of(at))))
                .map(where -> accounts.page(where, after, limit)));
    }
}
