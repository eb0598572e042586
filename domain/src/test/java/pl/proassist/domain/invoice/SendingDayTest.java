package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingDayTest {

    @ParameterizedTest(name = "dated {0}, at {1}: {2}")
    @CsvSource({
        "2026-11-16, 2026-11-15T22:59:59Z, NOT_YET",
        "2026-11-16, 2026-11-15T23:00:00Z, TODAY",
        "2026-11-16, 2026-11-16T22:59:29Z, TODAY",
        "2026-11-16, 2026-11-16T22:59:30Z, TOO_LATE_TODAY",
        "2026-11-16, 2026-11-16T22:59:59Z, TOO_LATE_TODAY",
        "2026-11-16, 2026-11-16T23:00:00Z, PAST",
        "2026-10-25, 2026-10-25T22:59:29Z, TODAY",
        "2026-03-29, 2026-03-29T21:59:30Z, TOO_LATE_TODAY"})
    @Proves({"A28", "KSF-13"})
    void midnight_in_poland_divides_the_days(LocalDate issued, Instant now, SendingDay day) {
        assertThat(SendingDay.of(issued, now)).isEqualTo(day);
    }
}
