package pl.proassist.domain.invoice;

/** Why an invoice is issued outside KSeF for good (ksef.md 16.3, 16.5). */
public enum OutsideReason {
    /** The buyer is no business, and the facility does not send such invoices (A29). */
    CONSUMER,
    /** The duty has not begun for this seller. */
    NOT_BOUND_YET,
    /** Until the end of 2026: the month's invoices outside come to at most 10 000 zł (art. 145m). */
    SMALL_TURNOVER,
    /** Until the end of 2026: an invoice of a cash register, or a receipt with NIP of at most 450 zł (art. 145n). */
    CASH_REGISTER,
    TOTAL_FAILURE
}
