package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;

/** The patient presses "pay": an order is made when there is none to pay at, and the payer is led there (autopay.md 14). */
@OpenDoor("for whoever holds the address of the payment page")
public final class LeadToOperator {

    /** Where the payer goes, or that the operator cannot be reached just now. */
    public sealed interface Way {
        record To(String payUrl) implements Way { }

        record NotNow() implements Way { }
    }

    private final PaymentLinks links;
    private final OperatorOrders orders;
    private final Transactions transactions;
    private final Clock clock;

    public LeadToOperator(PaymentLinks links, OperatorOrders orders, Transactions transactions, Clock clock) {
        this.links = links;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Way> handle(String token) {
        return transactions.run(() -> links.ofToken(token).<Refusal>toEither(PaymentRefusal.UnknownPaymentLink::new))
                .flatMap(this::way);
    }

    private Either<Refusal, Way> way(PaymentLink link) {
        try {
            return orders.ensure(link.id()).map(live -> live instanceof OperatorOrders.Live.Ready ready ? sent(link, ready) : new Way.NotNow());
        } catch (GatewayUnavailable weather) {
            return Either.right(new Way.NotNow());
        }
    }

    private Way sent(PaymentLink link, OperatorOrders.Live.Ready ready) {
        var now = clock.instant();
        transactions.run(Actor.PATIENT.does("payment.begin").on("link", link.id().value()).on("visit", link.details().visit().value()), () -> {
            var current = links.find(link.id()).get();
            return Either.right(current.details().liveOrder(now).map(PaymentOrder::id).map(order -> links.save(current.payerSent(order, now))));
        });
        return new Way.To(ready.payUrl());
    }
}
