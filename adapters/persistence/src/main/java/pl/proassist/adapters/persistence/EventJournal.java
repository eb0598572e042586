package pl.proassist.adapters.persistence;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.domain.shared.DomainEvent;

/** Writes what happened in a unit of work, and who must hear of it, in two statements at the end of its transaction. */
public final class EventJournal {

    private final Subscriptions subscriptions;
    private final Clock clock;

    public EventJournal(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    void write(UnitOfWork unit) {
        var events = unit.events();
        if (events.isEmpty()) {
            return;
        }
        var connection = unit.connection();
        var now = clock.instant();
        announce(connection, events, record(connection, events, now), now);
    }

    private static List<Long> record(Connection connection, List<DomainEvent> events, Instant now) {
        var values = new ArrayList<>();
        events.forEach(event -> values.addAll(List.of(event.aggregate(), event.name(), EventJson.write(event), now)));
        return Sql.list(connection, "INSERT INTO event (aggregate, name, body, at) VALUES " + Sql.rows("(?, ?, ?, ?)", events.size())
                + " RETURNING seq", row -> row.number("seq"), values.toArray());
    }

    private void announce(Connection connection, List<DomainEvent> events, List<Long> seqs, Instant now) {
        var values = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            for (var reaction : subscriptions.of(events.get(i))) {
                values.addAll(List.of(seqs.get(i), events.get(i).aggregate(), reaction, now));
            }
        }
        if (!values.isEmpty()) {
            Sql.run(connection, "INSERT INTO delivery (event, aggregate, reaction, due_at) VALUES "
                    + Sql.rows("(?, ?, ?, ?)", values.size() / 4), values.toArray());
        }
    }
}
