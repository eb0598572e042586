package pl.proassist.domain.payment;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** Money of another amount or currency came; staff decide. */
@DomainEvent.Named("payment-unmatched/1")
public record PaymentUnmatched(PaymentLinkId link, VisitId visit, PaymentId payment) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
