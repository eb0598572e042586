package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/**
 * The product's time while it rehearses (api.md 6): real time until somebody sets it, from then on an instant that stands
 * still until it is moved. It is read from the database at every call, so every server agrees and a restart changes nothing.
 */
public final class RehearsalClock extends Clock {

    private final RehearsalDatabase database;
    private final ZoneId zone;

    /** @param source it may be asked while the caller holds a connection: best a pool of its own, so that none waits for itself */
    public RehearsalClock(DataSource source) {
        this(new RehearsalDatabase(source), ZoneOffset.UTC);
    }

    private RehearsalClock(RehearsalDatabase database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return database.first("SELECT now FROM rehearsal_clock", row -> Option.of(RehearsalDatabase.instant(row, "now")))
                .flatMap(now -> now)
                .getOrElse(() -> Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** The time stands at this instant from now on; what is finer than a microsecond counts as the next one. */
    public void set(Instant now) {
        var kept = now.truncatedTo(ChronoUnit.MICROS);
        database.update("UPDATE rehearsal_clock SET now = ?", kept.equals(now) ? kept : kept.plus(1, ChronoUnit.MICROS));
    }

    /** Back to real time, which runs by itself. */
    public void release() {
        database.update("UPDATE rehearsal_clock SET now = NULL");
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new RehearsalClock(database, other);
    }
}
