package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.VisitId;

/** The things only a person can settle, in MariaDB. */
public final class JpaStaffTasks implements StaffTasks {

    private final JpaSession session;

    public JpaStaffTasks(JpaSession session) {
        this.session = session;
    }

    @Override public void raise(Task task) {
        Sql.run(session.unit().connection(), """
                INSERT INTO staff_task (id, facility, visit, kind, subject, raised_at) VALUES (?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE id = id""",
                task.id(), task.facility().value(), task.visit().map(VisitId::value), task.kind(), task.subject(), task.raisedAt());
    }

    @Override public List<Task> open(FacilityId facility, int limit) {
        return Sql.list(session.unit().connection(),
                "SELECT * FROM staff_task WHERE facility = ? AND closed_at IS NULL ORDER BY raised_at, seq LIMIT ?",
                JpaStaffTasks::task, facility.value(), limit);
    }

    @Override public List<Task> open(Kind kind, int limit) {
        return Sql.list(session.unit().connection(), "SELECT * FROM staff_task WHERE kind = ? AND closed_at IS NULL ORDER BY raised_at, seq LIMIT ?",
                JpaStaffTasks::task, kind, limit);
    }

    @Override public int close(UUID subject, Instant now) {
        return Sql.run(session.unit().connection(), "UPDATE staff_task SET closed_at = ? WHERE subject = ? AND closed_at IS NULL", now, subject);
    }

    @Override public Option<Task> find(UUID id) {
        return Sql.first(session.unit().connection(), "SELECT * FROM staff_task WHERE id = ?", JpaStaffTasks::task, id);
    }

    @Override public boolean isDone(UUID id) {
        return Sql.first(session.unit().connection(), "SELECT id FROM staff_task WHERE id = ? AND closed_at IS NOT NULL", row -> row.uuid("id"), id).isDefined();
    }

    @Override public void finish(UUID id, Instant now) {
        Sql.run(session.unit().connection(), "UPDATE staff_task SET closed_at = ? WHERE id = ? AND closed_at IS NULL", now, id);
    }

    private static Task task(Columns row) {
        return new Task(row.uuid("id"), new FacilityId(row.uuid("facility")), row.uuidIfAny("visit").map(VisitId::new), row.constant(Kind.class, "kind"),
                row.uuid("subject"), row.instant("raised_at"));
    }
}
