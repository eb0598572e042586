package pl.proassist.domain.access.wrong;

import pl.proassist.domain.visit.VisitId;

/** Deliberately wrong: access comes before visits. */
public record AccessKnowingVisits(VisitId visit) {
}
