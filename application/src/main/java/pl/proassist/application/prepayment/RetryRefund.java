package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;

/** Staff have mended why a refund failed (no funds at the operator, say): it is ordered anew. */
public final class RetryRefund {

    private final PaymentLinks links;
    private final StaffTasks tasks;
    private final PaymentAddresses addresses;
    private final Transactions transactions;
    private final Clock clock;

    public RetryRefund(PaymentLinks links, StaffTasks tasks, PaymentAddresses addresses, Transactions transactions, Clock clock) {
        this.links = links;
        this.tasks = tasks;
        this.addresses = addresses;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, LinkView> handle(Caller caller, PaymentId payment) {
        return transactions.run(() -> links.require(payment).flatMap(link -> transactions.run(act(caller, link, payment), () ->
                caller.may(Permission.PAYMENTS_HANDLE, link.details().facility(), new PaymentRefusal.UnknownPayment(payment))
                        .map(may -> again(link, payment)))));
    }

    private static Act act(Caller caller, PaymentLink link, PaymentId payment) {
        return caller.does("refund.retry").on("link", link.id().value()).on("visit", link.details().visit().value()).saying("payment", payment.toString());
    }

    private LinkView again(PaymentLink link, PaymentId payment) {
        var change = links.save(link.refundAgain(payment));
        tasks.close(payment.value(), clock.instant());
        return LinkView.of(change.next(), addresses.url(link.id()));
    }
}
