package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/**
 * Staff make the payment link of a visit, or make it anew, in one step (LNK-09): it keeps its address and has an order at the
 * operator that can be paid. Weather at the operator ends the call; the link stays as it was.
 */
public final class MakePaymentLink {

    private final PaymentLinks links;
    private final Visits visits;
    private final OperatorOrders orders;
    private final PaymentAddresses addresses;
    private final Transactions transactions;

    public MakePaymentLink(PaymentLinks links, Visits visits, OperatorOrders orders, PaymentAddresses addresses, Transactions transactions) {
        this.links = links;
        this.visits = visits;
        this.orders = orders;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    public Either<Refusal, LinkView> handle(Caller caller, VisitId visit) {
        return transactions.run(caller.does("link.make").on("visit", visit.value()), () -> visits.require(visit, caller, Permission.PAYMENTS_HANDLE)
                        .flatMap(found -> links.ofVisit(visit).<Refusal>toEither(() -> new PaymentRefusal.NothingDue(visit))))
                .flatMap(link -> orders.ensure(link.id()).flatMap(live -> shown(link, live)));
    }

    private Either<Refusal, LinkView> shown(PaymentLink link, OperatorOrders.Live live) {
        if (live instanceof OperatorOrders.Live.Refused refused) {
            throw new GatewayUnavailable("the operator refused order " + refused.order());
        }
        return transactions.run(() -> links.require(link.id()).map(now -> LinkView.of(now, addresses.url(now.id()))));
    }
}
