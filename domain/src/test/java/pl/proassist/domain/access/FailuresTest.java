package pl.proassist.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.access.Failures.Kind.ADDRESS;
import static pl.proassist.domain.access.Failures.Kind.PAIR;
import static pl.proassist.domain.access.Failures.Kind.STRANGERS;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.domain.Builders;

/** Guessing is slowed down, and nobody is shut out for ever. */
class FailuresTest {

    private static final Instant NOW = Builders.BOOKED;
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @CsvSource({"PAIR, 0, PT0S", "PAIR, 4, PT0S", "PAIR, 5, PT1S", "PAIR, 6, PT2S", "PAIR, 7, PT4S", "PAIR, 14, PT8M32S", "PAIR, 15, PT15M", "PAIR, 9999, PT15M",
            "ADDRESS, 19, PT0S", "ADDRESS, 20, PT1S", "ADDRESS, 21, PT2S", "ADDRESS, 30, PT15M",
            "STRANGERS, 29, PT0S", "STRANGERS, 30, PT1S", "STRANGERS, 35, PT32S", "STRANGERS, 36, PT1M", "STRANGERS, 2147483647, PT1M"})
    void the_first_ones_are_free_and_then_each_pause_is_twice_the_one_before(Failures.Kind kind, int count, Duration pause) {
        assertThat(new Failures(count, NOW).pause(kind, NOW)).isEqualTo(pause);
    }

    @Test void a_pause_passes() {
        var failures = new Failures(8, NOW);

        assertThat(failures.pause(PAIR, NOW.plusSeconds(3))).isEqualTo(Duration.ofSeconds(5));
        assertThat(failures.pause(PAIR, NOW.plusMillis(7999))).isEqualTo(Duration.ofMillis(1));
        assertThat(failures.pause(PAIR, NOW.plusSeconds(8))).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest @EnumSource(Failures.Kind.class)
    void an_hour_without_a_failure_makes_good_for_all(Failures.Kind kind) {
        var failures = new Failures(500, NOW);

        assertThat(failures.oneMore(NOW.plus(HOUR))).isEqualTo(new Failures(501, NOW.plus(HOUR)));
        assertThat(failures.oneMore(NOW.plus(HOUR).plusMillis(1))).isEqualTo(new Failures(1, NOW.plus(HOUR).plusMillis(1)));
        assertThat(failures.pause(kind, NOW.plus(HOUR).plusMillis(1))).isEqualTo(Duration.ZERO);
    }

    @Test void failures_are_counted_from_none() {
        assertThat(Failures.NONE.oneMore(NOW)).isEqualTo(new Failures(1, NOW));
        assertThat(Failures.NONE.oneMore(NOW).oneMore(NOW.plusSeconds(1))).isEqualTo(new Failures(2, NOW.plusSeconds(1)));
        assertThat(Failures.NONE.pause(STRANGERS, NOW)).isEqualTo(Duration.ZERO);
    }

    @Test void what_was_no_failure_is_taken_back_and_never_below_none() {
        assertThat(new Failures(2, NOW).oneLess()).isEqualTo(new Failures(1, NOW));
        assertThat(Failures.NONE.oneLess()).isEqualTo(Failures.NONE);
    }

    @Test void somebody_who_guesses_as_fast_as_allowed_gets_few_tries_a_day() {
        var now = NOW;
        var failures = Failures.NONE;
        var tries = 0;
        while (now.isBefore(NOW.plus(Duration.ofDays(1)))) {
            failures = failures.oneMore(now);
            tries++;
            now = now.plus(failures.pause(PAIR, now)).plusMillis(1);
        }

        assertThat(tries).isLessThan(120);
    }

    @Test void a_whole_clinic_behind_one_address_is_treated_with_more_patience_than_one_account() {
        var twenty = IntStream.range(0, 19).boxed().reduce(Failures.NONE, (sofar, each) -> sofar.oneMore(NOW), (one, other) -> one);

        assertThat(twenty.pause(ADDRESS, NOW)).isEqualTo(Duration.ZERO);
        assertThat(twenty.pause(PAIR, NOW)).isPositive();
    }
}
