package pl.proassist.application.desk;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.UUID;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
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

    public Either<Refusal, StaffTasks.Task> handle(Caller caller, UUID id) {
        var unknown = new TaskRefusal.UnknownTask(id);
        return transactions.run(() -> tasks.find(id).<Refusal>toEither(unknown).flatMap(task -> transactions.run(act(caller, task), () ->
                caller.may(Permission.PAYMENTS_HANDLE, task.facility(), unknown).map(may -> finish(task)))));
    }

    private static Act act(Caller caller, StaffTasks.Task task) {
        var act = caller.does("task.finish").on("facility", task.facility().value()).saying("task", task.id().toString()).saying("kind", task.kind().name());
        return task.visit().fold(() -> act, visit -> act.on("visit", visit.value()));
    }

    private StaffTasks.Task finish(StaffTasks.Task task) {
        if (task.kind() == StaffTasks.Kind.REFUND_AT_DESK) {
            var payment = new PaymentId(task.subject());
            links.ofPayment(payment).forEach(link -> links.save(link.refundDone(payment)));
        }
        tasks.finish(task.id(), clock.instant());
        return task;
    }
}
