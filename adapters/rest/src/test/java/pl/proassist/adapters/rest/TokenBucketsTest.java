package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.application.fakes.SettableClock;
import pl.proassist.domain.Builders;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenBucketsTest {

    private static final UUID SOMEBODY = new UUID(0, 1);

    private final SettableClock clock = new SettableClock(Builders.BOOKED);
    private final TokenBuckets buckets = new TokenBuckets(60, Duration.ofMinutes(1), clock);

    @Test
    void the_whole_quota_may_be_used_at_once_and_then_one_each_second() {
        var granted = IntStream.range(0, 60).mapToObj(i -> buckets.take(SOMEBODY)).toList();

        assertThat(granted).allMatch(TokenBuckets.Allowance::isGranted);
        assertThat(granted.get(0).remaining()).isEqualTo(59);
        assertThat(granted.get(59).remaining()).isZero();
        assertThat(granted.get(59).fullAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(buckets.take(SOMEBODY).retryAfter()).isEqualTo(Duration.ofSeconds(1));

        clock.advance(Duration.ofMillis(999));
        assertThat(buckets.take(SOMEBODY).retryAfter()).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(buckets.take(SOMEBODY).isGranted()).isTrue();
        assertThat(buckets.take(SOMEBODY).isGranted()).isFalse();
    }

    @Test
    void a_refused_request_costs_nothing() {
        IntStream.range(0, 500).forEach(i -> buckets.take(SOMEBODY));

        clock.advance(Duration.ofMinutes(1));
        assertThat(buckets.take(SOMEBODY).remaining()).isEqualTo(59);
    }

    @Test
    void each_caller_has_a_quota_of_its_own() {
        IntStream.range(0, 60).forEach(i -> buckets.take(SOMEBODY));

        assertThat(buckets.take(SOMEBODY).isGranted()).isFalse();
        assertThat(buckets.take(new UUID(0, 2)).isGranted()).isTrue();
    }

    @Test
    void of_many_callers_only_the_latest_are_remembered() {
        IntStream.range(0, 61).forEach(i -> buckets.take(SOMEBODY));
        IntStream.range(0, 9_999).forEach(i -> buckets.take(new UUID(1, i)));
        assertThat(buckets.take(SOMEBODY).isGranted()).isFalse();

        IntStream.range(0, 10_000).forEach(i -> buckets.take(new UUID(2, i)));
        assertThat(buckets.take(SOMEBODY).remaining()).isEqualTo(59);
    }

    @Test
    void a_clock_that_is_set_back_shuts_nobody_out_for_longer_than_the_window() {
        IntStream.range(0, 60).forEach(i -> buckets.take(SOMEBODY));

        clock.advance(Duration.ofHours(-5));
        assertThat(buckets.take(SOMEBODY).retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }
}
