package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Messages.Settlement;

/**
 * What tables of things that wait to be handed over have in common: how they are claimed, and what becomes of them.
 *
 * @param onLease what else is set when something is claimed, {@code , column = value}
 */
record OutboxTable(String name, String onLease, JpaSession session, Leases leases) {

    OutboxTable(String name, JpaSession session, Leases leases) {
        this(name, "", session, leases);
    }

    /** Inside a transaction. */
    <T> List<T> lease(Function<Columns, T> row, Function<T, UUID> id, Instant now, int limit) {
        return lease("", row, id, now, limit);
    }

    /** @param only a further condition, {@code AND column = 'value'} */
    <T> List<T> lease(String only, Function<Columns, T> row, Function<T, UUID> id, Instant now, int limit) {
        var connection = session.unit().connection();
        var due = Sql.list(connection, "SELECT * FROM " + name + " WHERE state = 'WAITING' " + only + """
                 AND due_at <= ? AND (leased_until IS NULL OR leased_until < ?)
                ORDER BY due_at, seq LIMIT ? FOR UPDATE SKIP LOCKED""", row, now, leases.now(), limit);
        if (!due.isEmpty()) {
            var values = new ArrayList<Object>(List.of(leases.holder(), leases.until()));
            due.forEach(each -> values.add(id.apply(each)));
            Sql.run(connection, "UPDATE " + name + " SET leased_by = ?, leased_until = ?" + onLease + " WHERE id IN " + Sql.in(due), values.toArray());
        }
        return due;
    }

    /** Inside a transaction. */
    int settle(UUID id, Settlement settlement) {
        if (settlement instanceof Settlement.Sent sent) {
            return sent(id, sent);
        }
        if (settlement instanceof Settlement.RetryAt retry) {
            return change("""
                    SET due_at = ?, tries = tries + 1, reason = LEFT(?, 2000), leased_by = NULL, leased_until = NULL
                    WHERE id = ? AND state = 'WAITING'""", retry.at(), retry.reason(), id);
        }
        return settlement instanceof Settlement.Failed failed
                ? end(id, Messages.State.FAILED, failed.at(), Option.some(failed.reason()))
                : end(id, Messages.State.TOO_LATE, ((Settlement.TooLate) settlement).at(), Option.none());
    }

    /** The provider's report may have come first: then the delivery stands, and the provider's id is kept all the same. */
    private int sent(UUID id, Settlement.Sent sent) {
        return change("""
                SET provider_id = ?, parts = ?, reason = NULL, settled_at = IF(state = 'WAITING', ?, settled_at),
                    state = IF(state = 'WAITING', 'SENT', state), leased_by = NULL, leased_until = NULL
                WHERE id = ? AND state IN ('WAITING', 'DELIVERED', 'UNDELIVERED')""", sent.providerId(), sent.parts(), sent.at(), id);
    }

    private int end(UUID id, Messages.State state, Instant at, Option<String> reason) {
        return change("""
                SET state = ?, settled_at = ?, reason = LEFT(?, 2000), leased_by = NULL, leased_until = NULL
                WHERE id = ? AND state = 'WAITING'""", state, at, reason, id);
    }

    private int change(String change, Object... values) {
        return Sql.run(session.unit().connection(), "UPDATE " + name + " " + change, values);
    }

    /** In the transaction that is open, or in one of its own. */
    Option<Instant> nextDue() {
        return nextDue("");
    }

    Option<Instant> nextDue(String only) {
        return session.read(unit -> Sql.first(unit.connection(),
                "SELECT due_at FROM " + name + " WHERE state = 'WAITING' " + only + " ORDER BY due_at LIMIT 1", row -> row.instant("due_at")));
    }
}
