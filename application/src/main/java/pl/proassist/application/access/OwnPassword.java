package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Failures;
import pl.proassist.domain.shared.Refusal;

/** What a person proves again before the own way in is changed: a live session may be stolen. Guessing is slowed like at the login. */
final class OwnPassword {

    private final LoginFailures failures;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Transactions transactions;
    private final Clock clock;

    OwnPassword(LoginFailures failures, Passwords passwords, Secrets secrets, Transactions transactions, Clock clock) {
        this.failures = failures;
        this.passwords = passwords;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param act what the password is asked for; remembered as refused when it is wrong */
    Either<Refusal, Account.Active> prove(Account.Active account, String password, Act act) {
        var key = secrets.pseudonym("old password", account.details().id().toString());
        return transactions.run(() -> count(key))
                .flatMap(counted -> passwords.matches(password, Option.some(account.password()))
                        ? transactions.run(() -> forgiven(key, account))
                        : transactions.run(act, () -> Either.left(new AccessRefusal.WrongCredentials())));
    }

    /** Counted before the password is looked at, so that many at once gain nothing. */
    private Either<Refusal, Failures> count(String key) {
        var now = clock.instant();
        var before = failures.of(Failures.Kind.PAIR, key);
        var pause = before.pause(Failures.Kind.PAIR, now);
        if (!pause.isZero()) {
            return Either.left(new AccessRefusal.TooManyAttempts(pause));
        }
        failures.save(Failures.Kind.PAIR, key, before.oneMore(now));
        return Either.right(before);
    }

    private Either<Refusal, Account.Active> forgiven(String key, Account.Active account) {
        failures.clear(Failures.Kind.PAIR, key);
        return Either.right(account);
    }
}
