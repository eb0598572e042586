package pl.proassist.domain.payment.wrong;

import pl.proassist.domain.patient.wrong.PatientKnowingPayments;

/** Deliberately wrong: looks into a package that looks back at it. */
record PaymentKnowingPatients(PatientKnowingPayments seen) {
}
