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
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/** Staff give a payment back, or a part of it, though it could be kept; one refund of a payment at a time (autopay.md 9). */
public final class RefundPayment {

    /** @param reason kept with the refund; it is nobody else's business */
    public record Command(PaymentId payment, Money amount, String reason) {
    }

    private final PaymentLinks links;
    private final StaffTasks tasks;
    private final PaymentAddresses addresses;
    private final Transactions transactions;
    private final Clock clock;

    public RefundPayment(PaymentLinks links, StaffTasks tasks, PaymentAddresses addresses, Transactions transactions, Clock clock) {
        this.links = links;
        this.tasks = tasks;
        this.addresses = addresses;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, LinkView> handle(Caller caller, Command command) {
        var payment = command.payment();
        return transactions.run(() -> links.require(payment).flatMap(link -> transactions.run(act(caller, link, command), () ->
                caller.may(Permission.PAYMENTS_HANDLE, link.details().facility(), new PaymentRefusal.UnknownPayment(payment))
                        .flatMap(may -> link.refundByHand(payment, command.amount(), command.reason(), clock.instant()))
                        .map(links::save)
                        .map(change -> {
                            tasks.close(payment.value(), clock.instant());
                            return LinkView.of(change.next(), addresses.url(link.id()));
                        }))));
    }

    private static Act act(Caller caller, PaymentLink link, Command command) {
        return caller.does("payment.refund").on("link", link.id().value()).on("visit", link.details().visit().value())
                .saying("payment", command.payment().toString()).saying("amount", command.amount().toString());
    }
}
