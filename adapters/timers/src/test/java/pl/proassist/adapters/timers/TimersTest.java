package pl.proassist.adapters.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import pl.proassist.application.delivery.DueWork;

class TimersTest {

    private final ScheduledExecutorService executor = mock(ScheduledExecutorService.class);
    private final ScheduledFuture<?> timer = mock(ScheduledFuture.class);

    @Test void one_tick_does_everything_that_is_due() {
        var work = new Scripted(3, 2, 0, 7);

        tick(work);

        assertThat(work.left).containsExactly(7);
    }

    @Test void a_tick_that_fails_does_not_end_the_timer() {
        var work = new Scripted(-1, 0);

        tick(work);
        tick(work);

        assertThat(work.left).isEmpty();
    }

    @Test void stopping_cancels_the_timer_and_lets_a_run_in_flight_finish() {
        var timers = started(new Scripted(0));

        timers.stop();

        verify(timer).cancel(false);
    }

    @Test void each_work_has_as_many_timers_as_hands() {
        started(new Scripted(0), 3);

        verify(executor, times(3)).scheduleWithFixedDelay(any(), anyLong(), anyLong(), any());
    }

    private void tick(Scripted work) {
        started(work);
        var tick = ArgumentCaptor.forClass(Runnable.class);
        verify(executor, atLeastOnce()).scheduleWithFixedDelay(tick.capture(), anyLong(), anyLong(), any());

        tick.getValue().run();
    }

    private Timers started(DueWork work) {
        return started(work, 1);
    }

    private Timers started(DueWork work, int hands) {
        doReturn(timer).when(executor).scheduleWithFixedDelay(any(), anyLong(), anyLong(), any());
        var timers = new Timers(executor, List.of(work), hands, Duration.ofMillis(100));
        timers.start();
        return timers;
    }

    /** Answers the given numbers one after the other; a negative one is a database that is away. */
    private static final class Scripted implements DueWork {
        private final Deque<Integer> left = new ArrayDeque<>();

        Scripted(Integer... answers) {
            left.addAll(List.of(answers));
        }

        @Override public int runSome() {
            int next = left.pop();
            if (next < 0) {
                throw new IllegalStateException("database away");
            }
            return next;
        }

        @Override public Option<Instant> nextDue() {
            return Option.none();
        }
    }
}
