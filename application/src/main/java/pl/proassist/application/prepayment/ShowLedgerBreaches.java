package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;

/** The visits whose money did not add up when it was last checked and on which nobody has looked yet, with their sums as they are now. */
public final class ShowLedgerBreaches {

    public record Found(StaffTasks.Task task, Option<VisitView> visit) {
    }

    private final StaffTasks tasks;
    private final VisitViews views;
    private final Transactions transactions;

    public ShowLedgerBreaches(StaffTasks tasks, VisitViews views, Transactions transactions) {
        this.tasks = tasks;
        this.views = views;
        this.transactions = transactions;
    }

    public Either<Refusal, List<Found>> handle(Caller caller, int limit) {
        return transactions.run(caller.looks("ledger.breaches"), () -> caller.mayEverywhere(Permission.OPERATIONS)
                .map(may -> tasks.open(StaffTasks.Kind.LEDGER_BREACH, limit).stream().map(task -> new Found(task, task.visit().flatMap(views::find))).toList()));
    }
}
