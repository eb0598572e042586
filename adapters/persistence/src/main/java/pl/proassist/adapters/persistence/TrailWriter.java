package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Adds to the trail as the last thing before a commit: whoever adds holds the end of the chain, and everybody else waits for it. So
 * everything is made ready before, and the database itself moves the head on when it takes an entry. The threads of one server wait for
 * each other here, one of them in the database: a queue there costs half as much again.
 */
public final class TrailWriter {

    private static final String ENTRY = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final TrailKey key;
    private final Clock clock;
    private final Lock turn = new ReentrantLock();

    public TrailWriter(TrailKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    void write(UnitOfWork unit, List<TrailEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var facilities = entries.stream().map(entry -> facility(unit, entry)).toList();
        var connection = unit.connection();
        turn.lock();
        try {
            append(connection, at, entries, facilities);
        } finally {
            turn.unlock();
        }
    }

    private void append(Connection connection, Instant at, List<TrailEntry> entries, List<Option<UUID>> facilities) {
        var head = TrailHead.locked(connection, key);
        var values = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var number = head.number() + 1;
            var body = entry.body(number, at);
            head = new TrailHead(number, TrailEntry.hash(head.hash(), body));
            values.addAll(List.of(number, at, entry.act().who().kind(), entry.act().who().id(), entry.act().what(), facilities.get(i),
                    entry.about("visit"), entry.about("patient"), entry.result(), body, head.hash(), key.mac(number, head.hash())));
        }
        Sql.run(connection, "INSERT INTO trail (n, at, actor_kind, actor, what, facility, visit, patient, result, body, hash, mac) VALUES "
                + Sql.rows(ENTRY, entries.size()), values.toArray());
    }

    /** The one that is named, or that of the visit or the link that is named: looked up before anybody has to wait. */
    private static Option<UUID> facility(UnitOfWork unit, TrailEntry entry) {
        return entry.about("facility")
                .orElse(() -> entry.about("visit").flatMap(id -> Option.of(unit.find(VisitRow.class, id))).map(visit -> visit.facility))
                .orElse(() -> entry.about("link").flatMap(id -> Option.of(unit.find(PaymentLinkRow.class, id))).map(link -> link.facility));
    }
}
