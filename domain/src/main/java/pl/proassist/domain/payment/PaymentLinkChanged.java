package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** The amount or the deadline of a link is another one; its old orders must go. */
@DomainEvent.Named("payment-link-changed/1")
public record PaymentLinkChanged(PaymentLinkId link, VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
