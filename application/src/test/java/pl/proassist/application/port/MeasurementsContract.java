package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What everything that counts must do: count what it was told, each thing apart, and never get into the way of the work that it counts. */
public abstract class MeasurementsContract {

    private static final Duration A_MOMENT = Duration.ofMillis(120);

    protected abstract Measurements measurements();

    /** How many bookings ended so. */
    protected abstract long bookings(String outcome);

    /** How many slots were given up. */
    protected abstract long releases();

    /** How many calls ended so. */
    protected abstract long gatewayCalls(String gateway, String operation, String result);

    /** How often the money of a visit did not add up in this way. */
    protected abstract long ledgerBreaches(String kind);

    /** How many letters to persons with accounts came back. */
    protected abstract long staffLettersReturned();

    /** How many messages went this way. */
    protected abstract long handovers(String channel);

    @Test void bookings_are_counted_by_their_outcome() {
        measurements().booking("due");
        measurements().booking("slot-taken");
        measurements().booking("due");

        assertThat(bookings("due")).isEqualTo(2);
        assertThat(bookings("slot-taken")).isOne();
        assertThat(bookings("optional")).isZero();
    }

    @Test void calls_of_gateways_are_counted_by_gateway_operation_and_result() {
        measurements().gatewayCall("autopay", "start", "ok", A_MOMENT);
        measurements().gatewayCall("autopay", "start", "unavailable", A_MOMENT);
        measurements().gatewayCall("autopay", "refund", "ok", A_MOMENT);
        measurements().gatewayCall("autopay", "start", "ok", A_MOMENT);

        assertThat(gatewayCalls("autopay", "start", "ok")).isEqualTo(2);
        assertThat(gatewayCalls("autopay", "start", "unavailable")).isOne();
        assertThat(gatewayCalls("autopay", "refund", "ok")).isOne();
        assertThat(gatewayCalls("another", "start", "ok")).isZero();
    }

    @Test void messages_that_were_handed_over_are_counted_by_channel() {
        measurements().handedOver("SMS", A_MOMENT);
        measurements().handedOver("EMAIL", A_MOMENT);
        measurements().handedOver("SMS", A_MOMENT);

        assertThat(handovers("SMS")).isEqualTo(2);
        assertThat(handovers("EMAIL")).isOne();
    }

    @Test void money_that_does_not_add_up_is_counted_by_kind() {
        measurements().ledgerBreach("KEPT_TOO_MUCH");
        measurements().ledgerBreach("KEPT_TOO_MUCH");

        assertThat(ledgerBreaches("KEPT_TOO_MUCH")).isEqualTo(2);
        assertThat(ledgerBreaches("SUMS_DIFFER")).isZero();
    }

    @Test void letters_to_staff_that_came_back_are_counted() {
        measurements().staffLetterReturned();
        measurements().staffLetterReturned();

        assertThat(staffLettersReturned()).isEqualTo(2);
    }

    @ParameterizedTest @MethodSource("oddDurations")
    void a_clock_that_ran_wrong_neither_stops_the_work_nor_hides_it(Duration odd) {
        assertThatCode(() -> {
            measurements().released(odd);
            measurements().gatewayCall("autopay", "start", "ok", odd);
            measurements().handedOver("SMS", odd);
        }).doesNotThrowAnyException();

        assertThat(releases()).isOne();
        assertThat(gatewayCalls("autopay", "start", "ok")).isOne();
        assertThat(handovers("SMS")).isOne();
    }

    static Stream<Duration> oddDurations() {
        return Stream.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-400), Duration.ofSeconds(Long.MIN_VALUE), Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest @ValueSource(strings = {"never-heard-of", "", " ", "zażółć gęślą", "a\"b\\c{d=\"e\"}\nf"})
    void a_word_that_nobody_knows_is_counted_like_any_other(String word) {
        assertThatCode(() -> {
            measurements().booking(word);
            measurements().gatewayCall(word, word, word, A_MOMENT);
            measurements().handedOver(word, A_MOMENT);
        }).doesNotThrowAnyException();

        assertThat(bookings(word)).isOne();
        assertThat(gatewayCalls(word, word, word)).isOne();
        assertThat(handovers(word)).isOne();
    }
}
