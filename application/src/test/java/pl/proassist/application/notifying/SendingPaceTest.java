package pl.proassist.application.notifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;

@Proves({"MSG-14", "MSG-15"})
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendingPaceTest {

    private static final Instant NOW = Instant.parse("2026-01-12T14:20:00Z");

    private final SendingPace pace = new SendingPace(20);

    @Test void a_seconds_worth_may_go_at_once_and_then_nothing_until_the_second_is_over() {
        assertThat(pace.take(16, NOW)).isEqualTo(16);
        assertThat(pace.take(16, NOW)).isEqualTo(4);
        assertThat(pace.take(1, NOW.plusMillis(999))).isZero();
        assertThat(pace.next(NOW.plusMillis(999))).isEqualTo(NOW.plusSeconds(1));

        assertThat(pace.take(16, NOW.plusSeconds(1))).isEqualTo(16);
    }

    @Test void what_was_taken_and_did_not_go_may_go_later_in_the_same_second() {
        pace.take(20, NOW);

        pace.giveBack(15, NOW);

        assertThat(pace.next(NOW)).isEqualTo(NOW);
        assertThat(pace.take(20, NOW.plusMillis(500))).isEqualTo(15);
    }

    @Test void there_is_no_second_in_which_more_go_whatever_comes() {
        var random = new Random(7);
        var gone = new ArrayList<Instant>();
        var now = NOW;
        for (int i = 0; i < 5_000; i++) {
            now = now.plusMillis(random.nextInt(120));
            for (int granted = pace.take(1 + random.nextInt(16), now); granted > 0; granted--) {
                gone.add(now);
            }
        }

        assertThat(gone).hasSizeGreaterThan(3_000);
        for (int i = 20; i < gone.size(); i++) {
            assertThat(gone.get(i)).isAfterOrEqualTo(gone.get(i - 20).plusSeconds(1));
        }
    }

    @Test void a_clock_that_was_put_back_begins_anew() {
        pace.take(20, NOW);

        assertThat(pace.take(20, NOW.minusSeconds(3600))).isEqualTo(20);
    }

    @Test void no_pace_at_all_is_a_mistake() {
        assertThatThrownBy(() -> new SendingPace(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
