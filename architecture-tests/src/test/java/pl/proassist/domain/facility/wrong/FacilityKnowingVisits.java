package pl.proassist.domain.facility.wrong;

import pl.proassist.domain.visit.VisitId;

/** Deliberately wrong: looks against the direction of the packages. */
record FacilityKnowingVisits(VisitId seen) {
}
