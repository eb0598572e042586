package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** Nobody paid in time; the slot is free again. */
@DomainEvent.Named("visit-lapsed/1")
public record VisitLapsed(VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
