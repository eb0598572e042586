package pl.proassist.adapters.persistence;

import java.time.Instant;
import pl.proassist.application.port.OldRecords;

/** Drops from the old end of tables that grow by number: whatever is not old ends the looking, so that nothing reads a whole table. */
public final class JpaOldRecords implements OldRecords {

    /** What must stay, such as messages about a visit far ahead, may lie before what goes. */
    private static final int LOOKED_AT = 10;

    private final JpaSession session;

    public JpaOldRecords(JpaSession session) {
        this.session = session;
    }

    @Override public int dropMessages(Instant before, int limit) {
        return Sql.run(session.unit().connection(), """
                DELETE FROM message WHERE seq IN (SELECT seq FROM (SELECT seq, visit, created_at, state FROM message ORDER BY seq LIMIT ?) oldest
                WHERE created_at < ? AND state <> 'WAITING' AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = oldest.visit AND v.end_at >= ?))
                ORDER BY seq LIMIT ?""", LOOKED_AT * limit, before, before, limit);
    }

    @Override public int dropEvents(Instant before, int limit) {
        return Sql.run(session.unit().connection(), """
                DELETE FROM event WHERE seq IN (SELECT seq FROM (SELECT seq, at FROM event ORDER BY seq LIMIT ?) oldest
                WHERE at < ? AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.event = oldest.seq))""", limit, before);
    }

    @Override public int dropRequests(Instant before, int limit) {
        return Sql.run(session.unit().connection(), "DELETE FROM repeated_request WHERE claimed_at < ? AND leased_by IS NULL ORDER BY claimed_at LIMIT ?", before, limit);
    }
}
