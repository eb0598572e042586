package pl.proassist.application.access;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/** An administrator sends another link to set a password: the first was lost, the password was forgotten, or a shut account opens again. */
public final class InviteUser {

    private final Accounts accounts;
    private final Invitations invitations;
    private final Transactions transactions;
    private final Clock clock;

    public InviteUser(Accounts accounts, Invitations invitations, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Account> handle(Caller caller, UserId user) {
        var now = clock.instant();
        return transactions.run(caller.does("account.invite").on("user", user.value()), () -> Managed.require(caller, accounts, user)
                .map(account -> account.invite(invitations.next(user, now)))
                .flatMap(accounts::save).map(Versioned::thing)
                .peek(invited -> invitations.send(invited.details(), invited.invitation().get(), now)));
    }
}
