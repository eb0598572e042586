package pl.proassist.application.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Whole days of a facility, the first and the last counted in: from 00:00 of the one until 00:00 after the other (A17). */
public record Period(LocalDate from, LocalDate to) {

    Instant begin(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
