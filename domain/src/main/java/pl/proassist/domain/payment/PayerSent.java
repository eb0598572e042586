package pl.proassist.domain.payment;

import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.VisitId;

/** A payer pressed the button and was led to the operator. */
@DomainEvent.Named("payer-sent/1")
public record PayerSent(PaymentLinkId link, VisitId visit, OrderId order, Instant at) implements DomainEvent {
    @Override public UUID aggregate() { return link.value(); }
}
