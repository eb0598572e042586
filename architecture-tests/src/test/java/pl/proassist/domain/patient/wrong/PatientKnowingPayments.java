package pl.proassist.domain.patient.wrong;

import pl.proassist.domain.payment.PaymentLinkId;

/** Deliberately wrong: looks against the direction of the packages; with payment's own look at patients it would be a cycle. */
public record PatientKnowingPayments(PaymentLinkId link) {
}
