package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

/**
 * A payment operator with books of its own. A test is the payer and the operator's clerk: it tries to pay, settles what is pending,
 * pays refunds out or fails them, and makes the weather.
 */
public final class FakePaymentGateway implements PaymentGateway {

    private final InMemoryTransactions transactions;
    private final Weather weather = new Weather();
    private final Map<OrderId, Order> orders = new LinkedHashMap<>();
    private final Map<String, OrderedRefund> refunds = new LinkedHashMap<>();
    private Option<String> refusesStarts = Option.none();
    private Option<String> refusesRefunds = Option.none();
    private int attemptsMade;

    public FakePaymentGateway(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override public synchronized StartAnswer start(OrderRequest request) {
        transactions.mustNotBeOpen();
        return weather.call(() -> {
            if (orders.containsKey(request.order())) {
                throw new IllegalStateException("an order was started twice");
            }
            if (refusesStarts.isDefined()) {
                return new StartAnswer.Refused(refusesStarts.get());
            }
            orders.put(request.order(), new Order(request, new ArrayList<>(), false));
            return new StartAnswer.Started("START" + orders.size(), "https://operator.example/pay/" + request.order());
        });
    }

    @Override public synchronized List<OperatorAttempt> ask(OrderId order) {
        transactions.mustNotBeOpen();
        return weather.call(() -> known(order).map(found -> List.copyOf(found.attempts)).getOrElse(List.of()));
    }

    @Override public synchronized boolean cancel(OrderId order, Option<String> remoteId, String messageId) {
        transactions.mustNotBeOpen();
        return weather.call(() -> {
            known(order).forEach(found -> orders.put(order, new Order(found.request, found.attempts, true)));
            return known(order).forAll(found -> found.attempts.stream().noneMatch(attempt -> attempt.status() == Attempt.Status.PENDING));
        });
    }

    @Override public synchronized RefundAnswer refund(String messageId, String remoteId, Money amount) {
        transactions.mustNotBeOpen();
        return weather.call(() -> {
            if (refunds.containsKey(messageId)) {
                return new RefundAnswer.Accepted();
            }
            if (refusesRefunds.isDefined()) {
                return new RefundAnswer.Refused(refusesRefunds.get());
            }
            if (paid(remoteId).forAll(paid -> paid.compareTo(orderedBack(remoteId).plus(amount)) < 0)) {
                return new RefundAnswer.Refused("nothing of that amount was paid");
            }
            refunds.put(messageId, new OrderedRefund(remoteId, amount, new RefundProgress.Pending()));
            return new RefundAnswer.Accepted();
        });
    }

    @Override public synchronized RefundProgress askRefund(String messageId) {
        transactions.mustNotBeOpen();
        return weather.call(() -> Option.of(refunds.get(messageId)).<RefundProgress>map(OrderedRefund::progress)
                .getOrElse(() -> new RefundProgress.Failed("no such refund")));
    }

    // What the payer and the operator do

    /** Somebody tries to pay the whole amount of the order, and it ends so. @return the operator's id of the attempt */
    public synchronized String payerTries(OrderId order, Attempt.Status outcome, Instant at) {
        return payerTries(order, known(order).get().request.amount(), outcome, at);
    }

    /** Somebody tries to pay another amount than was asked. */
    public synchronized String payerTries(OrderId order, Money amount, Attempt.Status outcome, Instant at) {
        var remoteId = "REMOTE" + ++attemptsMade;
        known(order).get().attempts.add(new OperatorAttempt(order, remoteId, amount, "PLN", outcome, at));
        return remoteId;
    }

    /** What was pending ends so. */
    public synchronized void settle(String remoteId, Attempt.Status outcome, Instant at) {
        orders.values().forEach(order -> order.attempts.replaceAll(attempt -> attempt.remoteId().equals(remoteId)
                ? new OperatorAttempt(attempt.order(), remoteId, attempt.amount(), attempt.currency(), outcome, at) : attempt));
    }

    /** Whether the operator would let a payer begin. */
    public synchronized boolean takesMoneyFor(OrderId order) {
        return known(order).exists(found -> !found.cancelled);
    }

    /** Every attempt within the order as the operator's books have it, whatever the weather. */
    public synchronized List<OperatorAttempt> attempts(OrderId order) {
        return known(order).map(found -> List.copyOf(found.attempts)).getOrElse(List.of());
    }

    /** Every order that reached the operator, oldest first. */
    public synchronized List<OrderRequest> started() {
        return orders.values().stream().map(Order::request).toList();
    }

    /** What the operator's books say was ordered to go back of this attempt. */
    public synchronized Money orderedBack(String remoteId) {
        return refunds.values().stream().filter(refund -> refund.remoteId.equals(remoteId)).map(OrderedRefund::amount).reduce(Money.ZERO, Money::plus);
    }

    public void payOutRefunds() {
        endRefunds(new RefundProgress.Done());
    }

    public void failRefunds(String reason) {
        endRefunds(new RefundProgress.Failed(reason));
    }

    private synchronized void endRefunds(RefundProgress end) {
        refunds.replaceAll((id, refund) -> refund.progress instanceof RefundProgress.Pending ? new OrderedRefund(refund.remoteId, refund.amount, end) : refund);
    }

    public synchronized void refuseStarts(Option<String> reason) {
        refusesStarts = reason;
    }

    public synchronized void refuseRefunds(Option<String> reason) {
        refusesRefunds = reason;
    }

    /** The next call is understood and acted on, but its answer never comes back. */
    public synchronized void loseTheNextReply() {
        weather.loseTheNextReply();
    }

    public synchronized void beAwayForTheNextCall() {
        weather.awayForTheNextCall();
    }

    /** No call reaches the operator until it is back. */
    public synchronized void beAway(boolean away) {
        weather.away(away);
    }

    private Option<Order> known(OrderId order) {
        return Option.of(orders.get(order));
    }

    private Option<Money> paid(String remoteId) {
        return Option.ofOptional(orders.values().stream().flatMap(order -> order.attempts.stream())
                .filter(attempt -> attempt.remoteId().equals(remoteId) && attempt.status() == Attempt.Status.SUCCESS)
                .map(OperatorAttempt::amount).findFirst());
    }

    private record Order(OrderRequest request, List<OperatorAttempt> attempts, boolean cancelled) {
    }

    private record OrderedRefund(String remoteId, Money amount, RefundProgress progress) {
    }
}
