package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** Somebody changed the payment terms of this one visit by hand. */
@DomainEvent.Named("visit-terms-changed/1")
public record VisitTermsChanged(VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return visit.value(); }
}
