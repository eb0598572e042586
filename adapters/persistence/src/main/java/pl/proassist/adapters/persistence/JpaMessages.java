package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.visit.VisitId;

/** The outbox of messages in MariaDB. A message that was settled while its delivery report overtook us keeps the report. */
public final class JpaMessages implements Messages {

    private final JpaSession session;
    private final Transactions transactions;
    private final OutboxTable outbox;

    public JpaMessages(JpaSession session, Transactions transactions, Leases leases) {
        this.session = session;
        this.transactions = transactions;
        this.outbox = new OutboxTable("message", session, leases);
    }

    @Override public void add(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var values = new ArrayList<>();
        messages.forEach(message -> values.addAll(List.of(message.id(), message.visit().value(), message.kind(), message.occasion(),
                message.channel(), message.createdAt(), message.dueAt(), message.notAfter(), message.fallback(), message.tries())));
        Sql.run(session.unit().connection(), """
                INSERT INTO message (id, visit, kind, occasion, channel, created_at, due_at, not_after, fallback, tries) VALUES %s
                ON DUPLICATE KEY UPDATE id = id""".formatted(Sql.rows("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", messages.size())), values.toArray());
    }

    @Override public List<Message> lease(Instant now, int limit) {
        return transactions.record(() -> outbox.lease(JpaMessages::message, Message::id, now, limit));
    }

    private static Message message(Columns row) {
        return new Message(row.uuid("id"), new VisitId(row.uuid("visit")), row.constant(MessageKind.class, "kind"), row.text("occasion"),
                row.constant(MessageChannel.class, "channel"), row.instant("created_at"), row.instant("due_at"), row.instant("not_after"),
                row.flag("fallback"), (int) row.number("tries"));
    }

    @Override public void settle(UUID message, Settlement settlement) {
        transactions.record(() -> outbox.settle(message, settlement));
    }

    @Override public Option<Instant> nextDue() {
        return outbox.nextDue();
    }

    @Override public List<Told> of(VisitId visit) {
        return session.read(unit -> Sql.list(unit.connection(), "SELECT * FROM message WHERE visit = ? ORDER BY created_at, seq", row ->
                new Told(row.uuid("id"), row.constant(MessageKind.class, "kind"), row.constant(MessageChannel.class, "channel"),
                        row.constant(State.class, "state"), row.textIfAny("reason"), row.flag("fallback"),
                        row.instantIfAny("settled_at").getOrElse(() -> row.instant("created_at"))), visit.value()));
    }

    @Override public void reported(Option<UUID> message, Option<String> providerId, boolean delivered, Instant now) {
        message.forEach(id -> report("id = ?", id, delivered, now));
        if (message.isEmpty()) {
            providerId.forEach(id -> report("provider_id = ?", id, delivered, now));
        }
    }

    /** What reached the handset has reached it, whatever was believed before; bad news changes nothing that is settled for good. */
    private void report(String which, Object id, boolean delivered, Instant now) {
        change("UPDATE message SET state = ?, settled_at = ?, leased_by = NULL, leased_until = NULL WHERE " + which
                + (delivered ? " AND state <> 'DELIVERED'" : " AND state IN ('WAITING', 'SENT')"),
                delivered ? State.DELIVERED : State.UNDELIVERED, now, id);
    }

    private int change(String sql, Object... values) {
        return transactions.record(() -> Sql.run(session.unit().connection(), sql, values));
    }
}
