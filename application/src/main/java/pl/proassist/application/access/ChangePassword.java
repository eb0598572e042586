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
import pl.proassist.domain.shared.Refusal;

/** A person replaces the own password, knowing the old one; guessing it is slowed like at the login. All other sessions end. */
@OpenDoor("whoever is logged in may change the own password")
public final class ChangePassword {

    public record Command(String old, String another) {
        @Override public String toString() { return "passwords ***"; }
    }

    private final Accounts accounts;
    private final EndLogins logins;
    private final Passwords passwords;
    private final OwnPassword ownPassword;
    private final Transactions transactions;

    public ChangePassword(Accounts accounts, EndLogins logins, LoginFailures failures, Passwords passwords, Secrets secrets,
                          Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.logins = logins;
        this.passwords = passwords;
        this.ownPassword = new OwnPassword(failures, passwords, secrets, transactions, clock);
        this.transactions = transactions;
    }

    public Either<Refusal, Account> handle(Caller caller, Command command) {
        return MySessions.user(caller)
                .flatMap(user -> transactions.run(() -> accounts.require(user).flatMap(Account::requireActive)))
                .flatMap(account -> PasswordRules.check(passwords, command.another(), account.details()).map(strong -> account))
                .flatMap(account -> ownPassword.prove(account, command.old(), act(caller, account)))
                .flatMap(account -> change(caller, account, command));
    }

    private static Act act(Caller caller, Account.Active account) {
        return caller.does("account.password").on("user", account.details().id().value());
    }

    private Either<Refusal, Account> change(Caller caller, Account.Active proven, Command command) {
        var user = proven.details().id();
        var hash = passwords.hash(command.another());
        return transactions.run(act(caller, proven), () -> accounts.require(user).flatMap(Account::requireActive)
                .flatMap(account -> accounts.save(account.withPassword(hash)))
                .map(saved -> {
                    logins.ofAllBut(caller.session(), user);
                    return saved.thing();
                }));
    }
}
