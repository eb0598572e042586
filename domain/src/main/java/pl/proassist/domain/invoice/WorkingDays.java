package pl.proassist.domain.invoice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * The days that count for the terms of KSeF: Monday to Friday without public holidays (A30). The law leaves Saturday open; it is not
 * counted here, as in the ministry's own example, and nothing waits for Monday because of it: what can be sent is sent at once.
 */
public final class WorkingDays {

    /** Where the law speaks of days, it means days in Poland. */
    public static final ZoneId POLAND = ZoneId.of("Europe/Warsaw");

    private WorkingDays() {
    }

    public static boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && Stream.of(Holiday.values()).noneMatch(holiday -> holiday.isOn(day));
    }

    /** The last of so many working days after this one, which does not count itself. */
    public static LocalDate after(LocalDate day, int number) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1)).filter(WorkingDays::isOne).skip(number - 1L).findFirst().orElseThrow();
    }

    /** The day that it is in Poland. */
    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, POLAND);
    }
}
