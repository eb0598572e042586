package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.payment.RefundOrdered;
import pl.proassist.domain.shared.DomainEvent;

/** A refund was ordered: asks the operator until the money has left or cannot (autopay.md 9.2). */
public final class FollowRefundWhenOrdered implements Reaction {

    public static final String NAME = "follow-refund-when-ordered";

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final PaymentLinks links;
    private final PaymentGateway gateway;
    private final Transactions transactions;
    private final Clock clock;

    public FollowRefundWhenOrdered(PaymentLinks links, PaymentGateway gateway, Transactions transactions, Clock clock) {
        this.links = links;
        this.gateway = gateway;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var ordered = (RefundOrdered) event;
        var payment = transactions.record(() -> links.find(ordered.link()).get().details().payment(ordered.payment()).orElseThrow());
        var underWay = payment.refund().exists(refund -> refund.state() == Refund.State.ORDERED);
        return underWay && payment.means() == Payment.Means.ONLINE ? follow(ordered, payment) : Option.none();
    }

    private Option<Instant> follow(RefundOrdered ordered, Payment payment) {
        var progress = gateway.askRefund(payment.refund().get().messageId(payment.id()));
        if (progress instanceof PaymentGateway.RefundProgress.Pending) {
            return Option.some(clock.instant().plus(PAUSE));
        }
        transactions.record(() -> {
            var link = links.find(ordered.link()).get();
            return links.save(progress instanceof PaymentGateway.RefundProgress.Failed failed
                    ? link.refundFailed(payment.id(), Refund.State.ORDERED, failed.reason())
                    : link.refundDone(payment.id()));
        });
        return Option.none();
    }
}
