package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentReceived;
import pl.proassist.domain.shared.DomainEvent;

/** A link is withdrawn or was paid, perhaps at the desk: no other order of it may take money any more. */
public final class CancelOrdersWhenClosed implements Reaction {

    public static final String NAME = "cancel-orders-when-closed";

    private final PaymentLinks links;
    private final OperatorOrders orders;
    private final Transactions transactions;

    public CancelOrdersWhenClosed(PaymentLinks links, OperatorOrders orders, Transactions transactions) {
        this.links = links;
        this.orders = orders;
        this.transactions = transactions;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var link = new PaymentLinkId(event.aggregate());
        var paid = event instanceof PaymentReceived received
                ? transactions.record(() -> links.find(link).get().details().payment(received.payment()).orElseThrow().order())
                : Option.<OrderId>none();
        orders.cancelAllBut(link, paid);
        return Option.none();
    }
}
