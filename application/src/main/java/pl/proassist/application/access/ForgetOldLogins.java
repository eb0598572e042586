package pl.proassist.application.access;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.Sessions;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Session;

/** Drops what is left of logins long over, once an hour: nothing of it is of use, and a flood of wrong ones must not fill the tables. */
public final class ForgetOldLogins implements DueWork {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final LoginAttempts attempts;
    private final Sessions sessions;
    private final LoginFailures failures;
    private final Transactions transactions;
    private final Clock clock;
    private volatile Instant last;

    public ForgetOldLogins(LoginAttempts attempts, Sessions sessions, LoginFailures failures, Transactions transactions, Clock clock) {
        this.attempts = attempts;
        this.sessions = sessions;
        this.failures = failures;
        this.transactions = transactions;
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override public int runSome() {
        var now = clock.instant();
        if (now.isBefore(last.plus(EVERY))) {
            return 0;
        }
        last = now;
        return transactions.record(() -> {
            attempts.forgetBefore(now.minus(A_DAY));
            sessions.forgetBefore(now.minus(Session.LONGEST));
            failures.forgetBefore(now.minus(A_DAY), now.minus(A_YEAR));
            return 0;
        });
    }

    /** Nobody waits for it: it runs whenever other work does. */
    @Override public Option<Instant> nextDue() {
        return Option.none();
    }
}
