package pl.proassist.domain.invoice;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** It is issued, and KSeF will not see it. */
@DomainEvent.Named("invoice-issued-outside/1")
public record InvoiceIssuedOutside(InvoiceId invoice, OutsideReason reason) implements DomainEvent {
    @Override public UUID aggregate() { return invoice.value(); }
}
