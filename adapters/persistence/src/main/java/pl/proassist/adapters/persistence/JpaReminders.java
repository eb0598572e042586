package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.Reminders;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.VisitId;

/**
 * When each visit is looked at again: two columns of its row in MariaDB, set anew by every save of a visit ({@link VisitRow}), so that a
 * booking costs no statement more. They are outside the version of the visit: a look is no change of it.
 */
public final class JpaReminders implements Reminders {

    private final JpaSession session;

    public JpaReminders(JpaSession session) {
        this.session = session;
    }

    /** The rows are held until the end of the transaction: who changes a visit meanwhile comes after the look, and makes it due again. */
    @Override public List<Look> due(Instant now, int limit) {
        return Sql.list(session.unit().connection(), "SELECT id, stands_since FROM visit WHERE look_at <= ? ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED",
                row -> new Look(new VisitId(row.uuid("id")), row.instantIfAny("stands_since").getOrElse(now)), now, limit);
    }

    @Override public void looked(Look look, Option<Instant> next) {
        Sql.run(session.unit().connection(), "UPDATE visit SET look_at = ?, stands_since = ? WHERE id = ?", next, look.since(), look.visit().value());
    }

    @Override public void lookAtAll(FacilityId facility, Instant now) {
        Sql.run(session.unit().connection(),
                "UPDATE visit SET look_at = booked_at WHERE facility = ? AND start_at > ? AND status IN ('AWAITING_PAYMENT', 'CONFIRMED')", facility.value(), now);
    }

    @Override public Option<Instant> nextDue() {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT look_at FROM visit WHERE look_at IS NOT NULL ORDER BY look_at LIMIT 1",
                row -> row.instant("look_at")));
    }
}
