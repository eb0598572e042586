package pl.proassist.application.port;

/** The messages of prepayment.md 3 that the prepaid visit needs. */
public enum MessageKind {
    PAYMENT_REQUIRED, PAYMENT_OPTIONAL, PAYMENT_RULES_CHANGED, VISIT_CONFIRMED, PAYMENT_RECEIVED, VISIT_LAPSED,
    VISIT_CANCELLED, VISIT_MOVED, LATE_PAYMENT, REFUND;

    /** Whoever got it knows that the visit is to be paid for, and where. */
    public boolean asksForMoney() {
        return this == PAYMENT_REQUIRED || this == PAYMENT_OPTIONAL || this == PAYMENT_RULES_CHANGED;
    }
}
