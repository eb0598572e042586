package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** The link is not to be paid any more: the visit was cancelled, or its payment waived. */
@DomainEvent.Named("payment-link-withdrawn/1")
public record PaymentLinkWithdrawn(PaymentLinkId link, VisitId visit) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
