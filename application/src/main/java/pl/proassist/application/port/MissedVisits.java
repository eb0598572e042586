package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;

/** Visits that a facility lost to its patients: no-shows and cancellations in the last moment (PAY-17). Used inside a transaction. */
public interface MissedVisits {

    /** What the facility counts; {@link Criteria#USUAL} when it never said. */
    Criteria criteria(FacilityId facility);

    /** @return whether it never said before */
    boolean save(FacilityId facility, Criteria criteria);

    /** Of one patient, by the facility's criteria. */
    Blacklisting.Evidence of(FacilityId facility, PatientId patient, Instant now);

    /** Patients who reach the facility's number and are not on its list, ordered by id. */
    List<Proposal> proposals(FacilityId facility, Instant now, Option<PatientId> after, int limit);

    /**
     * @param visits so many of them make a proposal
     * @param months how far back they count
     * @param late   a cancellation by the patient within this time before the start counts
     */
    record Criteria(int visits, int months, Duration late) {

        public static final Criteria USUAL = new Criteria(3, 6, Duration.ofHours(24));

        public Criteria {
            if (visits < 1 || visits > 100 || months < 1 || months > 60 || late.isNegative() || late.compareTo(Duration.ofDays(14)) > 0) {
                throw new IllegalArgumentException("criteria that no clinic means");
            }
        }

        public Instant since(Instant now) {
            return now.atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
        }
    }

    record Proposal(PatientId patient, Blacklisting.Evidence evidence) {
    }
}
