package pl.proassist.domain.invoice;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** KSeF took it and gave it a number: it is issued. */
@DomainEvent.Named("invoice-accepted/1")
public record InvoiceAccepted(InvoiceId invoice) implements DomainEvent {
    @Override public UUID aggregate() { return invoice.value(); }
}
