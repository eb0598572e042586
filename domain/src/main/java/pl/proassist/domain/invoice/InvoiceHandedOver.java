package pl.proassist.domain.invoice;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** Its buyer has it, KSeF not yet. */
@DomainEvent.Named("invoice-handed-over/1")
public record InvoiceHandedOver(InvoiceId invoice, IssueMode mode) implements DomainEvent {
    @Override public UUID aggregate() { return invoice.value(); }
}
