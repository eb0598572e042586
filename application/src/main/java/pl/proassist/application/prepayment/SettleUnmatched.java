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

/** Staff decide about money of another amount: accept it as the payment, or give it back; the task is done with that. */
public final class SettleUnmatched {

    /** @param accept false: give it back */
    public record Command(PaymentId payment, boolean accept) {
    }

    private final PaymentLinks links;
    private final StaffTasks tasks;
    private final PaymentAddresses addresses;
    private final Transactions transactions;
    private final Clock clock;

    public SettleUnmatched(PaymentLinks links, StaffTasks tasks, PaymentAddresses addresses, Transactions transactions, Clock clock) {
        this.links = links;
        this.tasks = tasks;
        this.addresses = addresses;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, LinkView> handle(Caller caller, Command command) {
        return transactions.run(() -> links.require(command.payment()).flatMap(link -> transactions.run(act(caller, link, command), () ->
                caller.may(Permission.PAYMENTS_HANDLE, link.details().facility(), new PaymentRefusal.UnknownPayment(command.payment()))
                        .flatMap(may -> settle(link, command)))));
    }

    private static Act act(Caller caller, PaymentLink link, Command command) {
        return caller.does("payment.settle").on("link", link.id().value()).on("visit", link.details().visit().value())
                .saying("payment", command.payment().toString()).saying("accept", String.valueOf(command.accept()));
    }

    private Either<Refusal, LinkView> settle(PaymentLink link, Command command) {
        var payment = command.payment();
        return (command.accept() ? link.acceptUnmatched(payment) : link.refundUnmatched(payment))
                .map(links::save)
                .map(change -> {
                    tasks.close(payment.value(), clock.instant());
                    return LinkView.of(change.next(), addresses.url(link.id()));
                });
    }
}
