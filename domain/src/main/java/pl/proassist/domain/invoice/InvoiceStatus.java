package pl.proassist.domain.invoice;

/** The states of an invoice by name, for those outside who store or show them. */
public enum InvoiceStatus {
    DRAFT, AWAITING_ORIGINALS, FROZEN, SENT, HANDED_OVER, REFUSED, GIVEN_UP, ACCEPTED, OUTSIDE, CORRECTED;

    public static InvoiceStatus of(Invoice invoice) {
        return invoice.fold(new Invoice.States<>() {
            @Override public InvoiceStatus draft(Invoice.Draft it) { return DRAFT; }

            @Override public InvoiceStatus awaitingOriginals(Invoice.AwaitingOriginals it) { return AWAITING_ORIGINALS; }

            @Override public InvoiceStatus frozen(Invoice.Frozen it) { return FROZEN; }

            @Override public InvoiceStatus sent(Invoice.Sent it) { return SENT; }

            @Override public InvoiceStatus handedOver(Invoice.HandedOver it) { return HANDED_OVER; }

            @Override public InvoiceStatus refused(Invoice.Refused it) { return REFUSED; }

            @Override public InvoiceStatus givenUp(Invoice.GivenUp it) { return GIVEN_UP; }

            @Override public InvoiceStatus accepted(Invoice.Accepted it) { return ACCEPTED; }

            @Override public InvoiceStatus outside(Invoice.Outside it) { return OUTSIDE; }

            @Override public InvoiceStatus corrected(Invoice.Corrected it) { return CORRECTED; }
        });
    }
}
