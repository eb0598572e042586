package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** Nobody paid in time. */
@DomainEvent.Named("payment-link-expired/1")
public record PaymentLinkExpired(PaymentLinkId link, VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
