package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.OrderId;

/**
 * The payer's browser comes back from the operator. That proves nothing; while the link still waits for money the operator is asked
 * once, and the payer sees our own page (autopay.md 5).
 */
@OpenDoor("for whoever comes back from the operator with the number of an order; it proves nothing and shows nothing")
public final class ReturnFromOperator {

    private final PaymentLinks links;
    private final OperatorOrders orders;
    private final PaymentAddresses addresses;
    private final Transactions transactions;

    public ReturnFromOperator(PaymentLinks links, OperatorOrders orders, PaymentAddresses addresses, Transactions transactions) {
        this.links = links;
        this.orders = orders;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    public Option<String> handle(OrderId order) {
        var link = transactions.record(() -> links.ofOrder(order));
        link.filter(found -> LinkStatus.of(found) == LinkStatus.OPEN).forEach(found -> askQuietly(order));
        return link.map(found -> addresses.url(found.id()));
    }

    private void askQuietly(OrderId order) {
        try {
            orders.ask(order);
        } catch (GatewayUnavailable weather) {
            // The page says that we wait for the bank; the notification or the next look brings the money.
        }
    }
}
