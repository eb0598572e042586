package pl.proassist.application.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Accounts;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/**
 * Whom a caller may manage: somebody whose every part lies where the caller manages users, and who may do nothing there that the caller
 * may not. Otherwise the administrator of one facility could take over somebody of another by changing a phone number.
 */
final class Managed {

    private Managed() {
    }

    static Either<Refusal, Account> require(Caller caller, Accounts accounts, UserId id) {
        return caller.maySomewhere(Permission.USERS).flatMap(may -> accounts.require(id)).flatMap(account -> see(caller, account))
                .flatMap(account -> account.details().memberships().stream().allMatch(part -> covers(caller, part))
                        ? right(account) : left(new AccessRefusal.Forbidden(Permission.USERS)));
    }

    /** Somebody in whose facilities the caller has no say is not known. */
    static Either<Refusal, Account> see(Caller caller, Account account) {
        var parts = account.details().memberships();
        return parts.isEmpty() || parts.stream().anyMatch(part -> managesAt(caller, part))
                ? right(account) : left(new AccessRefusal.UnknownUser(account.details().id()));
    }

    private static boolean covers(Caller caller, Membership part) {
        return managesAt(caller, part) && caller.grants().cover(part);
    }

    static boolean managesAt(Caller caller, Membership part) {
        return part.facility().fold(() -> caller.grants().allowEverywhere(Permission.USERS),
                facility -> caller.grants().allow(Permission.USERS, facility));
    }

    /** Somebody must remain who can let others in. */
    static Either<Refusal, Account> replaceable(Accounts accounts, Account before, Account after) {
        var administers = before.requireActive().isRight() && before.details().grants().allowEverywhere(Permission.USERS);
        var still = after.requireActive().isRight() && after.details().grants().allowEverywhere(Permission.USERS);
        return administers && !still && !accounts.hasAdministratorBeside(Option.some(before.details().id()))
                ? left(new AccessRefusal.LastAdministrator(before.details().id())) : right(after);
    }
}
