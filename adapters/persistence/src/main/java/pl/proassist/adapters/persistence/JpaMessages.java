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
        this.outbox = new OutboxTable("message", ", unsure = TRUE", session, leases);
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

    @Override public List<Message> lease(MessageChannel channel, Instant now, int limit) {
        return transactions.record(() -> outbox.lease(by(channel), JpaMessages::message, Message::id, now, limit));
    }

    private static String by(MessageChannel channel) {
        return "AND channel = '" + channel.name() + "'";
    }

    private static Message message(Columns row) {
        return new Message(row.uuid("id"), new VisitId(row.uuid("visit")), row.constant(MessageKind.class, "kind"), row.text("occasion"),
                row.constant(MessageChannel.class, "channel"), row.instant("created_at"), row.instant("due_at"), row.instant("not_after"),
                row.flag("fallback"), (int) row.number("tries"), new Route((int) row.number("account"), row.flag("unsure")));
    }

    @Override public void settle(UUID message, Settlement settlement) {
        transactions.record(() -> {
            if (settlement instanceof Settlement.RetryAt retry) {
                Sql.run(session.unit().connection(), "UPDATE message SET account = ?, unsure = ? WHERE id = ?", retry.route().account(),
                        retry.route().unsure(), message);
            }
            return outbox.settle(message, settlement);
        });
    }

    @Override public Option<Instant> nextDue(MessageChannel channel) {
        return outbox.nextDue(by(channel));
    }

    @Override public Option<Message> find(UUID message) {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT * FROM message WHERE id = ?", JpaMessages::message, message));
    }

    @Override public Option<State> fate(UUID message) {
        return Sql.first(session.unit().connection(), "SELECT state FROM message WHERE id = ? FOR UPDATE", row -> row.constant(State.class, "state"), message);
    }

    @Override public List<Told> of(VisitId visit) {
        return session.read(unit -> Sql.list(unit.connection(), "SELECT * FROM message WHERE visit = ? ORDER BY created_at, seq", row ->
                new Told(row.uuid("id"), row.constant(MessageKind.class, "kind"), row.constant(MessageChannel.class, "channel"),
                        row.constant(State.class, "state"), row.textIfAny("reason"), row.flag("fallback"),
                        row.instantIfAny("settled_at").getOrElse(() -> row.instant("created_at")), row.numberIfAny("parts").map(Long::intValue)), visit.value()));
    }

    @Override public Option<Message> reported(Option<UUID> message, Option<String> providerId, boolean delivered, Instant now) {
        return message.flatMap(id -> report("id = ?", id, delivered, now))
                .orElse(() -> message.isEmpty() ? providerId.flatMap(id -> report("provider_id = ?", id, delivered, now)) : Option.none());
    }

    /** What reached the handset has reached it, whatever was believed before; bad news changes nothing that is settled for good. */
    private Option<Message> report(String which, Object id, boolean delivered, Instant now) {
        var connection = session.unit().connection();
        var believing = Sql.first(connection, "SELECT * FROM message WHERE " + which
                + (delivered ? " AND state <> 'DELIVERED'" : " AND state IN ('WAITING', 'SENT')") + " LIMIT 1 FOR UPDATE", JpaMessages::message, id);
        believing.forEach(found -> Sql.run(connection, "UPDATE message SET state = ?, settled_at = ?, leased_by = NULL, leased_until = NULL WHERE id = ?",
                delivered ? State.DELIVERED : State.UNDELIVERED, now, found.id()));
        return believing.filter(found -> !delivered);
    }
}
