package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.domain.shared.Money;

/**
 * One order at the payment operator, made for a link. It is stored before the operator is called.
 *
 * @param number   1 for the first order of the link, and so on
 * @param validUntil until when the operator takes money for it
 * @param remoteId the operator's own id, once it has answered
 * @param payUrl   where the payer is sent, once the operator has answered
 */
public record PaymentOrder(OrderId id, int number, Money amount, Instant placedAt, Instant validUntil, State state,
                           Option<String> remoteId, Option<String> payUrl, List<Attempt> attempts) {

    /** PLACED: stored, the operator not heard yet. STARTED: payable. DEAD: cancelled, refused or lost; money may still come. */
    public enum State { PLACED, STARTED, DEAD }

    public PaymentOrder {
        attempts = List.copyOf(attempts);
    }

    static PaymentOrder placed(OrderId id, int number, Money amount, Instant now, Instant validUntil) {
        return new PaymentOrder(id, number, amount, now, validUntil, State.PLACED, Option.none(), Option.none(), List.of());
    }

    public boolean isLive(Instant now) {
        return state != State.DEAD && now.isBefore(validUntil);
    }

    /** Whether the operator speaks of the money that was asked for. */
    public boolean isFor(Money given, String currency) {
        return currency.equals("PLN") && given.equals(amount);
    }

    PaymentOrder started(String remote, String url) {
        return state == State.DEAD ? this
                : new PaymentOrder(id, number, amount, placedAt, validUntil, State.STARTED, Option.some(remote), Option.some(url), attempts);
    }

    PaymentOrder dead() {
        return new PaymentOrder(id, number, amount, placedAt, validUntil, State.DEAD, remoteId, payUrl, attempts);
    }

    PaymentOrder heard(String remote, Attempt.Status status, Instant at) {
        var known = new ArrayList<>(attempts);
        known.removeIf(attempt -> attempt.remoteId().equals(remote));
        var before = attempts.stream().filter(attempt -> attempt.remoteId().equals(remote)).findFirst()
                .orElse(new Attempt(remote, status, Option.none()));
        known.add(before.heard(status, at));
        return new PaymentOrder(id, number, amount, placedAt, validUntil, state, remoteId, payUrl, known);
    }

    /** An attempt that failed brought nothing, so it excuses no other one that came late. */
    boolean wasPendingAt(Instant deadline) {
        return attempts.stream().anyMatch(attempt -> attempt.status() != Attempt.Status.FAILURE
                && attempt.pendingSince().exists(since -> !since.isAfter(deadline)));
    }

    boolean isPending() {
        return attempts.stream().anyMatch(attempt -> attempt.status() == Attempt.Status.PENDING);
    }
}
