package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
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

    private static final ZoneId OPERATOR = ZoneId.of("Europe/Warsaw");

    public enum Means { ONLINE, CASH, CARD, TRANSFER }

    /** KEPT: it pays for the visit, or what its refund leaves of it. UNMATCHED: another amount or currency, staff decide. GIVEN_BACK: all of it. */
    public enum Fate { KEPT, UNMATCHED, GIVEN_BACK }

    public Payment {
        var back = refund.map(Refund::total).getOrElse(Money.ZERO);
        var fits = switch (fate) {
            case UNMATCHED -> refund.isEmpty();
            case GIVEN_BACK -> refund.isDefined() && back.equals(amount);
            case KEPT -> back.compareTo(amount) < 0;
        };
        if (!fits) {
            throw new IllegalArgumentException("the refund of a payment is all of it when it is given back, a part when it is kept, and none else");
        }
    }

    /** Money of another amount never counts as paid, also when staff gave it back. */
    public boolean wasOfTheRightAmount() {
        return fate == Fate.KEPT || refund.exists(given -> given.reason() != RefundReason.STAFF_DECIDED);
    }

    /** What of it pays for the visit. */
    public Money keptAmount() {
        return fate == Fate.KEPT ? amount.minus(returned()) : Money.ZERO;
    }

    /** What was given back of it, or is to be. */
    public Money returned() {
        return refund.map(Refund::total).getOrElse(Money.ZERO);
    }

    /** What can be given back now: one refund at a time. */
    public Money returnable() {
        return fate == Fate.GIVEN_BACK || refund.exists(Refund::isUnderWay) ? Money.ZERO : amount.minus(returned());
    }

    /** What nobody asks for any more: it is kept, or staff returned it of their own will. */
    Money settled() {
        return refund.exists(given -> given.reason() == RefundReason.RETURNED_BY_STAFF) ? amount : keptAmount();
    }

    /** The operator gives money back for twelve months (autopay.md 9.1), counted in its own local time; cash can be handed over at any time. */
    boolean isTooOldToReturn(Instant now) {
        return means == Means.ONLINE && now.isAfter(paidAt.atZone(OPERATOR).plusMonths(12).toInstant());
    }

    Payment accepted() {
        return with(Fate.KEPT, Option.none());
    }

    Payment givenBack(Money part, RefundReason reason, Option<String> note) {
        return with(refund.map(before -> before.further(reason, part, note)).getOrElse(() -> Refund.due(reason, part, note)));
    }

    Payment with(Refund next) {
        return with(next.total().equals(amount) ? Fate.GIVEN_BACK : Fate.KEPT, Option.some(next));
    }

    private Payment with(Fate anew, Option<Refund> next) {
        return new Payment(id, means, order, remoteId, amount, currency, paidAt, receivedAt, anew, next);
    }
}
