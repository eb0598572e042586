package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

/**
 * The payment operator. Every call may throw {@link GatewayUnavailable} when the outcome is not known: a lost reply, a time-out,
 * an answer that cannot be read or is wrongly signed. Never called inside a transaction.
 */
public interface PaymentGateway {

    /** Starts an order that is stored already. Never called twice with one order id. */
    StartAnswer start(OrderRequest request);

    /** Every attempt of payers within the order; empty when the operator knows none. */
    List<OperatorAttempt> ask(OrderId order);

    /**
     * Asks that an unpaid order takes no more money. True when nothing of it is left payable; what was paid meanwhile is seen
     * by {@link #ask}.
     *
     * @param messageId 32 alphanumerics, the same for every retry
     */
    boolean cancel(OrderId order, Option<String> remoteId, String messageId);

    /** Orders a refund; repeating a message id never refunds twice. */
    RefundAnswer refund(String messageId, String remoteId, Money amount);

    /** How far a refund is. */
    RefundProgress askRefund(String messageId);

    /**
     * @param description goes on bank statements: no health data, no names
     * @param linkUntil   after it no new payment may begin
     * @param validUntil  after it the operator sends money back by itself
     */
    record OrderRequest(OrderId order, Money amount, String description, Option<EmailAddress> payer, Instant linkUntil, Instant validUntil) {
    }

    sealed interface StartAnswer {

        <R> R fold(Function<Started, R> started, Function<Refused, R> refused);

        /** The payer goes to {@code payUrl}. */
        record Started(String remoteId, String payUrl) implements StartAnswer {
            @Override public <R> R fold(Function<Started, R> started, Function<Refused, R> refused) { return started.apply(this); }
        }

        /** Nothing was ordered and nothing will come. */
        record Refused(String reason) implements StartAnswer {
            @Override public <R> R fold(Function<Started, R> started, Function<Refused, R> refused) { return refused.apply(this); }
        }
    }

    /** One attempt as the operator tells it. */
    record OperatorAttempt(OrderId order, String remoteId, Money amount, String currency, Attempt.Status status, Instant at) {
    }

    sealed interface RefundAnswer {
        record Accepted() implements RefundAnswer { }

        record Refused(String reason) implements RefundAnswer { }
    }

    sealed interface RefundProgress {
        record Pending() implements RefundProgress { }

        record Done() implements RefundProgress { }

        record Failed(String reason) implements RefundProgress { }
    }
}
