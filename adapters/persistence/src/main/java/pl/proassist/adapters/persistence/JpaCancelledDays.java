package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.VisitId;

/** Cancelled days in MariaDB: whoever works on a visit of one holds its row, so that servers never take the same. */
public final class JpaCancelledDays implements CancelledDays {

    private final JpaSession session;

    public JpaCancelledDays(JpaSession session) {
        this.session = session;
    }

    @Override public void hold(SpecialistId specialist) {
        Sql.run(session.unit().connection(), "UPDATE bookable SET seq = seq + 1 WHERE id = ?", specialist.value());
    }

    @Override public void open(CancelledDay day) {
        var connection = session.unit().connection();
        Sql.run(connection, "INSERT INTO cancelled_day (id, facility, specialist, from_at, until_at, reason, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                day.id(), day.facility().value(), day.specialist().value(), day.from(), day.until(), day.reason(), day.askedAt());
        if (!day.items().isEmpty()) {
            var values = new ArrayList<Object>();
            day.items().forEach(item -> values.addAll(List.of(day.id(), item.visit().value())));
            Sql.run(connection, "INSERT INTO cancelled_day_visit (day, visit) VALUES " + Sql.rows("(?, ?)", day.items().size()), values.toArray());
        }
    }

    @Override public Option<CancelledDay> find(UUID id) {
        var connection = session.unit().connection();
        return Sql.first(connection, "SELECT * FROM cancelled_day WHERE id = ?", row -> day(connection, row), id);
    }

    @Override public List<CancelledDay> of(FacilityId facility, Instant endingAfter, int limit) {
        var connection = session.unit().connection();
        return Sql.list(connection, "SELECT * FROM cancelled_day WHERE facility = ? AND until_at > ? ORDER BY asked_at DESC, id LIMIT ?",
                row -> day(connection, row), facility.value(), endingAfter, limit);
    }

    private static CancelledDay day(Connection connection, Columns row) {
        var id = row.uuid("id");
        return new CancelledDay(id, new FacilityId(row.uuid("facility")), new SpecialistId(row.uuid("specialist")), row.instant("from_at"),
                row.instant("until_at"), row.text("reason"), row.instant("asked_at"), row.instantIfAny("lifted_at"),
                Sql.list(connection, "SELECT * FROM cancelled_day_visit WHERE day = ? ORDER BY seq", item ->
                        new CancelledDay.Item(new VisitId(item.uuid("visit")), item.textIfAny("result"), item.instantIfAny("done_at")), id));
    }

    @Override public void lift(UUID day, Instant now) {
        Sql.run(session.unit().connection(), "UPDATE cancelled_day SET lifted_at = ? WHERE id = ? AND lifted_at IS NULL", now, day);
    }

    @Override public Option<Waiting> claimNext() {
        return Sql.first(session.unit().connection(), """
                SELECT v.day, v.visit, (SELECT d.reason FROM cancelled_day d WHERE d.id = v.day) AS reason
                FROM cancelled_day_visit v WHERE v.result IS NULL ORDER BY v.seq LIMIT 1 FOR UPDATE SKIP LOCKED""",
                row -> new Waiting(row.uuid("day"), new VisitId(row.uuid("visit")), row.text("reason")));
    }

    @Override public void done(UUID day, VisitId visit, String result, Instant now) {
        Sql.run(session.unit().connection(), "UPDATE cancelled_day_visit SET result = ?, done_at = ? WHERE day = ? AND visit = ?", result, now, day, visit.value());
    }

    @Override public List<Instant> doneAfter(Instant since) {
        return Sql.list(session.unit().connection(), "SELECT done_at FROM cancelled_day_visit WHERE done_at > ? ORDER BY done_at",
                row -> row.instant("done_at"), since);
    }

    @Override public boolean isAnyWaiting() {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT 1 AS waits FROM cancelled_day_visit WHERE result IS NULL LIMIT 1",
                row -> row.flag("waits"))).isDefined();
    }
}
