package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
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
    private final MissedVisits missedVisits;
    private final Directory directory;
    private final Patients patients;
    private final Transactions transactions;
    private final Clock clock;

    public MarkPatient(PatientMarks marks, MissedVisits missedVisits, Directory directory, Patients patients, Transactions transactions, Clock clock) {
        this.marks = marks;
        this.missedVisits = missedVisits;
        this.directory = directory;
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Boolean> blacklist(Caller caller, FacilityId facility, PatientId patient, String reason) {
        return blacklist(caller, facility, patient, reason, Option.none());
    }

    /** The evidence is counted now, from the facility's own books. A contest of the entry that is replaced stays open. */
    public Either<Refusal, Boolean> blacklist(Caller caller, FacilityId facility, PatientId patient, String reason, Option<Instant> expires) {
        var now = clock.instant();
        return mark(caller, Permission.BLACKLIST, caller.does("blacklist.put"), facility, patient, () -> expires.exists(end -> !end.isAfter(now))
                ? Either.left(new BlacklistRefusal.ExpiryPassed())
                : Either.right(marks.blacklist(new Blacklisting(facility, patient, reason, missedVisits.of(facility, patient, now), Author.of(caller), now,
                        expires, marks.blacklisting(facility, patient).flatMap(Blacklisting::contest)))));
    }

    public Either<Refusal, Boolean> unblacklist(Caller caller, FacilityId facility, PatientId patient) {
        return mark(caller, Permission.BLACKLIST, caller.does("blacklist.remove"), facility, patient, () -> Either.right(marks.unblacklist(facility, patient)));
    }

    /** @param requirement NONE or OPTIONAL */
    public Either<Refusal, Boolean> exempt(Caller caller, FacilityId facility, PatientId patient, Requirement requirement, String reason) {
        return mark(caller, Permission.VISIT_TERMS, caller.does("exemption.put").saying("requirement", requirement.name()), facility, patient, () ->
                Either.right(marks.exempt(facility, patient, requirement, reason, clock.instant())));
    }

    public Either<Refusal, Boolean> unexempt(Caller caller, FacilityId facility, PatientId patient) {
        return mark(caller, Permission.VISIT_TERMS, caller.does("exemption.remove"), facility, patient, () -> Either.right(marks.unexempt(facility, patient)));
    }

    private Either<Refusal, Boolean> mark(Caller caller, Permission needed, Act act, FacilityId facility, PatientId patient,
                                          Supplier<Either<Refusal, Boolean>> step) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(act.on("facility", facility.value()).on("patient", patient.value()), () -> caller.may(needed, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                .flatMap(known -> patients.require(patient)).flatMap(known -> step.get()));
    }
}
