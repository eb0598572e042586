package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.LedgerWalks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.visit.VisitId;

/** The walk in MariaDB: one row, and whoever holds it walks. */
public final class JpaLedgerWalks implements LedgerWalks {

    private final JpaSession session;

    public JpaLedgerWalks(JpaSession session) {
        this.session = session;
    }

    /** Of servers that begin at once in an empty database the second waits for the first, once. */
    @Override public Option<Walk> claim() {
        var connection = session.unit().connection();
        return Sql.first(connection, "SELECT * FROM ledger_walk WHERE id = 1 FOR UPDATE SKIP LOCKED", JpaLedgerWalks::walk)
                .orElse(() -> Option.when(Sql.first(connection, "SELECT id FROM ledger_walk", row -> row.number("id")).isEmpty(), () -> {
                    Sql.run(connection, "INSERT INTO ledger_walk (id) VALUES (1) ON DUPLICATE KEY UPDATE id = id");
                    return Walk.NEVER;
                }));
    }

    private static Walk walk(Columns row) {
        return new Walk(row.instantIfAny("next_at"), row.flag("walking"), row.instantIfAny("after_start")
                .map(start -> new VisitViews.After(start, new VisitId(row.uuid("after_visit")))), row.instantIfAny("finished_at"));
    }

    @Override public void save(Walk walk) {
        Sql.run(session.unit().connection(), """
                INSERT INTO ledger_walk (id, next_at, walking, after_start, after_visit, finished_at) VALUES (1, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE
                next_at = VALUE(next_at), walking = VALUE(walking), after_start = VALUE(after_start), after_visit = VALUE(after_visit),
                finished_at = VALUE(finished_at)""", walk.next(), walk.walking(), walk.walkedTo().map(VisitViews.After::start),
                walk.walkedTo().map(last -> last.id().value()), walk.finished());
    }

    @Override public void suspect(VisitId visit, Instant since) {
        Sql.run(session.unit().connection(), "INSERT INTO ledger_suspect (visit, since) VALUES (?, ?) ON DUPLICATE KEY UPDATE visit = visit", visit.value(), since);
    }

    @Override public List<VisitId> takeRipe(Instant since, int limit) {
        var connection = session.unit().connection();
        var ripe = Sql.list(connection, "SELECT visit FROM ledger_suspect WHERE since <= ? ORDER BY since, visit LIMIT ?",
                row -> new VisitId(row.uuid("visit")), since, limit);
        if (!ripe.isEmpty()) {
            Sql.run(connection, "DELETE FROM ledger_suspect WHERE visit IN " + Sql.in(ripe), ripe.stream().map(VisitId::value).toArray());
        }
        return ripe;
    }

    @Override public Overview overview() {
        return session.read(unit -> Sql.first(unit.connection(), """
                SELECT (SELECT finished_at FROM ledger_walk) AS finished_at, (SELECT COUNT(*) FROM staff_task WHERE kind = ? AND closed_at IS NULL) AS breaches""",
                row -> new Overview(row.number("breaches"), row.instantIfAny("finished_at")), StaffTasks.Kind.LEDGER_BREACH)).get();
    }
}
