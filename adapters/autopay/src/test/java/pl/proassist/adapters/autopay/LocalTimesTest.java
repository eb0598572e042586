package pl.proassist.adapters.autopay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

@Proves("A33")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalTimesTest {

    @ParameterizedTest
    @CsvSource({
            "Europe/Warsaw, 20270314115307, 2027-03-14T10:53:07Z",
            "Europe/Warsaw, 20270714115307, 2027-07-14T09:53:07Z",
            "Europe/Warsaw, 20261025015959, 2026-10-24T23:59:59Z",
            "Europe/Warsaw, 20261025020000, 2026-10-25T00:00:00Z",
            "Europe/Warsaw, 20261025023000, 2026-10-25T00:30:00Z",
            "Europe/Warsaw, 20261025030000, 2026-10-25T02:00:00Z",
            "Europe/Warsaw, 20260329023000, 2026-03-29T01:30:00Z",
            "+01:00,        20270714115307, 2027-07-14T10:53:07Z"})
    void a_told_time_is_read_by_the_agreed_clock_and_of_an_hour_that_comes_twice_the_first(String zone, String told, Instant instant) {
        assertThat(new LocalTimes(ZoneId.of(zone)).told(told)).isEqualTo(Option.some(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20270230115307", "20271301000000", "20270314250000", "2027031411530", "202703141153070", "2027-03-14 11:53", "00000101000000"})
    void what_is_no_time_is_nothing(String told) {
        assertThat(new LocalTimes(AutopaySettings.DEFAULT_ZONE).told(told)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "Europe/Warsaw, 2027-03-14T11:15:00Z, 2027-03-14 12:15:00",
            "Europe/Warsaw, 2027-07-14T10:15:00Z, 2027-07-14 12:15:00",
            "+01:00,        2027-07-14T10:15:00Z, 2027-07-14 11:15:00"})
    void a_time_asked_for_is_written_by_the_same_clock(String zone, Instant until, String asked) {
        assertThat(new LocalTimes(ZoneId.of(zone)).asked(until)).isEqualTo(asked);
    }
}
