package pl.proassist.domain.invoice;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** It has its number and its bytes, and is due to KSeF. */
@DomainEvent.Named("invoice-frozen/1")
public record InvoiceFrozen(InvoiceId invoice) implements DomainEvent {
    @Override public UUID aggregate() { return invoice.value(); }
}
