package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.facility.FacilityId;

/** The things only a person can settle, in memory. */
public final class InMemoryTasks implements StaffTasks {

    private final InMemoryTransactions transactions;
    private final Table<UUID, Row> rows;

    public InMemoryTasks(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public void raise(Task task) {
        transactions.mustBeOpen();
        if (rows.get(task.id()).isEmpty()) {
            rows.put(task.id(), new Row(task, Option.none()));
        }
    }

    @Override public List<Task> open(FacilityId facility, int limit) {
        transactions.mustBeOpen();
        return rows.where(row -> row.task.facility().equals(facility) && row.closedAt.isEmpty()).stream().map(Row::task)
                .sorted(comparing(Task::raisedAt)).limit(limit).toList();
    }

    @Override public List<Task> open(Kind kind, int limit) {
        transactions.mustBeOpen();
        return rows.where(row -> row.task.kind() == kind && row.closedAt.isEmpty()).stream().map(Row::task)
                .sorted(comparing(Task::raisedAt)).limit(limit).toList();
    }

    @Override public int close(UUID subject, Instant now) {
        transactions.mustBeOpen();
        var open = rows.where(row -> row.task.subject().equals(subject) && row.closedAt.isEmpty());
        open.forEach(row -> finish(row.task.id(), now));
        return open.size();
    }

    @Override public Option<Task> find(UUID id) {
        transactions.mustBeOpen();
        return rows.get(id).map(Row::task);
    }

    @Override public boolean isDone(UUID id) {
        transactions.mustBeOpen();
        return rows.get(id).exists(row -> row.closedAt.isDefined());
    }

    @Override public void finish(UUID id, Instant now) {
        transactions.mustBeOpen();
        rows.get(id).filter(row -> row.closedAt.isEmpty()).peek(row -> rows.put(id, new Row(row.task, Option.some(now))));
    }

    private record Row(Task task, Option<Instant> closedAt) {
    }
}
