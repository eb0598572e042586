package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.visit.VisitId;

/**
 * Why one facility asks one patient to pay before the visit, since when, until when, and who said so (PAY-17). It asks for payment and
 * refuses no care; the patient may contest it.
 *
 * @param expires from then on it no longer counts; none for an entry without an end
 */
public record Blacklisting(FacilityId facility, PatientId patient, String reason, Evidence evidence, Author author, Instant since,
                           Option<Instant> expires, Option<Contest> contest) implements PersonalData {

    /** What the facility's own books tell of the patient, counted when the entry was made. */
    public record Evidence(List<VisitId> noShows, List<VisitId> lateCancellations, Instant asOf) {

        public Evidence {
            noShows = List.copyOf(noShows);
            lateCancellations = List.copyOf(lateCancellations);
        }

        public int count() {
            return noShows.size() + lateCancellations.size();
        }
    }

    /**
     * What the patient says against it, as it was taken down.
     *
     * @param upheld set when somebody looked at it and kept the entry
     */
    public record Contest(String words, Instant at, Author recordedBy, Option<Upheld> upheld) implements PersonalData {

        public boolean isOpen() {
            return upheld.isEmpty();
        }

        @Override public String toString() { return "contest of " + at; }
    }

    /** The decision that an entry stays although it was contested. */
    public record Upheld(String reason, Instant at, Author by) implements PersonalData {
        @Override public String toString() { return "upheld at " + at; }
    }

    public Blacklisting contested(Contest words) {
        return new Blacklisting(facility, patient, reason, evidence, author, since, expires, Option.some(words));
    }

    @Override public String toString() {
        return "blacklisting of " + patient + " in " + facility;
    }
}
