package pl.proassist.application.invoicing;

import static java.util.Comparator.comparing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.KsefLog;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.SendingDeadline;
import pl.proassist.domain.shared.Refusal;

/** What must be sent to KSeF and by when, the most urgent first, and what was sent in which session (KSF-34). */
public final class ShowKsefQueue {

    public record Pending(Submission submission, SendingDeadline deadline, boolean overdue) {

        /** None when it is not tried by itself any more. */
        public Option<Instant> nextTry() {
            return Option.when(submission.state() != KsefQueue.State.REFUSED, submission.dueAt());
        }
    }

    private final KsefQueue queue;
    private final KsefLog log;
    private final KsefSigns signs;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public ShowKsefQueue(KsefQueue queue, KsefLog log, KsefSigns signs, Directory directory, Transactions transactions, Clock clock) {
        this.queue = queue;
        this.log = log;
        this.signs = signs;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those without a day come last, in the order of the line. */
    public Either<Refusal, List<Pending>> pending(Caller caller, FacilityId facility, int limit) {
        return transactions.run(caller.looks("ksef-queue.show").on("facility", facility.value()), () -> allowed(caller, facility).map(may -> {
            var announced = signs.outages();
            var now = clock.instant();
            return queue.open(facility).stream().map(submission -> {
                var deadline = SendingDeadline.of(submission.mode(), submission.since(), announced);
                return new Pending(submission, deadline, deadline.isOverdue(now));
            }).sorted(comparing(pending -> pending.deadline().lastDay().getOrElse(LocalDate.MAX))).limit(limit).toList();
        }));
    }

    public Either<Refusal, List<KsefLog.Session>> sessions(Caller caller, FacilityId facility, int limit) {
        return transactions.run(caller.looks("ksef-sessions.list").on("facility", facility.value()), () ->
                allowed(caller, facility).map(may -> log.sessions(facility, limit)));
    }

    private Either<Refusal, FacilityId> allowed(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(Permission.INVOICES_VIEW, facility, unknown).flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> facility);
    }
}
