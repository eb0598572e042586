package pl.proassist.domain.visit;

/** Why money that was received is given back (prepayment.md 2.5). */
public enum RefundReason {
    SECOND_PAYMENT, VISIT_CANCELLED, PAID_TOO_LATE, SLOT_TAKEN, VISIT_STARTED, LINK_WITHDRAWN,
    /** Money of another amount, which staff did not want. */
    STAFF_DECIDED,
    /** The visit became one for a cheaper service. */
    CHEAPER_SERVICE,
    /** Money that could have been kept: staff gave it back of their own will. */
    RETURNED_BY_STAFF
}
