package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** The operator was told to give a payment back, or staff were. */
@DomainEvent.Named("refund-ordered/1")
public record RefundOrdered(PaymentLinkId link, VisitId visit, PaymentId payment) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
