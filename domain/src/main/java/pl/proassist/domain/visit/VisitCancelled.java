package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** The patient or the facility gave the visit up; the slot is free again. */
@DomainEvent.Named("visit-cancelled/1")
public record VisitCancelled(VisitId visit, CancelledBy by) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
