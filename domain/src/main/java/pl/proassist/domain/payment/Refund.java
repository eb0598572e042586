package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;

/**
 * Giving a payment back, or a part of it: a process of its own. A failed one is tried anew as another order at the operator, and so is a further
 * part: one at a time, because the operator compares the parts with the payment only later (autopay.md 9.2).
 *
 * @param attempt 1 for the first order of this payment's refunds, and so on
 * @param failure the operator's word for why it failed
 * @param amount  what goes back by this order
 * @param earlier what went back before
 * @param note    what staff wrote when they decided it
 */
public record Refund(RefundReason reason, State state, int attempt, Option<String> failure, Money amount, Money earlier, Option<String> note) {

    public enum State { DUE, ORDERED, DONE, FAILED }

    static Refund due(RefundReason reason, Money amount, Option<String> note) {
        return new Refund(reason, State.DUE, 1, Option.none(), amount, Money.ZERO, note);
    }

    /** All that was given back of the payment, or is to be. */
    public Money total() {
        return earlier.plus(amount);
    }

    public boolean isUnderWay() {
        return state != State.DONE;
    }

    /** What has not left yet. */
    public Money outstanding() {
        return isUnderWay() ? amount : Money.ZERO;
    }

    Refund in(State next) {
        return new Refund(reason, next, attempt, Option.none(), amount, earlier, note);
    }

    Refund failed(String why) {
        return new Refund(reason, State.FAILED, attempt, Option.some(why), amount, earlier, note);
    }

    Refund again() {
        return new Refund(reason, State.DUE, attempt + 1, Option.none(), amount, earlier, note);
    }

    /** A further part, once this one has left. */
    Refund further(RefundReason why, Money part, Option<String> words) {
        return new Refund(why, State.DUE, attempt + 1, Option.none(), part, total(), words);
    }

    /** Autopay's MessageID: 32 hex digits; the same for every retry of one attempt, another for the next attempt. */
    public String messageId(PaymentId payment) {
        return UUID.nameUUIDFromBytes(("refund:" + payment + ":" + attempt).getBytes(StandardCharsets.UTF_8))
                .toString().replace("-", "");
    }
}
