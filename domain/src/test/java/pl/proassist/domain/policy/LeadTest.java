package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.WARSAW;
import static pl.proassist.domain.Builders.warsaw;

import java.time.DateTimeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

@Proves({"A04", "DL-15"})
class LeadTest {

    @Test
    void hours_are_elapsed_time_and_days_are_calendar_days() {
        var visit = warsaw("2026-03-29 10:00");

        assertThat(Lead.parse("PT24H").before(visit, WARSAW)).isEqualTo(warsaw("2026-03-28 09:00"));
        assertThat(Lead.parse("P1D").before(visit, WARSAW)).isEqualTo(warsaw("2026-03-28 10:00"));
        assertThat(Lead.parse("PT24H").after(warsaw("2026-10-24 18:00"), WARSAW)).isEqualTo(warsaw("2026-10-25 17:00"));
        assertThat(Lead.parse("P1D").after(warsaw("2026-10-24 18:00"), WARSAW)).isEqualTo(warsaw("2026-10-25 18:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT48H", "P2D", "PT0S", "PT2H30M", "P731D", "P0D"})
    void it_is_written_as_it_was_read(String text) {
        assertThat(Lead.parse(text)).hasToString(text);
    }

    @Test
    void two_days_and_forty_eight_hours_are_not_the_same() {
        assertThat(Lead.parse("P2D")).isNotEqualTo(Lead.parse("PT48H"));
        assertThat(Lead.parse("PT48H")).isEqualTo(new Lead.Elapsed(Duration.ofHours(48)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P732D", "P999D", "-PT1H", "PT-1H", "PT17545H", "P1M", "P1Y", "two days", ""})
    void what_is_no_lead_is_refused(String text) {
        assertThatThrownBy(() -> Lead.parse(text)).isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
    }

    /** {@code P1DT1H} would be 25 elapsed hours in a place where P1D is a calendar day. */
    @ParameterizedTest
    @ValueSource(strings = {"P1DT1H", "P2DT0H", "P+1D", "P0001D"})
    void days_and_hours_are_never_mixed(String text) {
        assertThatThrownBy(() -> Lead.parse(text)).isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
    }
}
