package pl.proassist.domain.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Hours of a day as people say them, turned into instants by the rules of prepayment.md 2.3. */
final class WallClock {

    private WallClock() {
    }

    /** A time in the spring gap moves forward by the gap; one in the autumn overlap is the later instant. */
    static Instant at(LocalDate date, LocalTime time, ZoneId zone) {
        return ZonedDateTime.ofLocal(date.atTime(time), zone, null).withLaterOffsetAtOverlap().toInstant();
    }

    /** Deadlines are rounded up to a whole minute, so that what is shown is what is enforced (A32). */
    static Instant ceilToMinute(Instant instant) {
        var floor = instant.truncatedTo(ChronoUnit.MINUTES);
        return floor.equals(instant) ? instant : floor.plusSeconds(60);
    }
}
