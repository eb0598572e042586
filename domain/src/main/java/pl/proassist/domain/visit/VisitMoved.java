package pl.proassist.domain.visit;

import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** The visit has another time, specialist or room. */
@DomainEvent.Named("visit-moved/1")
public record VisitMoved(VisitId visit, Instant from, Instant to) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
