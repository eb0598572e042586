package pl.proassist.domain.visit;

/**
 * What staff decide when a visit becomes one for a cheaper service and more was paid than it costs now: no rule decides that for them. The
 * difference goes back, or the prepayment stays with the visit as it was paid, until somebody gives it back by hand or the visit is cancelled.
 */
public enum Difference { REFUND, LEAVE }
