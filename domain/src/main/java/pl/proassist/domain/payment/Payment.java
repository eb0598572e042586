package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;

/**
 * Money that was received: a fact that stays. What becomes of it is its fate.
 *
 * @param order    the operator's order, for money that came online
 * @param remoteId the operator's id of the payer's attempt, for money that came online
 * @param paidAt   when the payer paid: the operator's time, never later than our receipt (A33)
 */
public record Payment(PaymentId id, Means means, Option<OrderId> order, Option<String> remoteId, Money amount, String currency,
                      Instant paidAt, Instant receivedAt, Fate fate, Option<Refund> refund) {

    public enum Means { ONLINE, CASH, CARD, TRANSFER }

    /** KEPT: it pays for the visit. UNMATCHED: another amount or currency, staff decide. GIVEN_BACK: see its refund. */
    public enum Fate { KEPT, UNMATCHED, GIVEN_BACK }

    public Payment {
        if ((fate == Fate.GIVEN_BACK) != refund.isDefined()) {
            throw new IllegalArgumentException("money given back has a refund, other money has none");
        }
    }

    /** Money of another amount never counts as paid, also when staff gave it back. */
    public boolean wasOfTheRightAmount() {
        return fate == Fate.KEPT || refund.exists(given -> given.reason() != RefundReason.STAFF_DECIDED);
    }

    Payment kept() {
        return with(Fate.KEPT, Option.none());
    }

    Payment givenBack(RefundReason reason) {
        return with(Fate.GIVEN_BACK, Option.some(Refund.due(reason)));
    }

    Payment with(Refund next) {
        return with(Fate.GIVEN_BACK, Option.some(next));
    }

    private Payment with(Fate anew, Option<Refund> next) {
        return new Payment(id, means, order, remoteId, amount, currency, paidAt, receivedAt, anew, next);
    }
}
