package pl.proassist.application.patients;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.patient.Retention;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitStatus;

/**
 * A patient wants to be forgotten (SEC-20, RODO art. 17). Who was treated must be kept; of who only paid the name stays with the money, and so does
 * whoever a paid visit is billed to; of everybody else nothing stays but the bare visits, which then belong to nobody.
 */
public final class ErasePatient {

    private static final ZoneId POLAND = ZoneId.of("Europe/Warsaw");

    private final Patients patients;
    private final VisitViews views;
    private final PaymentLinks links;
    private final Billings billings;
    private final PatientMarks marks;
    private final Waitlist waitlist;
    private final Transactions transactions;
    private final Clock clock;

    public ErasePatient(Patients patients, VisitViews views, PaymentLinks links, Billings billings, PatientMarks marks, Waitlist waitlist, Transactions transactions, Clock clock) {
        this.patients = patients;
        this.views = views;
        this.links = links;
        this.billings = billings;
        this.marks = marks;
        this.waitlist = waitlist;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The answer says which duty, if any, keeps the name. */
    public Either<Refusal, Retention> handle(Caller caller, PatientId id) {
        var now = clock.instant();
        return transactions.run(caller.does("patient.erase").on("patient", id.value()), () -> caller.maySomewhere(Permission.PATIENTS_RIGHTS)
                .flatMap(may -> patients.require(id))
                .flatMap(patient -> erase(patient, ExportPatientFile.visits(views, id), now)));
    }

    private Either<Refusal, Retention> erase(Patient patient, List<VisitView> visits, Instant now) {
        if (visits.stream().anyMatch(visit -> isAhead(visit, now))) {
            return left(new PatientRefusal.HasVisitsAhead(patient.id()));
        }
        var retention = Retention.of(latest(visits.stream().filter(ErasePatient::mayHaveTakenPlace).map(VisitView::start)),
                latest(visits.stream().flatMap(this::money)), day(now));
        if (retention.duty() == Retention.Duty.MEDICAL) {
            return left(new PatientRefusal.MustBeKept(patient.id()));
        }
        patients.save(retention.duty() == Retention.Duty.MONEY ? patient.withNameOnly() : patient.anonymous());
        visits.forEach(visit -> forgetBilling(visit, retention.duty()));
        marks.forget(patient.id());
        waitlist.forget(patient.id());
        return right(retention);
    }

    /** Books name who bought and who paid, for as long as they name the patient. */
    private void forgetBilling(VisitView visit, Retention.Duty duty) {
        if (duty == Retention.Duty.MONEY && money(visit).findAny().isPresent()) {
            billings.of(visit.id()).forEach(billing -> billings.save(visit.id(), billing.withoutEmail()));
        } else {
            billings.forget(visit.id());
        }
    }

    private static boolean isAhead(VisitView visit, Instant now) {
        return visit.status() == VisitStatus.AWAITING_PAYMENT || visit.status() == VisitStatus.CONFIRMED && visit.end().isAfter(now);
    }

    /** One that is over and that nobody has closed yet counts: what is erased cannot be brought back. */
    private static boolean mayHaveTakenPlace(VisitView visit) {
        return visit.status() == VisitStatus.COMPLETED || visit.status() == VisitStatus.CONFIRMED;
    }

    private Stream<Instant> money(VisitView visit) {
        return visit.link().flatMap(links::find).map(link -> link.details().payments()).getOrElse(List.of()).stream().map(payment -> payment.receivedAt());
    }

    private static Option<LocalDate> latest(Stream<Instant> moments) {
        return Option.ofOptional(moments.max(Comparator.naturalOrder())).map(ErasePatient::day);
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(POLAND).toLocalDate();
    }
}
