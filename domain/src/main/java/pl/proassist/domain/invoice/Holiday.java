package pl.proassist.domain.invoice;

import java.time.LocalDate;
import java.util.function.IntFunction;

/** The public holidays of Poland, each with the first year in which it was one (A30). A new one is a line here. */
enum Holiday {

    NEW_YEAR(on(1, 1), 1951),
    EPIPHANY(on(1, 6), 2011),
    EASTER_SUNDAY(afterEaster(0), 1951),
    EASTER_MONDAY(afterEaster(1), 1951),
    LABOUR_DAY(on(5, 1), 1951),
    CONSTITUTION_DAY(on(5, 3), 1990),
    PENTECOST(afterEaster(49), 1951),
    CORPUS_CHRISTI(afterEaster(60), 1951),
    ASSUMPTION(on(8, 15), 1989),
    ALL_SAINTS(on(11, 1), 1951),
    INDEPENDENCE_DAY(on(11, 11), 1989),
    CHRISTMAS_EVE(on(12, 24), 2025),
    CHRISTMAS_DAY(on(12, 25), 1951),
    SECOND_CHRISTMAS_DAY(on(12, 26), 1951);

    private final IntFunction<LocalDate> day;
    private final int since;

    Holiday(IntFunction<LocalDate> day, int since) {
        this.day = day;
        this.since = since;
    }

    boolean isOn(LocalDate date) {
        return date.getYear() >= since && date.equals(day.apply(date.getYear()));
    }

    private static IntFunction<LocalDate> on(int month, int dayOfMonth) {
        return year -> LocalDate.of(year, month, dayOfMonth);
    }

    private static IntFunction<LocalDate> afterEaster(int days) {
        return year -> easter(year).plusDays(days);
    }

    /** The Sunday after the first full moon of spring, as the Gregorian calendar reckons it. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int lunarYear = year % 19;
        int skippedLeapDays = century - century / 4;
        int lunarDrift = (8 * century + 13) / 25;
        int ageOfMoon = (19 * lunarYear + skippedLeapDays - lunarDrift + 15) % 30;
        int fullMoon = ageOfMoon - (ageOfMoon == 29 || ageOfMoon == 28 && lunarYear > 10 ? 1 : 0);
        int weekday = (year + year / 4 + fullMoon + 2 - skippedLeapDays) % 7;
        return LocalDate.of(year, 3, 28).plusDays(fullMoon - weekday);
    }
}
