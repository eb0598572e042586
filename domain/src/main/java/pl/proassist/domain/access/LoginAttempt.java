package pl.proassist.domain.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.domain.shared.Refusal;

/**
 * One try to log in, which began with the right password: the second step must follow (SEC-01). Codes are not stored; each is derived
 * from the attempt and the number of the sending, so a new sending makes the one before worthless (A35).
 */
public sealed interface LoginAttempt {

    int TRIES = 5;
    int SENDINGS = 5;
    Duration PAUSE = Duration.ofSeconds(30);
    /** So long after the password nothing is sent any more: it must be entered anew. */
    Duration LONGEST = Duration.ofMinutes(30);

    Details details();

    /** A code was entered. */
    default Tried enter(boolean right, Instant now) {
        return new Tried(this, Option.some(new AccessRefusal.LoginEnded()));
    }

    /** The browser that began asks whether the link in the e-mail was confirmed. */
    default Tried goOn(Instant now) {
        return new Tried(this, Option.some(new AccessRefusal.LoginEnded()));
    }

    /** The button behind the link in the e-mail was pressed (A21). */
    default Either<Refusal, LoginAttempt> confirm(Instant now) {
        return left(new AccessRefusal.LoginEnded());
    }

    /** Another sending, perhaps by another way (SEC-08, SEC-11). */
    default Either<Refusal, Asked> again(SecondFactorMethod method, Instant now) {
        return left(new AccessRefusal.LoginEnded());
    }

    <R> R fold(States<R> states);

    /**
     * @param challenge fingerprint of the secret that the browser holds which began
     * @param device    what that browser says it is
     * @param address   where it called from
     */
    record Details(LoginAttemptId id, UserId user, String challenge, Instant startedAt, String device, String address) {
    }

    /**
     * What became of a try: the state to store in any case, and the refusal, unless it has passed.
     */
    record Tried(LoginAttempt next, Option<AccessRefusal> refused) {
    }

    /** Waits for the code, or for the button behind the link. */
    record Asked(Details details, SecondFactorMethod method, int sendings, Instant sentAt, int wrongTries) implements LoginAttempt {

        public static Asked first(Details details, SecondFactorMethod method) {
            return new Asked(details, method, 1, details.startedAt(), 0);
        }

        public Instant expiresAt() { return sentAt.plus(method.lifetime()); }

        public Instant resendAt() { return sentAt.plus(PAUSE); }

        private boolean isLive(Instant now) { return now.isBefore(expiresAt()); }

        @Override public Tried enter(boolean right, Instant now) {
            if (!isLive(now)) {
                return new Tried(this, Option.some(new AccessRefusal.LoginEnded()));
            }
            if (method == SecondFactorMethod.EMAIL_LINK) {
                return new Tried(this, Option.some(new AccessRefusal.NotConfirmedYet()));
            }
            if (right) {
                return new Tried(new Over(details), Option.none());
            }
            var left = TRIES - wrongTries - 1;
            return left == 0
                    ? new Tried(new Over(details), Option.some(new AccessRefusal.LoginEnded()))
                    : new Tried(new Asked(details, method, sendings, sentAt, wrongTries + 1), Option.some(new AccessRefusal.WrongCode(left)));
        }

        @Override public Tried goOn(Instant now) {
            return new Tried(this, Option.some(isLive(now) ? new AccessRefusal.NotConfirmedYet() : new AccessRefusal.LoginEnded()));
        }

        @Override public Either<Refusal, LoginAttempt> confirm(Instant now) {
            return method == SecondFactorMethod.EMAIL_LINK && isLive(now)
                    ? right(new Confirmed(details, expiresAt()))
                    : left(new AccessRefusal.LoginEnded());
        }

        @Override public Either<Refusal, Asked> again(SecondFactorMethod another, Instant now) {
            if (sendings == SENDINGS || !now.isBefore(details.startedAt().plus(LONGEST))) {
                return left(new AccessRefusal.LoginEnded());
            }
            return now.isBefore(resendAt())
                    ? left(new AccessRefusal.TooManyCodes(Duration.between(now, resendAt())))
                    : right(new Asked(details, another, sendings + 1, now, wrongTries));
        }

        @Override public <R> R fold(States<R> states) { return states.asked(this); }
    }

    /** The button behind the link was pressed; the browser that began may come in, and no other. */
    record Confirmed(Details details, Instant until) implements LoginAttempt {

        @Override public Tried goOn(Instant now) {
            return now.isBefore(until) ? new Tried(new Over(details), Option.none()) : new Tried(this, Option.some(new AccessRefusal.LoginEnded()));
        }

        @Override public <R> R fold(States<R> states) { return states.confirmed(this); }
    }

    /** Used, or tried too often. */
    record Over(Details details) implements LoginAttempt {

        @Override public <R> R fold(States<R> states) { return states.over(this); }
    }

    /** For those outside who must speak of every state. */
    interface States<R> {
        R asked(Asked attempt);

        R confirmed(Confirmed attempt);

        R over(Over attempt);
    }
}
