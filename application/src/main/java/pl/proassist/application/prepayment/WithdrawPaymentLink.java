package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitStatus;

/** Staff take back a link that need not be paid. A visit that waits for its money keeps its link: there the terms are changed instead. */
public final class WithdrawPaymentLink {

    private final PaymentLinks links;
    private final Visits visits;
    private final PaymentAddresses addresses;
    private final Transactions transactions;

    public WithdrawPaymentLink(PaymentLinks links, Visits visits, PaymentAddresses addresses, Transactions transactions) {
        this.links = links;
        this.visits = visits;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    public Either<Refusal, LinkView> handle(Caller caller, PaymentLinkId id) {
        return transactions.run(caller.does("link.withdraw").on("link", id.value()), () ->
                links.require(id, caller, Permission.PAYMENTS_HANDLE).flatMap(this::notAwaited).flatMap(PaymentLink::withdraw)
                .map(links::save).map(change -> LinkView.of(change.next(), addresses.url(id))));
    }

    private Either<Refusal, PaymentLink> notAwaited(PaymentLink link) {
        var awaited = visits.find(link.details().visit()).exists(visit -> VisitStatus.of(visit) == VisitStatus.AWAITING_PAYMENT);
        return awaited ? Either.left(new PaymentRefusal.VisitWaits(link.id())) : Either.right(link);
    }
}
