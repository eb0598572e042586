package pl.proassist.application.desk;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.UUID;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.shared.Refusal;

/** A person has seen to a task; money handed back at the desk is written down as refunded. */
public final class FinishTask {

    private final StaffTasks tasks;
    private final PaymentLinks links;
    private final Transactions transactions;
    private final Clock clock;

    public FinishTask(StaffTasks tasks, PaymentLinks links, Transactions transactions, Clock clock) {
        this.tasks = tasks;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, StaffTasks.Task> handle(UUID id) {
        return transactions.run(() -> tasks.find(id).<Refusal>toEither(() -> new TaskRefusal.UnknownTask(id)).peek(task -> {
            if (task.kind() == StaffTasks.Kind.REFUND_AT_DESK) {
                var payment = new PaymentId(task.subject());
                links.ofPayment(payment).forEach(link -> links.save(link.refundDone(payment)));
            }
            tasks.finish(id, clock.instant());
        }));
    }
}
