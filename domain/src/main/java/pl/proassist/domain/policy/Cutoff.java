package pl.proassist.domain.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** An hour of the day until which a patient may pay; 24:00 is 00:00 of the next date. */
public record Cutoff(int minuteOfDay) {

    public static final Cutoff MIDNIGHT = new Cutoff(24 * 60);

    public Cutoff {
        if (minuteOfDay < 0 || minuteOfDay > 24 * 60) {
            throw new IllegalArgumentException("an hour of a day is between 00:00 and 24:00");
        }
    }

    /** Reads {@code 20:00}; {@code 24:00} is allowed. */
    public static Cutoff parse(String text) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")) {
            throw new IllegalArgumentException("not an hour like 20:00");
        }
        return new Cutoff(Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3)));
    }

    Instant on(LocalDate date, ZoneId zone) {
        return minuteOfDay == 24 * 60
                ? WallClock.at(date.plusDays(1), LocalTime.MIDNIGHT, zone)
                : WallClock.at(date, LocalTime.of(minuteOfDay / 60, minuteOfDay % 60), zone);
    }

    @Override public String toString() {
        return (minuteOfDay < 600 ? "0" : "") + minuteOfDay / 60 + (minuteOfDay % 60 < 10 ? ":0" : ":") + minuteOfDay % 60;
    }
}
