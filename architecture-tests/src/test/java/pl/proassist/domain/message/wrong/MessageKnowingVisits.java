package pl.proassist.domain.message.wrong;

import pl.proassist.domain.visit.VisitId;

/** Deliberately wrong: looks against the direction of the packages. */
record MessageKnowingVisits(VisitId seen) {
}
