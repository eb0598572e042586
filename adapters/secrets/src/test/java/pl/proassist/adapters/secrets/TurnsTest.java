package pl.proassist.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pl.proassist.application.port.GatewayUnavailable;

@Timeout(30)
class TurnsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch end = new CountDownLatch(1);

    @Test void whoever_finds_the_row_full_is_sent_away_at_once() throws Exception {
        var turns = new Turns(1, 0, LONG);
        var working = working(turns);

        assertThatThrownBy(() -> turns.take(() -> "mine")).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("too many");

        end.countDown();
        assertThat(working.get(10, TimeUnit.SECONDS)).isEqualTo("theirs");
        assertThat(turns.take(() -> "mine")).isEqualTo("mine");
    }

    @Test void whoever_waits_comes_in_when_a_turn_ends() throws Exception {
        var turns = new Turns(1, 1, LONG);
        var working = working(turns);
        var waiting = CompletableFuture.supplyAsync(() -> turns.take(() -> "mine"));

        assertThat(waiting).isNotDone();
        end.countDown();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("mine");
        assertThat(working.get(10, TimeUnit.SECONDS)).isEqualTo("theirs");
    }

    @Test void nobody_waits_for_long_and_the_place_in_the_row_is_free_again() throws Exception {
        var turns = new Turns(1, 1, Duration.ofMillis(1));
        var working = working(turns);

        assertThatThrownBy(() -> turns.take(() -> "mine")).hasMessageContaining("no turn came");
        assertThatThrownBy(() -> turns.take(() -> "mine")).hasMessageContaining("no turn came");

        end.countDown();
        working.get(10, TimeUnit.SECONDS);
    }

    @Test void work_that_fails_gives_its_turn_back() {
        var turns = new Turns(1, 0, LONG);

        assertThatThrownBy(() -> turns.take(() -> { throw new IllegalStateException("broken"); })).hasMessage("broken");

        assertThat(turns.take(() -> "mine")).isEqualTo("mine");
    }

    @Test void a_server_that_stops_does_not_wait() {
        var turns = new Turns(0, 1, LONG);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.take(() -> "mine")).isInstanceOf(GatewayUnavailable.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    /** Somebody who works until the end of the test says otherwise. */
    private CompletableFuture<String> working(Turns turns) throws InterruptedException {
        var began = new CountDownLatch(1);
        var working = CompletableFuture.supplyAsync(() -> turns.take(() -> {
            began.countDown();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return "theirs";
        }));
        began.await();
        return working;
    }
}
