package pl.proassist.domain.policy;

/** What happens to money that is dated after the deadline (prepayment.md 2.5). */
public enum LatePayment { REINSTATE, REFUND }
