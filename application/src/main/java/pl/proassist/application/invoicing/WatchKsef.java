package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefAnnouncements.Message;
import pl.proassist.application.port.KsefAnnouncements.State;
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

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration WHILE_SILENT = Duration.ofMinutes(1);
    private static final Duration ALARM = Duration.ofHours(4);

    private final KsefAnnouncements announcements;
    private final KsefSigns signs;
    private final KsefQueue queue;
    private final KsefTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public WatchKsef(KsefAnnouncements announcements, KsefSigns signs, KsefQueue queue, KsefTasks tasks, Transactions transactions, Clock clock) {
        this.announcements = announcements;
        this.signs = signs;
        this.queue = queue;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public int runSome() {
        var now = clock.instant();
        var waiting = queue.waiting();
        if (waiting.isEmpty() || !signs.lease(now)) {
            return 0;
        }
        try {
            heard(announcements.state(), announcements.messages(), now);
        } catch (GatewayUnavailable silence) {
            looked(Option.some(now), now.plus(WHILE_SILENT));
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

    private void heard(State state, List<Message> messages, Instant now) {
        transactions.record(() -> {
            var news = messages.stream().filter(WatchKsef::isSensible).filter(message -> signs.announce(message.event(), outage(message))).count();
            if (news + changes(state, now) > 0) {
                queue.hasten(now);
            }
            signs.looked(Option.none(), now.plus(EVERY));
            return state;
        });
    }

    private void looked(Option<Instant> silent, Instant next) {
        transactions.record(() -> {
            signs.looked(signs.silentSince().orElse(silent), next);
            return next;
        });
    }

    /** The state may be told before anybody has written a message about it; such an outage is ours until the state is good again. */
    private int changes(State state, Instant now) {
        if (state == State.AVAILABLE) {
            return signs.endUnannounced(now);
        }
        var kind = Outage.Kind.valueOf(state.name());
        var known = signs.outages().stream().anyMatch(outage -> outage.kind() == kind && outage.isOn(now));
        return known ? 0 : signs.beginUnannounced(kind, now);
    }

    private static boolean isSensible(Message message) {
        return message.what() != State.AVAILABLE && message.end().forAll(end -> !end.isBefore(message.start()));
    }

    private static Outage outage(Message message) {
        return new Outage(Outage.Kind.valueOf(message.what().name()), message.start(), message.end());
    }

    private void alarm(Submission submission, List<Outage> announced, Instant now) {
        SendingDeadline.of(submission.mode(), submission.since(), announced).over().filter(over -> !now.isBefore(over.minus(ALARM)))
                .forEach(over -> tasks.about(submission.invoice(), submission.facility(), Kind.KSEF_DEADLINE, submission.hash(), now));
    }
}
