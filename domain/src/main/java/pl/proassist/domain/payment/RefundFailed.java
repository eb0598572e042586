package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** The operator could not give a payment back; staff must see to it. */
@DomainEvent.Named("refund-failed/1")
public record RefundFailed(PaymentLinkId link, VisitId visit, PaymentId payment) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
