package pl.proassist.application.access;

import io.vavr.control.Either;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/** An administrator logs a person out everywhere, after a lost telephone for example; the account and its password stay as they are. */
public final class EndUserSessions {

    private final Accounts accounts;
    private final EndLogins logins;
    private final Transactions transactions;

    public EndUserSessions(Accounts accounts, EndLogins logins, Transactions transactions) {
        this.accounts = accounts;
        this.logins = logins;
        this.transactions = transactions;
    }

    public Either<Refusal, Account> handle(Caller caller, UserId user) {
        return transactions.run(caller.does("account.sessions-ended").on("user", user.value()), () -> Managed.require(caller, accounts, user)
                .peek(account -> logins.of(user)));
    }
}
