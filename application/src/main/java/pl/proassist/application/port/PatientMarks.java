package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.PersonalData;

/** What a facility holds about a patient for its payment rules: the blacklist and exemptions. Used inside a transaction. */
public interface PatientMarks {

    /** Stores an entry in place of the one that was there. @return whether the patient was not on the list before */
    boolean blacklist(Blacklisting entry);

    /** @return whether the patient was on the list */
    boolean unblacklist(FacilityId facility, PatientId patient);

    /** The entry of a patient, also one that has expired. */
    Option<Blacklisting> blacklisting(FacilityId facility, PatientId patient);

    /** The facility's list with the expired entries, ordered by patient. */
    List<Blacklisting> blacklistings(FacilityId facility, Option<PatientId> after, int limit);

    /** @param requirement NONE or OPTIONAL @return whether the patient was not exempt before */
    boolean exempt(FacilityId facility, PatientId patient, Requirement requirement, String reason, Instant now);

    /** @return whether the patient was exempt */
    boolean unexempt(FacilityId facility, PatientId patient);

    /** What any facility holds about the patient. */
    List<Mark> of(PatientId patient);

    /** Removes all of it. */
    void forget(PatientId patient);

    /**
     * @param exemption none for an entry on the blacklist
     * @param entry     the whole entry on the blacklist; none for an exemption
     */
    record Mark(FacilityId facility, Option<Requirement> exemption, String reason, Instant since, Option<Blacklisting> entry) implements PersonalData {

        public static Mark of(Blacklisting entry) {
            return new Mark(entry.facility(), Option.none(), entry.reason(), entry.since(), Option.some(entry));
        }

        public static Mark exemption(FacilityId facility, Requirement requirement, String reason, Instant since) {
            return new Mark(facility, Option.some(requirement), reason, since, Option.none());
        }

        @Override public String toString() { return "mark in " + facility; }
    }
}
