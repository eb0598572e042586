package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.WARSAW;
import static pl.proassist.domain.Builders.warsaw;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

class CutoffTest {

    @Test
    @Proves({"DL-01", "DL-02", "A01"})
    void twenty_four_is_midnight_of_the_next_date() {
        assertThat(Cutoff.parse("24:00").on(LocalDate.of(2026, 1, 12), WARSAW)).isEqualTo(warsaw("2026-01-13 00:00"));
        assertThat(Cutoff.parse("20:00").on(LocalDate.of(2026, 1, 12), WARSAW)).isEqualTo(warsaw("2026-01-12 20:00"));
        assertThat(Cutoff.parse("00:00").on(LocalDate.of(2026, 1, 12), WARSAW)).isEqualTo(warsaw("2026-01-12 00:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "00:05", "09:59", "10:00", "20:00", "23:59", "24:00"})
    void it_is_written_as_it_was_read(String text) {
        assertThat(Cutoff.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:01", "25:00", "20:60", "8:00", "20", "20:00:00", " 20:00", "-1:00", "", "٢٠:٠٠"})
    void what_is_no_hour_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cutoff.parse(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1441})
    void a_minute_outside_the_day_is_refused(int minute) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cutoff(minute));
    }
}
