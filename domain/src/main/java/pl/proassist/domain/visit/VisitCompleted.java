package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** The visit took place. */
@DomainEvent.Named("visit-completed/1")
public record VisitCompleted(VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
