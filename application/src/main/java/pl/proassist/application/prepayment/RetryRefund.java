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

    public Either<Refusal, LinkView> handle(PaymentId payment) {
        return transactions.run(() -> links.ofPayment(payment).<Refusal>toEither(() -> new PaymentRefusal.UnknownPayment(payment))
                .map(link -> links.save(link.refundAgain(payment)))
                .map(change -> {
                    tasks.close(payment.value(), clock.instant());
                    return LinkView.of(change.next(), addresses.url(change.next().id()));
                }));
    }
}
