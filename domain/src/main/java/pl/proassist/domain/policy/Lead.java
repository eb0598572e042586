package pl.proassist.domain.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How long before the visit, or after the booking. Hours are elapsed time; days are calendar days at the same wall-clock time, which differs on
 * the two days a year on which the clocks change (A04, DL-15).
 */
public sealed interface Lead {

    Lead NONE = new Elapsed(Duration.ZERO);

    Instant before(Instant start, ZoneId zone);

    Instant after(Instant booked, ZoneId zone);

    /** ISO 8601: {@code PT48H} or {@code P2D}. */
    @Override String toString();

    /** Reads {@code PT48H} or {@code P2D}; nothing longer than two years. */
    static Lead parse(String text) {
        if (text.matches("P\\d{1,3}D")) {
            return new Days(Integer.parseInt(text.substring(1, text.length() - 1)));
        }
        if (!text.startsWith("PT")) {
            throw new IllegalArgumentException("not a time like PT48H or P2D");
        }
        return new Elapsed(Duration.parse(text));
    }

    record Elapsed(Duration duration) implements Lead {

        public Elapsed {
            if (duration.isNegative() || duration.compareTo(Duration.ofDays(731)) > 0) {
                throw new IllegalArgumentException("a lead is between nothing and two years");
            }
        }

        @Override public Instant before(Instant start, ZoneId zone) { return start.minus(duration); }

        @Override public Instant after(Instant booked, ZoneId zone) { return booked.plus(duration); }

        @Override public String toString() { return duration.toString(); }
    }

    record Days(int days) implements Lead {

        public Days {
            if (days < 0 || days > 731) {
                throw new IllegalArgumentException("a lead is between nothing and two years");
            }
        }

        @Override public Instant before(Instant start, ZoneId zone) { return shifted(start, -days, zone); }

        @Override public Instant after(Instant booked, ZoneId zone) { return shifted(booked, days, zone); }

        private static Instant shifted(Instant from, int days, ZoneId zone) {
            var local = from.atZone(zone).toLocalDateTime();
            return WallClock.at(local.toLocalDate().plusDays(days), local.toLocalTime(), zone);
        }

        @Override public String toString() { return "P" + days + "D"; }
    }
}
