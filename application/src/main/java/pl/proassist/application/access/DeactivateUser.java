package pl.proassist.application.access;

import io.vavr.control.Either;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/** An administrator shuts an account: nobody logs in by it any more, and who is in is out. */
public final class DeactivateUser {

    private final Accounts accounts;
    private final EndLogins logins;
    private final Transactions transactions;

    public DeactivateUser(Accounts accounts, EndLogins logins, Transactions transactions) {
        this.accounts = accounts;
        this.logins = logins;
        this.transactions = transactions;
    }

    public Either<Refusal, Account> handle(Caller caller, UserId user) {
        return transactions.run(caller.does("account.deactivate").on("user", user.value()), () -> Managed.require(caller, accounts, user)
                .flatMap(account -> Managed.replaceable(accounts, account, new Account.Deactivated(account.details())))
                .flatMap(accounts::save).map(Versioned::thing)
                .peek(shut -> logins.of(user)));
    }
}
