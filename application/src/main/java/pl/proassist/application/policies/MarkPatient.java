package pl.proassist.application.policies;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.function.Supplier;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;

/**
 * Puts a patient on the facility's blacklist or exempts one from paying, and takes the mark away again (PAY-17). A mark counts
 * for bookings made after it; it is never shared with another facility. Each answers whether the mark is new, or was there.
 */
public final class MarkPatient {

    private final PatientMarks marks;
    private final Directory directory;
    private final Patients patients;
    private final Transactions transactions;
    private final Clock clock;

    public MarkPatient(PatientMarks marks, Directory directory, Patients patients, Transactions transactions, Clock clock) {
        this.marks = marks;
        this.directory = directory;
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Boolean> blacklist(FacilityId facility, PatientId patient, String reason) {
        return mark(facility, patient, () -> marks.blacklist(facility, patient, reason, clock.instant()));
    }

    public Either<Refusal, Boolean> unblacklist(FacilityId facility, PatientId patient) {
        return mark(facility, patient, () -> marks.unblacklist(facility, patient));
    }

    /** @param requirement NONE or OPTIONAL */
    public Either<Refusal, Boolean> exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason) {
        return mark(facility, patient, () -> marks.exempt(facility, patient, requirement, reason, clock.instant()));
    }

    public Either<Refusal, Boolean> unexempt(FacilityId facility, PatientId patient) {
        return mark(facility, patient, () -> marks.unexempt(facility, patient));
    }

    private Either<Refusal, Boolean> mark(FacilityId facility, PatientId patient, Supplier<Boolean> step) {
        return transactions.run(() -> directory.facility(facility).<Refusal>toEither(() -> new FacilityRefusal.UnknownFacility(facility))
                .flatMap(known -> patients.require(patient)).map(known -> step.get()));
    }
}
