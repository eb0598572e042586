package pl.proassist.application.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/**
 * An administrator gives a person a part in a facility or in all of them, changes what that part allows, or takes it away (VIS-06, SEC-18).
 * It counts from the person's next request on. Nobody gives or takes what one does not have.
 */
public final class GrantMembership {

    private final Accounts accounts;
    private final Directory directory;
    private final Transactions transactions;

    public GrantMembership(Accounts accounts, Directory directory, Transactions transactions) {
        this.accounts = accounts;
        this.directory = directory;
        this.transactions = transactions;
    }

    /** The answer holds whether there was no such part before. */
    public Either<Refusal, Boolean> give(Caller caller, UserId user, Membership membership) {
        var act = caller.does("permissions.give").on("user", user.value()).saying("role", membership.role().map(Enum::name).getOrElse("none"))
                .saying("granted", codes(membership.granted())).saying("revoked", codes(membership.revoked()));
        return transactions.run(membership.facility().map(facility -> act.on("facility", facility.value())).getOrElse(act), () ->
                allowed(caller, membership.facility()).flatMap(may -> accounts.require(user))
                        .flatMap(account -> changed(caller, account, membership.facility(), Option.some(membership))
                                .flatMap(accounts::save)
                                .map(saved -> account.details().membership(membership.facility()).isEmpty())));
    }

    public Either<Refusal, Account> take(Caller caller, UserId user, Option<FacilityId> facility) {
        var act = caller.does("permissions.take").on("user", user.value());
        return transactions.run(facility.map(at -> act.on("facility", at.value())).getOrElse(act), () ->
                allowed(caller, facility).flatMap(may -> accounts.require(user))
                        .flatMap(account -> account.details().membership(facility).isDefined()
                                ? right(account) : left((Refusal) new AccessRefusal.UnknownUser(user)))
                        .flatMap(account -> changed(caller, account, facility, Option.none()))
                        .flatMap(accounts::save).map(Versioned::thing));
    }

    private Either<Refusal, Caller> allowed(Caller caller, Option<FacilityId> facility) {
        return facility.fold(() -> caller.mayEverywhere(Permission.USERS), at -> directory.facility(at)
                .<Refusal>toEither(() -> new FacilityRefusal.UnknownFacility(at))
                .flatMap(known -> caller.may(Permission.USERS, at, new FacilityRefusal.UnknownFacility(at))));
    }

    private Either<Refusal, Account> changed(Caller caller, Account account, Option<FacilityId> facility, Option<Membership> given) {
        var before = account.details().membership(facility);
        if (!given.forAll(caller.grants()::cover) || !before.forAll(caller.grants()::cover)) {
            return left(new AccessRefusal.CannotGrant());
        }
        var details = given.map(account.details()::with).getOrElse(() -> account.details().leaving(facility));
        return Managed.replaceable(accounts, account, account.about(details));
    }

    private static String codes(Set<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().collect(Collectors.joining(" "));
    }
}
