package pl.proassist.application.access;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.shared.Refusal;

/** Sends another code in place of the one before, by the same way or by another that the person has (SEC-08, SEC-11). */
@OpenDoor("nobody is known before the login; the secret of the challenge proves the password")
public final class ResendCode {

    /** @param method none for the same way again */
    public record Command(String challenge, Option<SecondFactorMethod> method, String address) {
        @Override public String toString() { return "resend ***"; }
    }

    private final Accounts accounts;
    private final LoginAttempts attempts;
    private final Secrets secrets;
    private final SecondSteps secondSteps;
    private final Transactions transactions;
    private final Clock clock;

    public ResendCode(Accounts accounts, LoginAttempts attempts, Secrets secrets, SecondSteps secondSteps, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.secrets = secrets;
        this.secondSteps = secondSteps;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Challenge> handle(Command command) {
        var now = clock.instant();
        return transactions.run(() -> attempts.find(secrets.fingerprint(command.challenge())).<Refusal>toEither(AccessRefusal.LoginEnded::new)
                .flatMap(attempt -> transactions.run(Actor.stranger(command.address()).does("login.resend").on("user", attempt.details().user().value()), () ->
                        accounts.require(attempt.details().user()).flatMap(Account::requireActive).mapLeft(shut -> (Refusal) new AccessRefusal.LoginEnded())
                                .flatMap(account -> attempt.again(command.method().getOrElse(() -> wayOf(attempt, account)), now)
                                        .flatMap(asked -> secondSteps.send(asked, account.details(), now)))
                                .map(sending -> new Challenge(command.challenge(), sending)))));
    }

    private static SecondFactorMethod wayOf(LoginAttempt attempt, Account.Active account) {
        return attempt.fold(new LoginAttempt.States<>() {
            @Override public SecondFactorMethod asked(LoginAttempt.Asked asked) { return asked.method(); }

            @Override public SecondFactorMethod confirmed(LoginAttempt.Confirmed confirmed) { return account.method(); }

            @Override public SecondFactorMethod over(LoginAttempt.Over over) { return account.method(); }
        });
    }
}
