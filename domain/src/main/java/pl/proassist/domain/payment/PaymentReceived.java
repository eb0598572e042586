package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** Money of the right amount came and is kept, unless the visit can no longer be had. */
@DomainEvent.Named("payment-received/1")
public record PaymentReceived(PaymentLinkId link, VisitId visit, PaymentId payment) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
