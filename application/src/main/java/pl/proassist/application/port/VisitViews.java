package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** Reading visits for screens and lists; needs no transaction of the caller. */
public interface VisitViews {

    Option<VisitView> find(VisitId id);

    /** Ordered by start, then id. */
    List<VisitView> search(Filter filter, int limit);

    /** The slots that are taken for a specialist between two instants, ordered. */
    List<Slot> taken(SpecialistId specialist, Instant from, Instant to);

    /** When a specialist cannot be booked between two instants because the day was cancelled and that was not lifted, ordered by their begin. */
    List<Slot> cancelled(SpecialistId specialist, Instant from, Instant to);

    /** The specialists of a facility, ordered by id. */
    List<SpecialistId> specialists(FacilityId facility);

    /** How many visits of a facility begin between two instants, by what became of them; a status without any may be left out. */
    Map<VisitStatus, Long> counted(FacilityId facility, Instant from, Instant to);

    /**
     * @param text   the beginning of the patient's last or first name
     * @param after  start and id of the last one of the page before
     * @param within only visits of these facilities; none for all
     */
    record Filter(Option<FacilityId> facility, Option<Instant> from, Option<Instant> to, Option<VisitStatus> status,
                  Option<SpecialistId> specialist, Option<PatientId> patient, Option<String> text, Option<After> after,
                  Option<Set<FacilityId>> within) {

        public Filter(Option<FacilityId> facility, Option<Instant> from, Option<Instant> to, Option<VisitStatus> status,
                      Option<SpecialistId> specialist, Option<PatientId> patient, Option<String> text, Option<After> after) {
            this(facility, from, to, status, specialist, patient, text, after, Option.none());
        }

        public Filter within(Option<Set<FacilityId>> only) {
            return new Filter(facility, from, to, status, specialist, patient, text, after, only);
        }
    }

    record After(Instant start, VisitId id) {
    }
}
