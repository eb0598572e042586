package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** The operator takes money for the link. */
@DomainEvent.Named("payment-link-opened/1")
public record PaymentLinkOpened(PaymentLinkId link, VisitId visit, OrderId order) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
