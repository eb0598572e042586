package pl.proassist.domain.visit.wrong;

import pl.proassist.domain.payment.PaymentLinkId;

/** Deliberately wrong: looks against the direction of the packages. */
record VisitKnowingPayments(PaymentLinkId seen) {
}
