package pl.proassist.application.invoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefQueue.Line;
import pl.proassist.application.port.KsefQueue.State;
import pl.proassist.application.port.KsefQueue.Submission;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.StaffTasks.Kind;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.ModeChoice;
import pl.proassist.domain.invoice.ModeChoice.Signs;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.SendingDay;
import pl.proassist.domain.invoice.SendingDeadline;
import pl.proassist.domain.invoice.WorkingDays;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;

/**
 * What is decided about an invoice just before it is sent: whether its duty has ended, whether its buyer gets it first because KSeF is away,
 * and whether the day on it is still today (A28). Only what certainly never left this house is changed.
 */
public final class BeforeSending {

    private final Invoices invoices;
    private final Issuing issuing;
    private final KsefQueue queue;
    private final KsefSigns known;
    private final IssuedOffline offline;
    private final KsefTasks tasks;
    private final Transactions transactions;

    public BeforeSending(Invoices invoices, Issuing issuing, KsefQueue queue, KsefSigns known, IssuedOffline offline, KsefTasks tasks,
                         Transactions transactions) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.queue = queue;
        this.known = known;
        this.offline = offline;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    Signs signs(Line line) {
        return transactions.record(() -> new Signs(known.byHand(line.facility()).map(KsefSigns.ByHand::mode), known.outages(), known.silentSince().isDefined(),
                line.troubleSince()));
    }

    /** The submissions as they are to be sent, without those that are not to be sent now. */
    List<Submission> ready(FacilityId facility, List<Submission> due, Signs signs, Instant now) {
        var choice = ModeChoice.of(signs, now);
        var handsOver = choice.mode().isOffline() && due.stream().anyMatch(each -> !each.mode().isOffline()) && hasCertificate(facility, now);
        return due.stream().flatMap(each -> ready(each, signs, choice, handsOver, now).toJavaStream()).toList();
    }

    /** Without one what is due stays in line, and a person is told: it goes out online once KSeF is back. */
    private boolean hasCertificate(FacilityId facility, Instant now) {
        if (!offline.isPossible(facility, now)) {
            transactions.record(() -> {
                tasks.about(facility, Kind.KSEF_CERTIFICATE, WorkingDays.of(now).toString(), now);
                return facility;
            });
            return false;
        }
        return true;
    }

    private Option<Submission> ready(Submission submission, Signs signs, ModeChoice choice, boolean handsOver, Instant now) {
        if (submission.mode().isOffline()) {
            return SendingDeadline.of(submission.mode(), submission.since(), signs.announced()) instanceof SendingDeadline.Never
                    ? leaveOutside(submission, now) : Option.some(submission);
        }
        return submission.transmitted() ? Option.some(submission) : online(submission, choice, handsOver, now);
    }

    private Option<Submission> online(Submission submission, ModeChoice choice, boolean handsOver, Instant now) {
        if (choice.mode() == IssueMode.TOTAL_FAILURE) {
            return leaveOutside(submission, now);
        }
        return switch (SendingDay.of(submission.issued(), now)) {
            case TODAY -> handsOver ? handOver(submission, choice, now) : Option.some(submission);
            case TOO_LATE_TODAY -> handsOver ? handOver(submission, choice, now) : postponed(submission, submission.issued().plusDays(1));
            case PAST -> datedAnew(submission, now).flatMap(dated -> handsOver ? handOver(dated, choice, now) : Option.some(dated));
            case NOT_YET -> postponed(submission, submission.issued());
        };
    }

    private Option<Submission> postponed(Submission submission, LocalDate day) {
        return notNow(submission, day.atStartOfDay(WorkingDays.POLAND).toInstant());
    }

    private Option<Submission> datedAnew(Submission submission, Instant now) {
        return transactions.run(() -> datedToday(submission)).fold(refused -> stuck(submission, refused.code(), now), Option::some);
    }

    /** Nobody has seen it, so it is made anew under its number with today's day on it. Inside a transaction. */
    Either<Refusal, Submission> datedToday(Submission submission) {
        return invoices.require(submission.invoice()).flatMap(issuing::rebuild).map(anew -> anew.kept().get())
                .map(kept -> saved(submission.redated(kept.invoice().issued(), kept.document().hash(), kept.frozenAt())));
    }

    private Option<Submission> stuck(Submission submission, String why, Instant now) {
        return transactions.record(() -> {
            tasks.about(submission.invoice(), submission.facility(), Kind.KSEF_STUCK, submission.hash() + why, now);
            saved(submission.postponed(WorkingDays.of(now).plusDays(1).atStartOfDay(WorkingDays.POLAND).toInstant()));
            return Option.<Submission>none();
        });
    }

    /** None as well when the certificate was taken away at this moment, or the invoice made anew: the next look finds that out. */
    private Option<Submission> handOver(Submission submission, ModeChoice choice, Instant now) {
        var kept = transactions.record(() -> invoices.find(submission.invoice())).flatMap(invoice -> invoice.kept());
        var codes = kept.flatMap(paper -> offline.codes(paper, choice.mode(), now));
        if (codes.isEmpty()) {
            return Option.none();
        }
        return transactions.run(() -> invoices.require(submission.invoice())
                .flatMap(invoice -> offline.handOver(invoice, codes.get(), choice.because().name())).map(handed -> handed.flatMap(given -> queue.find(given.id()))))
                .fold(refused -> stuck(submission, refused.code(), now), handed -> handed);
    }

    private Option<Submission> leaveOutside(Submission submission, Instant now) {
        return transactions.run(() -> outside(submission, now)).fold(refused -> stuck(submission, refused.code(), now), over -> Option.none());
    }

    /** The duty to send it has ended (art. 106ng). Inside a transaction. */
    Either<Refusal, Invoice> outside(Submission submission, Instant now) {
        return invoices.require(submission.invoice()).flatMap(invoice -> invoice.leaveOutside(OutsideReason.TOTAL_FAILURE, now)).map(invoices::save).map(Change::next)
                .peek(left -> saved(submission.now(State.OVER, Option.none(), now)));
    }

    Option<Submission> notNow(Submission submission, Instant then) {
        return transactions.record(() -> {
            saved(submission.postponed(then));
            return Option.none();
        });
    }

    private Submission saved(Submission submission) {
        queue.save(submission);
        return submission;
    }
}
