package pl.proassist.domain.policy.wrong;

import pl.proassist.domain.visit.VisitId;

/** Deliberately wrong: looks against the direction of the packages. */
record PolicyKnowingVisits(VisitId seen) {
}
