package pl.proassist.domain.payment;

import java.time.Instant;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.shared.Money;

/**
 * How much, and until when.
 *
 * @param deadline  paid at this instant still counts (A32)
 * @param releaseAt the first look whether anything came: deadline and settlement grace
 * @param waitUntil how long a payment under way is waited for; also the operator's own validity
 */
public record LinkTerms(Money amount, Instant deadline, Instant releaseAt, Instant waitUntil) {

    /** The same, once so much of it was paid. */
    LinkTerms less(Money paid) {
        return new LinkTerms(amount.minus(paid.min(amount)), deadline, releaseAt, waitUntil);
    }

    /** What is paid while it is asked for. */
    static LinkTerms thereAndThen(Money amount, Instant now) {
        return new LinkTerms(amount, now, now, now);
    }

    public static LinkTerms of(PaymentTerms terms) {
        return new LinkTerms(terms.amount(), terms.deadline().get(), terms.releaseAt(), terms.waitForFlightUntil());
    }
}
