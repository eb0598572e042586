package pl.proassist.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.START;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

class SlotTest {

    private static final Slot HALF_AN_HOUR = Slot.of(START, Duration.ofMinutes(30));

    @ParameterizedTest
    @CsvSource({"0, 30, true", "-29, 30, true", "29, 30, true", "10, 5, true", "-10, 60, true", "30, 30, false", "-30, 30, false", "-60, 5, false"})
    @Proves("CAL-05")
    void two_overlap_when_they_share_a_moment_and_not_when_they_touch(long later, long length, boolean overlap) {
        var other = Slot.of(START.plus(Duration.ofMinutes(later)), Duration.ofMinutes(length));

        assertThat(HALF_AN_HOUR.overlaps(other)).isEqualTo(overlap);
        assertThat(other.overlaps(HALF_AN_HOUR)).isEqualTo(overlap);
    }

    @Test
    void it_knows_its_length() {
        assertThat(HALF_AN_HOUR.length()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void it_ends_after_it_starts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Slot(START, START));
    }
}
