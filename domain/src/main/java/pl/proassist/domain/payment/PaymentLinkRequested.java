package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** A visit may or must be paid for, and a link exists for it; no order at the operator yet. */
@DomainEvent.Named("payment-link-requested/1")
public record PaymentLinkRequested(PaymentLinkId link, VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
