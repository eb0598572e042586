package pl.proassist.adapters.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

/** One end of a period that somebody asks about: an instant, or a whole day, which is counted in (A17). */
record Moment(Function<ZoneId, Instant> begin, Function<ZoneId, Instant> end) {

    private static final Duration CLOCK_CHANGE = Duration.ofHours(2);

    /** @param longest in days; a clock change may make it two hours longer */
    static void refuseWhatIsNoPeriod(Instant begin, Instant end, Duration longest) {
        if (!begin.isBefore(end)) {
            throw MalformedRequest.of("to", "ends-before-it-begins");
        }
        if (Duration.between(begin, end).compareTo(longest.plus(CLOCK_CHANGE)) > 0) {
            throw MalformedRequest.of("to", "longer-than-days", longest.toDays());
        }
    }

    static Moment of(Instant instant) {
        return new Moment(zone -> instant, zone -> instant);
    }

    static Moment of(LocalDate day) {
        return new Moment(zone -> day.atStartOfDay(zone).toInstant(), zone -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
