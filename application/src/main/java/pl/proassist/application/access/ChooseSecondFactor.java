package pl.proassist.application.access;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.shared.Refusal;

/**
 * A person who knows the own password chooses how the second step comes (SEC-08); choosing activates it, and from then on it is asked for
 * at every login (SEC-05, A19). All other sessions end.
 */
@OpenDoor("whoever is logged in may choose for oneself")
public final class ChooseSecondFactor {

    public record Command(SecondFactorMethod method, String password) {
        @Override public String toString() { return "second step by " + method; }
    }

    private final Accounts accounts;
    private final SecondSteps secondSteps;
    private final EndLogins logins;
    private final OwnPassword ownPassword;
    private final Transactions transactions;

    public ChooseSecondFactor(Accounts accounts, SecondSteps secondSteps, EndLogins logins, LoginFailures failures,
                              Passwords passwords, Secrets secrets, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.secondSteps = secondSteps;
        this.logins = logins;
        this.ownPassword = new OwnPassword(failures, passwords, secrets, transactions, clock);
        this.transactions = transactions;
    }

    public Either<Refusal, Account> handle(Caller caller, Command command) {
        return MySessions.user(caller)
                .flatMap(user -> transactions.run(() -> accounts.require(user).flatMap(Account::requireActive)))
                .flatMap(account -> ownPassword.prove(account, command.password(), act(caller, account, command)))
                .flatMap(account -> choose(caller, account, command));
    }

    private static Act act(Caller caller, Account.Active account, Command command) {
        return caller.does("account.second-factor").on("user", account.details().id().value()).saying("method", command.method().name());
    }

    private Either<Refusal, Account> choose(Caller caller, Account.Active proven, Command command) {
        var user = proven.details().id();
        return transactions.run(act(caller, proven, command), () -> accounts.require(user).flatMap(Account::requireActive)
                .flatMap(account -> secondSteps.target(command.method(), account.details()).map(to -> account.choosing(command.method())))
                .flatMap(accounts::save)
                .map(saved -> {
                    logins.ofAllBut(caller.session(), user);
                    return saved.thing();
                }));
    }
}
