package pl.proassist.domain.visit;

/** Why money that was received is given back (prepayment.md 2.5). */
public enum RefundReason { SECOND_PAYMENT, VISIT_CANCELLED, PAID_TOO_LATE, SLOT_TAKEN, VISIT_STARTED, LINK_WITHDRAWN, STAFF_DECIDED }
