package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.shared.DomainEvent;

/** Events on their way to reactions, shared by all servers of one database through row locks that nobody waits for. */
public final class JpaDeliveries implements Deliveries {

    /** It is the oldest of its aggregate for its reaction: nothing overtakes. */
    private static final String IS_HEAD = """
            NOT EXISTS (SELECT 1 FROM delivery e WHERE e.aggregate = d.aggregate AND e.reaction = d.reaction AND e.id < d.id)""";

    private final JpaSession session;
    private final Transactions transactions;
    private final Leases leases;

    public JpaDeliveries(JpaSession session, Transactions transactions, Leases leases) {
        this.session = session;
        this.transactions = transactions;
        this.leases = leases;
    }

    @Override public List<Delivery> lease(Instant now, int limit) {
        return transactions.record(() -> {
            var connection = session.unit().connection();
            var due = Sql.list(connection, "SELECT id, event, reaction, tries FROM delivery d WHERE blocked = FALSE AND due_at <= ?"
                            + " AND (leased_until IS NULL OR leased_until < ?) AND " + IS_HEAD
                            + " ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED", Due::of, now, leases.now(), limit);
            if (due.isEmpty()) {
                return List.of();
            }
            var values = new ArrayList<Object>(List.of(leases.holder(), leases.until()));
            due.forEach(each -> values.add(each.id()));
            Sql.run(connection, "UPDATE delivery SET leased_by = ?, leased_until = ? WHERE id IN " + Sql.in(due), values.toArray());
            var events = events(due.stream().map(Due::event).distinct().toList());
            return due.stream().map(each -> new Delivery(each.id(), each.reaction(), events.get(each.event()), each.tries())).toList();
        });
    }

    private Map<Long, DomainEvent> events(List<Long> seqs) {
        return Sql.list(session.unit().connection(), "SELECT seq, name, body FROM event WHERE seq IN " + Sql.in(seqs),
                        row -> Map.entry(row.number("seq"), EventJson.read(row.text("name"), row.text("body"))), seqs.toArray())
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Due(long id, long event, String reaction, int tries) {
        static Due of(Columns row) {
            return new Due(row.number("id"), row.number("event"), row.text("reaction"), (int) row.number("tries"));
        }
    }

    @Override public void done(Delivery delivery) {
        change("DELETE FROM delivery WHERE id = ?", delivery.id());
    }

    @Override public void postpone(Delivery delivery, Instant until) {
        change("UPDATE delivery SET due_at = ?, leased_by = NULL, leased_until = NULL WHERE id = ? AND leased_by = ?",
                until, delivery.id(), leases.holder());
    }

    @Override public void failed(Delivery delivery, Instant retryAt, String why) {
        change("UPDATE delivery SET due_at = ?, tries = tries + 1, error = LEFT(?, 2000), leased_by = NULL, leased_until = NULL"
                + " WHERE id = ? AND leased_by = ?", retryAt, why, delivery.id(), leases.holder());
    }

    @Override public void block(Delivery delivery, String why) {
        change("UPDATE delivery SET blocked = TRUE, tries = tries + 1, error = LEFT(?, 2000), leased_by = NULL, leased_until = NULL"
                + " WHERE id = ? AND leased_by = ?", why, delivery.id(), leases.holder());
    }

    @Override public List<Blocked> blocked(int limit) {
        return session.read(unit -> Sql.list(unit.connection(), """
                SELECT d.id, d.reaction, e.name, d.aggregate, d.tries, d.error, e.at FROM delivery d JOIN event e ON e.seq = d.event
                WHERE d.blocked = TRUE ORDER BY d.due_at, d.id LIMIT ?""",
                row -> new Blocked(row.number("id"), row.text("reaction"), row.text("name"), row.uuid("aggregate"),
                        (int) row.number("tries"), row.text("error"), row.instant("at")), limit));
    }

    @Override public boolean unblock(long id, Instant now) {
        return change("UPDATE delivery SET blocked = FALSE, tries = 0, due_at = ? WHERE id = ? AND blocked = TRUE", now, id) == 1;
    }

    private int change(String sql, Object... values) {
        return transactions.record(() -> Sql.run(session.unit().connection(), sql, values));
    }

    @Override public Option<Instant> nextDue() {
        return session.read(unit -> Sql.first(unit.connection(),
                "SELECT due_at FROM delivery d WHERE blocked = FALSE AND " + IS_HEAD + " ORDER BY due_at, id LIMIT 1", dueAt()));
    }

    @Override public Depth depth(Instant now) {
        return session.read(unit -> {
            var oldest = Sql.first(unit.connection(), "SELECT due_at FROM delivery d WHERE blocked = FALSE AND due_at <= ? AND "
                    + IS_HEAD + " ORDER BY due_at, id LIMIT 1", dueAt(), now);
            return Sql.first(unit.connection(), "SELECT COUNT(*) AS everything, COALESCE(SUM(blocked), 0) AS blocked FROM delivery",
                    row -> new Depth(row.number("everything") - row.number("blocked"), row.number("blocked"), oldest)).get();
        });
    }

    private static Function<Columns, Instant> dueAt() {
        return row -> row.instant("due_at");
    }
}
