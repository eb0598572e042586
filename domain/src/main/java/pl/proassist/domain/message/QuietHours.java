package pl.proassist.domain.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which no reminder wakes a patient, by the clock on the wall; they may go over midnight. From an hour to the same hour
 * there are none.
 */
public record QuietHours(LocalTime from, LocalTime to) {

    public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    /**
     * The wanted instant, or the end of the quiet hours in which it lies. When what it reminds of lies in the same quiet hours, or right at their
     * end, waiting would be of no use, and the instant stays (A31).
     */
    public Instant delayed(Instant wanted, Instant reminded, ZoneId zone) {
        var local = wanted.atZone(zone).toLocalDateTime();
        if (!contains(local.toLocalTime())) {
            return wanted;
        }
        var end = end(local, zone);
        return end.isBefore(reminded) && end.isAfter(wanted) ? end : wanted;
    }

    private boolean contains(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : from.isAfter(to) && (!time.isBefore(from) || time.isBefore(to));
    }

    private Instant end(LocalDateTime within, ZoneId zone) {
        LocalDate day = within.toLocalTime().isBefore(to) ? within.toLocalDate() : within.toLocalDate().plusDays(1);
        return ZonedDateTime.ofLocal(day.atTime(to), zone, null).withLaterOffsetAtOverlap().toInstant();
    }
}
