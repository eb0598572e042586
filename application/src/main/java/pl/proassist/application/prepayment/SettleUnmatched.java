package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.PaymentId;
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

    public Either<Refusal, LinkView> handle(Command command) {
        var payment = command.payment();
        return transactions.run(() -> links.ofPayment(payment).<Refusal>toEither(() -> new PaymentRefusal.UnknownPayment(payment))
                .flatMap(link -> command.accept() ? link.acceptUnmatched(payment) : link.refundUnmatched(payment))
                .map(links::save)
                .map(change -> {
                    tasks.close(payment.value(), clock.instant());
                    return LinkView.of(change.next(), addresses.url(change.next().id()));
                }));
    }
}
