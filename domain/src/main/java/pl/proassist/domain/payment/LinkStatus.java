package pl.proassist.domain.payment;

/** The states of a payment link by name, for those outside who store or show them. */
public enum LinkStatus {
    REQUESTED, OPEN, PAID, AT_DESK, EXPIRED, WITHDRAWN;

    /** The money came, whoever asked for it. */
    public boolean isPaid() {
        return this == PAID || this == AT_DESK;
    }

    /** Whether patients can be led to it. */
    public boolean hasAddress() {
        return this != AT_DESK;
    }

    public static LinkStatus of(PaymentLink link) {
        return link.fold(new PaymentLink.States<>() {
            @Override public LinkStatus requested(PaymentLink.Requested it) { return REQUESTED; }

            @Override public LinkStatus open(PaymentLink.Open it) { return OPEN; }

            @Override public LinkStatus paid(PaymentLink.Paid it) { return PAID; }

            @Override public LinkStatus atDesk(PaymentLink.AtDesk it) { return AT_DESK; }

            @Override public LinkStatus expired(PaymentLink.Expired it) { return EXPIRED; }

            @Override public LinkStatus withdrawn(PaymentLink.Withdrawn it) { return WITHDRAWN; }
        });
    }
}
