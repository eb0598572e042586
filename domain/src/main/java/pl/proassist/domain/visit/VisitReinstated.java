package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** Money came after the slot was given up, and the slot was still free: the visit stands again. */
@DomainEvent.Named("visit-reinstated/1")
public record VisitReinstated(VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
