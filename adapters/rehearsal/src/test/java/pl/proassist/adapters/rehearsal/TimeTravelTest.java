package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.application.delivery.DueWork;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeTravelTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");
    private static final long SHORT = Duration.ofMillis(100).toNanos();

    private static Stage stage;

    private final Diary diary = new Diary();

    @BeforeAll
    static void build() {
        stage = Stage.set();
    }

    @AfterAll
    static void strike() {
        stage.close();
    }

    @BeforeEach
    void atNoon() {
        stage.clear();
        stage.clock.set(NOON);
    }

    @Test
    void visits_each_due_instant_in_order_and_ends_where_it_was_sent() {
        diary.put(NOON.plusSeconds(90), NOON.plusSeconds(30), NOON.plusSeconds(3600), NOON.plusSeconds(3601));

        var arrival = travel(diary).advance(now -> now.plusSeconds(3600));

        assertThat(diary.done).containsExactly(NOON.plusSeconds(30), NOON.plusSeconds(90), NOON.plusSeconds(3600));
        assertThat(arrival).isEqualTo(new TimeTravel.Arrival(NOON.plusSeconds(3600), List.of()));
        assertThat(stage.clock.instant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void what_one_work_makes_due_another_does_at_that_very_instant() {
        var follower = new Diary();
        var first = new Diary() {
            @Override
            public int runSome() {
                var done = super.runSome();
                if (done > 0) {
                    follower.put(stage.clock.instant());
                }
                return done;
            }
        };
        first.put(NOON.plusSeconds(10));

        travel(follower, first).advance(now -> now.plusSeconds(60));

        assertThat(follower.done).containsExactly(NOON.plusSeconds(10));
    }

    @Test
    void a_jump_does_late_what_was_due_on_the_way() {
        diary.put(NOON.plusSeconds(30));

        travel(diary).jump(NOON.plus(Duration.ofDays(1)));

        assertThat(diary.done).containsExactly(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void a_jump_backwards_undoes_nothing() {
        diary.put(NOON);
        travel(diary).finish();

        var arrival = travel(diary).jump(NOON.minusSeconds(3600));

        assertThat(arrival.now()).isEqualTo(NOON.minusSeconds(3600));
        assertThat(diary.done).containsExactly(NOON);
    }

    @Test
    void no_time_at_all_finishes_what_is_due_and_stops_real_time() {
        stage.clock.release();
        diary.put(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2199-01-01T00:00:00Z"));

        var arrival = travel(diary).advance(now -> now);

        assertThat(diary.done).containsExactly(arrival.now());
        assertThat(stage.clock.instant()).isEqualTo(arrival.now());
    }

    @Test
    void waits_for_what_another_thread_has_in_its_hands() {
        var inOtherHands = new DueWork() {
            private int looks;

            @Override
            public int runSome() {
                return 0;
            }

            @Override
            public Option<Instant> nextDue() {
                return ++looks < 10 ? Option.some(NOON) : Option.none();
            }
        };

        var arrival = new TimeTravel(stage.clock, List.of(inOtherHands)).advance(now -> now);

        assertThat(arrival.unfinished()).isEmpty();
        assertThat(inOtherHands.looks).isGreaterThanOrEqualTo(10);
    }

    @Test
    void work_that_never_ends_is_told_and_not_waited_for_again() {
        diary.put(NOON.plusSeconds(30), NOON.plusSeconds(60));

        var arrival = travel(new Endless(), diary).advance(now -> now.plusSeconds(60));

        assertThat(arrival).isEqualTo(new TimeTravel.Arrival(NOON.plusSeconds(60), List.of("TimeTravelTest$Endless")));
        assertThat(diary.done).containsExactly(NOON.plusSeconds(30), NOON.plusSeconds(60));
    }

    @Test
    void work_that_fails_holds_up_nobody_else() {
        diary.put(NOON.plusSeconds(30));
        var broken = new Endless() {
            @Override
            public int runSome() {
                throw new IllegalStateException("weather");
            }
        };

        travel(broken, diary).advance(now -> now.plusSeconds(60));

        assertThat(diary.done).containsExactly(NOON.plusSeconds(30));
    }

    @Test
    void a_due_time_finer_than_the_clock_is_met() {
        diary.put(NOON.plusNanos(1_500));

        travel(diary).advance(now -> now.plusSeconds(1));

        assertThat(diary.done).containsExactly(NOON.plusNanos(2_000));
    }

    @Test
    void every_reader_of_the_database_sees_the_same_time() {
        var otherServer = new RehearsalClock(stage.source());

        assertThat(otherServer.instant()).isEqualTo(NOON);
        assertThat(otherServer.withZone(java.time.ZoneId.of("Europe/Warsaw")).instant()).isEqualTo(NOON);
    }

    @Test
    void nobody_set_the_time_so_it_is_real() {
        stage.clock.release();

        var before = Clock.systemUTC().instant();
        var now = stage.clock.instant();

        assertThat(now).isBetween(before.minusSeconds(1), before.plusSeconds(60));
        assertThat(stage.clock.instant()).isAfterOrEqualTo(now);
    }

    private static TimeTravel travel(DueWork... works) {
        return new TimeTravel(stage.clock, List.of(works), SHORT);
    }

    /** Work with appointments; notes at what time it did each. */
    private static class Diary implements DueWork {

        private final TreeSet<Instant> appointments = new TreeSet<>();
        final List<Instant> done = new ArrayList<>();

        void put(Instant... instants) {
            appointments.addAll(List.of(instants));
        }

        @Override
        public int runSome() {
            if (nextDue().filter(due -> !due.isAfter(stage.clock.instant())).isEmpty()) {
                return 0;
            }
            appointments.pollFirst();
            done.add(stage.clock.instant());
            return 1;
        }

        @Override
        public Option<Instant> nextDue() {
            return appointments.isEmpty() ? Option.none() : Option.some(appointments.first());
        }
    }

    private static class Endless implements DueWork {

        @Override
        public int runSome() {
            return 0;
        }

        @Override
        public Option<Instant> nextDue() {
            return Option.some(NOON);
        }
    }
}
