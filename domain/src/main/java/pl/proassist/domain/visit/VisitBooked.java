package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** A slot was promised to a patient. */
@DomainEvent.Named("visit-booked/1")
public record VisitBooked(VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
