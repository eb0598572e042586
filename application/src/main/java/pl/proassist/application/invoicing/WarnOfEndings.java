package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.KsefCredentials.Kept;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.TokenTerm;

/**
 * Calls a person in time when what lets a facility into KSeF ends soon, and once more when it has ended (KSF-09, KSF-11). It looks every
 * hour; what was entered anew closes the task.
 */
public final class WarnOfEndings implements DueWork {

    private static final Duration EVERY = Duration.ofHours(1);

    private final KsefCredentials credentials;
    private final StaffTasks tasks;
    private final TokenTerm tokens;
    private final Transactions transactions;
    private final Clock clock;
    private Option<Instant> looked = Option.none();

    public WarnOfEndings(KsefCredentials credentials, StaffTasks tasks, TokenTerm tokens, Transactions transactions, Clock clock) {
        this.credentials = credentials;
        this.tasks = tasks;
        this.tokens = tokens;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public synchronized int runSome() {
        var now = clock.instant();
        if (looked.exists(last -> !now.isBefore(last) && now.isBefore(last.plus(EVERY)))) {
            return 0;
        }
        looked = Option.some(now);
        return transactions.record(() -> credentials.all().stream().mapToInt(kept -> warned(kept, now)).sum());
    }

    /** Nobody waits for it: it runs whenever other work does. */
    @Override public Option<Instant> nextDue() {
        return Option.none();
    }

    private int warned(Kept kept, Instant now) {
        return KsefCredential.warning(kept.validUntil(), tokens, now).map(warning -> {
            var subject = subject(kept.facility(), kept.kind());
            var occasion = UUID.nameUUIDFromBytes((subject + ":" + warning + ":" + kept.enteredAt()).getBytes(StandardCharsets.UTF_8));
            tasks.raise(new StaffTasks.Task(occasion, kept.facility(), Option.none(), StaffTasks.Kind.KSEF_CREDENTIAL_ENDS, subject, now));
            return 1;
        }).getOrElse(0);
    }

    /** What the task is about. */
    static UUID subject(FacilityId facility, KsefCredential.Kind kind) {
        return UUID.nameUUIDFromBytes(("ksef-credential:" + facility + ":" + kind).getBytes(StandardCharsets.UTF_8));
    }
}
