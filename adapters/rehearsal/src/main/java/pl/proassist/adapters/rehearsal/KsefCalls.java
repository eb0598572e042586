package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Counts calls in sliding windows of business time. What is refused does not count. */
final class KsefCalls {

    private final RehearsalDatabase database;

    KsefCalls(RehearsalDatabase database) {
        this.database = database;
    }

    /** @return how long the caller has to wait, when it has asked too often; else the call is counted */
    Option<Duration> refuse(String caller, KsefLimit limit, Instant now) {
        for (var window : limit.windows()) {
            var wait = earliestThatCounts(caller, limit, window, now).map(earliest -> Duration.between(now, earliest.plus(window.length())));
            if (wait.isDefined()) {
                return wait;
            }
        }
        database.update("INSERT INTO rehearsal_ksef_call (caller, what, at) VALUES (?, ?, ?)", caller, limit.name(), now);
        return Option.none();
    }

    /** The clock may have been set back: what lies ahead of it never happened. */
    private Option<Instant> earliestThatCounts(String caller, KsefLimit limit, KsefLimit.Window window, Instant now) {
        return database.first("SELECT at FROM rehearsal_ksef_call WHERE caller = ? AND what = ? AND at > ? AND at <= ? ORDER BY at DESC LIMIT 1 OFFSET " + (window.calls() - 1),
                row -> RehearsalDatabase.instant(row, "at"), caller, limit.name(), now.minus(window.length()), now);
    }
}
