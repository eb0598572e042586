package pl.proassist.domain.invoice;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** KSeF does not take it, for the reason of that code (ksef.md 5.4). */
@DomainEvent.Named("invoice-refused/1")
public record InvoiceRefused(InvoiceId invoice, int code) implements DomainEvent {
    @Override public UUID aggregate() { return invoice.value(); }
}
