package pl.proassist.domain.shared.wrong;

import pl.proassist.domain.visit.VisitId;

/** Deliberately wrong: looks against the direction of the packages. */
record SharedKnowingVisits(VisitId seen) {
}
