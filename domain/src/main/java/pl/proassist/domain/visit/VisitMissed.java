package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** The patient did not come (VIS-16). */
@DomainEvent.Named("visit-missed/1")
public record VisitMissed(VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
