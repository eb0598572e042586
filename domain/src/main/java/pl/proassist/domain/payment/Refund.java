package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pl.proassist.domain.visit.RefundReason;

/**
 * Giving one payment back: a process of its own. A failed one is tried anew as another order at the operator.
 *
 * @param attempt 1 for the first order of this refund, and so on
 * @param failure the operator's word for why it failed
 */
public record Refund(RefundReason reason, State state, int attempt, Option<String> failure) {

    public enum State { DUE, ORDERED, DONE, FAILED }

    static Refund due(RefundReason reason) {
        return new Refund(reason, State.DUE, 1, Option.none());
    }

    Refund in(State next) {
        return new Refund(reason, next, attempt, Option.none());
    }

    Refund failed(String why) {
        return new Refund(reason, State.FAILED, attempt, Option.some(why));
    }

    Refund again() {
        return new Refund(reason, State.DUE, attempt + 1, Option.none());
    }

    /** Autopay's MessageID: 32 hex digits; the same for every retry of one attempt, another for the next attempt. */
    public String messageId(PaymentId payment) {
        return UUID.nameUUIDFromBytes(("refund:" + payment + ":" + attempt).getBytes(StandardCharsets.UTF_8))
                .toString().replace("-", "");
    }
}
