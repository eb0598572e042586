package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.VisitId;

/** A payment must be given back. */
@DomainEvent.Named("refund-due/1")
public record RefundDue(PaymentLinkId link, VisitId visit, PaymentId payment, RefundReason reason) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
