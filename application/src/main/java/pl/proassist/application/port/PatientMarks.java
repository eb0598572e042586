package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;

/** What a facility holds about a patient for its payment rules: the blacklist and exemptions. Used inside a transaction. */
public interface PatientMarks {

    /** @return whether the patient was not on the list before */
    boolean blacklist(FacilityId facility, PatientId patient, String reason, Instant now);

    /** @return whether the patient was on the list */
    boolean unblacklist(FacilityId facility, PatientId patient);

    /** @param requirement NONE or OPTIONAL @return whether the patient was not exempt before */
    boolean exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason, Instant now);

    /** @return whether the patient was exempt */
    boolean unexempt(FacilityId facility, PatientId patient);

    /** What any facility holds about the patient. */
    List<Mark> of(PatientId patient);

    /** Removes all of it. */
    void forget(PatientId patient);

    /** @param exemption none for an entry on the blacklist */
    record Mark(FacilityId facility, Option<Requirement> exemption, String reason, Instant since) {
    }
}
