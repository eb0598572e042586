package pl.proassist.domain.wrong;

/** Deliberately wrong: a name that says nothing. */
class PaymentManager {
}
