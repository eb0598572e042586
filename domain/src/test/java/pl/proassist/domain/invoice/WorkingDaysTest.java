package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves("A30")
class WorkingDaysTest {

    @ParameterizedTest
    @CsvSource({"2026, 01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25", "2027, 01-01 01-06 03-29 05-03 05-27 11-01 11-11 12-24",
        "2028, 01-06 04-17 05-01 05-03 06-15 08-15 11-01 12-25 12-26"})
    void every_holiday_of_a_year_on_a_weekday_is_none(int year, String holidays) {
        var free = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).filter(day -> day.getDayOfWeek().getValue() < 6)
                .filter(day -> !WorkingDays.isOne(day)).map(day -> day.toString().substring("2026-".length())).toList();

        assertThat(free).isEqualTo(List.of(holidays.split(" ")));
    }

    @Test
    void a_day_became_a_holiday_in_some_year() {
        assertThat(WorkingDays.isOne(LocalDate.parse("2024-12-24"))).isTrue();
        assertThat(WorkingDays.isOne(LocalDate.parse("2025-12-24"))).isFalse();
        assertThat(WorkingDays.isOne(LocalDate.parse("2010-01-06"))).isTrue();
        assertThat(WorkingDays.isOne(LocalDate.parse("2011-01-06"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2030-04-21",
        "2038-04-25", "2049-04-18", "2076-04-19", "1954-04-18", "1981-04-19"})
    void easter_is_where_the_calendars_have_it(LocalDate easter) {
        assertThat(Holiday.easter(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void the_day_itself_is_not_counted() {
        assertThat(WorkingDays.after(LocalDate.parse("2026-11-20"), 1)).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(WorkingDays.after(LocalDate.parse("2026-11-21"), 1)).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(WorkingDays.after(LocalDate.parse("2026-11-09"), 3)).isEqualTo(LocalDate.parse("2026-11-13"));
    }
}
