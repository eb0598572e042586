package pl.proassist.application.access;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.UUID;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.shared.Refusal;

/**
 * The page behind the link in the e-mail: it shows which login is meant, and the button confirms that one (A21). Opening it does nothing,
 * as scanners of mail open links too; it never logs in the browser that opened it.
 */
@OpenDoor("the link in the e-mail is the proof")
public final class ConfirmLogin {

    static final String PURPOSE = "login link";

    private final LoginAttempts attempts;
    private final Secrets secrets;
    private final Transactions transactions;
    private final Clock clock;

    public ConfirmLogin(LoginAttempts attempts, Secrets secrets, Transactions transactions, Clock clock) {
        this.attempts = attempts;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is to be confirmed: when it began, by which device, from which address. */
    public Either<Refusal, LoginAttempt.Details> look(String token) {
        var now = clock.instant();
        return transactions.run(() -> meant(token).flatMap(attempt -> attempt.confirm(now)).map(LoginAttempt::details));
    }

    public Either<Refusal, LoginAttempt.Details> press(String token, String address) {
        var now = clock.instant();
        return transactions.run(() -> meant(token).flatMap(attempt -> transactions.run(
                Actor.stranger(address).does("login.link-confirmed").on("user", attempt.details().user().value()), () ->
                        attempt.confirm(now).map(confirmed -> {
                            attempts.save(confirmed);
                            return confirmed.details();
                        }))));
    }

    /** The token in the link: the attempt's id, and the proof that we wrote it for this very sending. */
    static String token(Secrets secrets, LoginAttemptId attempt, int sending) {
        return attempt + "." + secrets.derived(PURPOSE, attempt.value(), sending);
    }

    private Either<Refusal, LoginAttempt> meant(String token) {
        if (!token.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[A-Za-z0-9]{20,64}")) {
            return Either.left(new AccessRefusal.LoginEnded());
        }
        return attempts.find(new LoginAttemptId(UUID.fromString(token.substring(0, 36))))
                .filter(attempt -> isWritten(attempt, token)).toEither(AccessRefusal.LoginEnded::new);
    }

    private boolean isWritten(LoginAttempt attempt, String token) {
        return attempt.fold(new LoginAttempt.States<>() {
            @Override public Boolean asked(LoginAttempt.Asked asked) {
                return secrets.fingerprint(token(secrets, asked.details().id(), asked.sendings())).equals(secrets.fingerprint(token));
            }

            @Override public Boolean confirmed(LoginAttempt.Confirmed confirmed) { return false; }

            @Override public Boolean over(LoginAttempt.Over over) { return false; }
        });
    }
}
