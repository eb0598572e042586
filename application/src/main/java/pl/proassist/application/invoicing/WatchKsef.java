package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.invoice.Outage;
import pl.proassist.domain.invoice.SendingDeadline;

/**
 * Asks the ministry's status service how KSeF is, every five minutes and whenever somebody finds KSeF away, and keeps what was announced for
 * good; an installation in which nothing waits for KSeF asks nobody. At the same time it looks at the deadlines: what is not with KSeF four hours
 * before its last day ends is a task for a person.
 */
public final class WatchKsef implements DueWork {

    private static final Duration ALARM = Duration.ofHours(4);

    private final LookAtMinistry ministry;
    private final KsefSigns signs;
    private final KsefQueue queue;
    private final KsefTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public WatchKsef(KsefAnnouncements announcements, KsefSigns signs, KsefQueue queue, KsefTasks tasks, Transactions transactions, Clock clock) {
        this.ministry = new LookAtMinistry(announcements, signs, queue, transactions);
        this.signs = signs;
        this.queue = queue;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public int runSome() {
        var now = clock.instant();
        var waiting = queue.waiting();
        if (waiting.isEmpty() || !ministry.look(now)) {
            return 0;
        }
        waiting.forEach(facility -> transactions.record(() -> {
            var announced = signs.outages();
            queue.open(facility).forEach(submission -> alarm(submission, announced, now));
            return facility;
        }));
        return 1;
    }

    @Override public Option<Instant> nextDue() {
        return queue.waiting().isEmpty() ? Option.none() : Option.some(signs.nextLook());
    }

    private void alarm(Submission submission, List<Outage> announced, Instant now) {
        SendingDeadline.of(submission.mode(), submission.since(), announced).over().filter(over -> !now.isBefore(over.minus(ALARM)))
                .forEach(over -> tasks.about(submission.invoice(), submission.facility(), Kind.KSEF_DEADLINE, submission.hash(), now));
    }
}
