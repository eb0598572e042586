package pl.proassist.adapters.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/** One end of a period that somebody asks about: an instant, or a whole day, which is counted in (A17). */
record Moment(Function<ZoneId, Instant> begin, Function<ZoneId, Instant> end) {

    static Moment of(Instant instant) {
        return new Moment(zone -> instant, zone -> instant);
    }

    static Moment of(LocalDate day) {
        return new Moment(zone -> day.atStartOfDay(zone).toInstant(), zone -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
