package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.Attendances;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.VisitStatus;

/**
 * A patient who was asked by a link says whether the visit stands: it is confirmed, or given up like by any other cancelling of the patient
 * (VIS-15). Looking changes nothing, for mail scanners open links too.
 */
@OpenDoor("for whoever holds the address of the page")
public final class AnswerAttendance {

    private static final String REASON = "Pacjent odwołał wizytę linkiem z prośby o potwierdzenie";

    private static final VisitId NOBODYS = new VisitId(new UUID(0, 0));

    private final Attendances attendances;
    private final Visits visits;
    private final Cancelling cancelling;
    private final Directory directory;
    private final Patients patients;
    private final Transactions transactions;
    private final Clock clock;

    public AnswerAttendance(Attendances attendances, Visits visits, PaymentLinks links, StaffTasks tasks, Directory directory, Patients patients,
                            Transactions transactions, Clock clock) {
        this.attendances = attendances;
        this.visits = visits;
        this.cancelling = new Cancelling(visits, links, tasks);
        this.directory = directory;
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, AttendancePage> look(String token) {
        return transactions.run(() -> asked(token).map(attendance -> page(visits.find(attendance.visit()).get(), attendance)));
    }

    /**
     * Says yes or no to the time that was on the page. A visit that was moved, paid back or closed meanwhile stays as it is, and the page says how
     * it stands.
     */
    public Either<Refusal, AttendancePage> say(String token, Instant start, boolean comes) {
        return transactions.run(() -> asked(token)).flatMap(attendance -> {
            var act = Actor.PATIENT.does(comes ? "attendance.confirm" : "attendance.decline").on("visit", attendance.visit().value());
            return transactions.run(act, () -> answered(attendance.visit(), start, comes)).flatMap(done -> look(token));
        });
    }

    private Either<Refusal, Attendance> asked(String token) {
        return attendances.ofToken(token).toEither(() -> new VisitRefusal.UnknownVisit(NOBODYS));
    }

    private Either<Refusal, Visit> answered(VisitId id, Instant start, boolean comes) {
        var now = clock.instant();
        var visit = visits.find(id).get();
        if (VisitStatus.of(visit) != VisitStatus.CONFIRMED || !visit.details().slot().start().equals(start) || !now.isBefore(start)) {
            return Either.right(visit);
        }
        attendances.save(attendances.find(id).get().answered(visit, comes, now));
        return comes ? Either.right(visit) : cancelling.cancel(visit, CancelledBy.PATIENT, REASON, now);
    }

    private AttendancePage page(Visit visit, Attendance attendance) {
        var details = visit.details();
        var facility = directory.facility(details.facility()).get().thing();
        var specialist = directory.specialist(details.specialist()).map(Versioned::thing).map(Specialist::displayName).getOrElse("");
        var answer = Attendance.of(Option.some(attendance), details.slot().start());
        return new AttendancePage(facility.name(), facility.phone(), specialist, details.slot().start(), facility.zone(),
                AttendancePage.state(visit, answer, clock.instant()), patients.require(details.patient()).map(Patient::language).getOrElse(Language.PL));
    }
}
