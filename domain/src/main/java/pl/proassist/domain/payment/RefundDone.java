package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** The money has left. */
@DomainEvent.Named("refund-done/1")
public record RefundDone(PaymentLinkId link, VisitId visit, PaymentId payment) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
