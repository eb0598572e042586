package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the ministry announces about KSeF (its status service, ksef.md 2). Whether KSeF can be reached follows from it. */
final class KsefBoard {

    private final RehearsalDatabase database;

    KsefBoard(RehearsalDatabase database) {
        this.database = database;
    }

    /** From the best to the worst. */
    enum State { AVAILABLE, MAINTENANCE, FAILURE, TOTAL_FAILURE }

    /**
     * @param end   when it ends or ended; none while nobody knows
     * @param ended when its end is announced: a failure's always, a maintenance's only when it comes early
     */
    record Event(int id, State what, Instant published, Instant start, Option<Instant> end, Option<Instant> ended) {

        boolean isOn(Instant now) {
            return !now.isBefore(start) && end.forAll(now::isBefore);
        }

        private static Event of(ResultSet row) throws SQLException {
            return new Event(row.getInt("id"), State.valueOf(row.getString("what")), RehearsalDatabase.instant(row, "published"), RehearsalDatabase.instant(row, "start_at"),
                    Option.of(RehearsalDatabase.instant(row, "end_at")), Option.of(RehearsalDatabase.instant(row, "ended")));
        }
    }

    /** Oldest first. */
    List<Event> events() {
        return database.list("SELECT * FROM rehearsal_ksef_event ORDER BY id", Event::of);
    }

    State state(Instant now) {
        return events().stream().filter(event -> event.isOn(now)).map(Event::what).max(Comparator.naturalOrder()).orElse(State.AVAILABLE);
    }

    /**
     * What was on ends, and this begins.
     *
     * @param start in the past or in the future as well as now
     */
    void announce(State state, Option<Instant> start, Option<Instant> end, Instant now) {
        database.together(tables -> {
            if (start.forAll(begin -> !begin.isAfter(now))) {
                tables.update("UPDATE rehearsal_ksef_event SET end_at = ?, ended = ? WHERE start_at <= ? AND (end_at IS NULL OR end_at > ?)", now, now, now, now);
            }
            return state == State.AVAILABLE ? 0 : tables.update("INSERT INTO rehearsal_ksef_event (what, published, start_at, end_at, ended) VALUES (?, ?, ?, ?, ?)",
                    state.name(), now, start.getOrElse(now), end.getOrNull(), state == State.MAINTENANCE ? null : end.getOrNull());
        });
    }
}
