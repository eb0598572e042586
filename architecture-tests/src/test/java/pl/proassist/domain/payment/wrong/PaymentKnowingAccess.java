package pl.proassist.domain.payment.wrong;

import pl.proassist.domain.access.UserId;

/** Deliberately wrong: money does not know who asks. */
public record PaymentKnowingAccess(UserId user) {
}
