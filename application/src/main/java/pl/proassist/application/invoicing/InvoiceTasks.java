package pl.proassist.application.invoicing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.visit.VisitDetails;

/** Puts a document that only a person can settle on the staff's list, once for each subject. */
public final class InvoiceTasks {

    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public InvoiceTasks(StaffTasks tasks, Transactions transactions, Clock clock) {
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    private static UUID id(StaffTasks.Kind kind, UUID subject) {
        return UUID.nameUUIDFromBytes((kind + ":" + subject).getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody has done what it asked for, whether it was raised or not. Inside a transaction. */
    void finish(StaffTasks.Kind kind, UUID subject) {
        tasks.find(id(kind, subject)).forEach(task -> tasks.finish(task.id(), clock.instant()));
    }

    void raise(VisitDetails visit, StaffTasks.Kind kind, UUID subject) {
        var id = id(kind, subject);
        transactions.record(() -> {
            tasks.raise(new StaffTasks.Task(id, visit.facility(), visit.id(), kind, subject, clock.instant()));
            return id;
        });
    }
}
