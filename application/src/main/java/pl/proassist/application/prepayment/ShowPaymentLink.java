package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.shared.Refusal;

/** Staff look at a payment link with its orders and payments. */
public final class ShowPaymentLink {

    private final PaymentLinks links;
    private final PaymentAddresses addresses;
    private final Transactions transactions;

    public ShowPaymentLink(PaymentLinks links, PaymentAddresses addresses, Transactions transactions) {
        this.links = links;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    public Either<Refusal, LinkView> handle(Caller caller, PaymentLinkId id) {
        return transactions.run(caller.looks("link.show").on("link", id.value()), () ->
                links.require(id, caller, Permission.VISITS_VIEW).map(link -> LinkView.of(link, addresses.url(id))));
    }
}
