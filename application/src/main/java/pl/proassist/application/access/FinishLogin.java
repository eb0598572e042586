package pl.proassist.application.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.shared.Refusal;

/**
 * The second step in: the code that was sent, or the news that the link was confirmed (SEC-06). Only the browser that began holds the
 * secret of the challenge, so nobody else comes in by it (A21). A wrong try counts although it is refused.
 */
@OpenDoor("the caller is known only when this is done")
public final class FinishLogin {

    /** @param code none when the link in the e-mail was chosen */
    public record Command(String challenge, Option<String> code, String address, String device) {
        @Override public String toString() { return "second step ***"; }
    }

    static final String NO_SECOND_STEP = "NONE";

    private final Accounts accounts;
    private final LoginAttempts attempts;
    private final Secrets secrets;
    private final OpenSession openSession;
    private final Transactions transactions;
    private final Clock clock;

    public FinishLogin(Accounts accounts, LoginAttempts attempts, Secrets secrets, OpenSession openSession, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.secrets = secrets;
        this.openSession = openSession;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, SessionGiven> handle(Command command) {
        var now = clock.instant();
        return transactions.run(() -> attempts.find(secrets.fingerprint(command.challenge()))
                .<Refusal>toEither(AccessRefusal.LoginEnded::new)
                .map(attempt -> step(attempt, command, now))).flatMap(outcome -> outcome);
    }

    /** Committed in any case, whatever the answer inside says. */
    private Either<Refusal, SessionGiven> step(LoginAttempt attempt, Command command, Instant now) {
        var tried = command.code().fold(() -> attempt.goOn(now), code -> attempt.enter(isRight(attempt, code), now));
        attempts.save(tried.next());
        return tried.refused().fold(() -> letIn(attempt, command, now), refused -> remember(attempt.details(), command, refused));
    }

    private boolean isRight(LoginAttempt attempt, String code) {
        return attempt.fold(new LoginAttempt.States<>() {
            @Override public Boolean asked(LoginAttempt.Asked asked) {
                return secrets.fingerprint(secrets.code(asked.details().id().value(), asked.sendings())).equals(secrets.fingerprint(code));
            }

            @Override public Boolean confirmed(LoginAttempt.Confirmed confirmed) { return false; }

            @Override public Boolean over(LoginAttempt.Over over) { return false; }
        });
    }

    private Either<Refusal, SessionGiven> letIn(LoginAttempt passed, Command command, Instant now) {
        var attempt = passed.details();
        return accounts.require(attempt.user()).flatMap(Account::requireActive).fold(
                shut -> remember(attempt, command, new AccessRefusal.LoginEnded()),
                account -> transactions.run(done(attempt.user(), command.address(), method(passed)), () ->
                        right(openSession.to(account.details(), command.device(), command.address(), now))));
    }

    /** How the trail tells that somebody came in. */
    static Act done(UserId user, String address, String method) {
        return Actor.person(user, address).does("login.done").on("user", user.value()).saying("method", method);
    }

    private static String method(LoginAttempt passed) {
        return passed.fold(new LoginAttempt.States<>() {
            @Override public String asked(LoginAttempt.Asked asked) { return asked.method().name(); }

            @Override public String confirmed(LoginAttempt.Confirmed confirmed) { return SecondFactorMethod.EMAIL_LINK.name(); }

            @Override public String over(LoginAttempt.Over over) { return NO_SECOND_STEP; }
        });
    }

    private Either<Refusal, SessionGiven> remember(LoginAttempt.Details attempt, Command command, AccessRefusal refused) {
        if (refused instanceof AccessRefusal.NotConfirmedYet) {
            return left(refused);
        }
        var act = Actor.stranger(command.address()).does("login.code-wrong").on("user", attempt.user().value()).saying("refused", refused.code());
        return transactions.run(act, () ->
                Either.<Refusal, Either<Refusal, SessionGiven>>right(left(refused))).flatMap(outcome -> outcome);
    }
}
