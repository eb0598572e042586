package pl.proassist.domain.payment;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.shared.Money;

/** The operator says that a payer paid: a fact. The payment's date is never later than our receipt of the news (A33). */
public record Receipt(OrderId order, String remoteId, Money amount, String currency, Instant paidAt, Instant receivedAt) {

    public Receipt {
        paidAt = paidAt.isAfter(receivedAt) ? receivedAt : paidAt;
    }

    PaymentId payment() {
        return PaymentId.of(order, remoteId);
    }

    Payment with(Payment.Fate fate) {
        return new Payment(payment(), Payment.Means.ONLINE, Option.some(order), Option.some(remoteId),
                amount, currency, paidAt, receivedAt, fate, Option.none());
    }
}
