package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import pl.proassist.application.delivery.DueWork;

/**
 * Moves the business clock and does what falls due on the way, so that after each move the world stands as if the time had
 * really passed. One move at a time.
 */
final class TimeTravel {

    private static final Logger LOG = Logger.getLogger(TimeTravel.class.getName());
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MOST_ROUNDS = 10_000;
    private static final int MOST_STOPS = 100_000;

    private final RehearsalClock clock;
    private final List<DueWork> works;
    private final long patienceNanos;

    TimeTravel(RehearsalClock clock, List<DueWork> works) {
        this(clock, works, PATIENCE_NANOS);
    }

    TimeTravel(RehearsalClock clock, List<DueWork> works, long patienceNanos) {
        this.clock = clock;
        this.works = List.copyOf(works);
        this.patienceNanos = patienceNanos;
    }

    /** @param unfinished the kinds of work that are due and could not be finished */
    record Arrival(Instant now, List<String> unfinished) {
    }

    /** Goes to a later time and stops at each instant at which something is due. */
    synchronized Arrival advance(UnaryOperator<Instant> to) {
        var journey = new Journey();
        var start = clock.instant();
        var target = to.apply(start);
        journey.stopAt(start);
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            var next = nextAfter(clock.instant()).filter(due -> !due.isAfter(target));
            if (next.isEmpty()) {
                break;
            }
            journey.stopAt(next.get());
        }
        journey.stopAt(target);
        return journey.end();
    }

    /** Is there at once, as a server that was down, or whose clock was put back; then does what is due. */
    synchronized Arrival jump(Instant to) {
        var journey = new Journey();
        journey.stopAt(to);
        return journey.end();
    }

    /** Finishes what is due, where the clock stands or runs. */
    synchronized Arrival finish() {
        var journey = new Journey();
        journey.settle();
        return journey.end();
    }

    private Option<Instant> nextAfter(Instant now) {
        return Option.ofOptional(works.stream().flatMap(work -> next(work).toJavaStream()).filter(due -> due.isAfter(now)).min(Instant::compareTo));
    }

    private static boolean isDue(DueWork work, Instant now) {
        return next(work).exists(due -> !due.isAfter(now));
    }

    private static Option<Instant> next(DueWork work) {
        try {
            return work.nextDue();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "what is due next could not be asked: " + name(work), failed);
            return Option.none();
        }
    }

    private static String name(DueWork work) {
        var name = work.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** One move of the clock, which remembers what gave it trouble. */
    private final class Journey {

        private final Set<DueWork> stuck = new LinkedHashSet<>();
        private final Set<DueWork> failed = new LinkedHashSet<>();

        private void stopAt(Instant instant) {
            clock.set(instant);
            settle();
        }

        private Arrival end() {
            var now = clock.instant();
            return new Arrival(now, stuck.stream().filter(work -> isDue(work, now)).map(TimeTravel::name).distinct().toList());
        }

        /**
         * Runs everything until nothing is due. What is due but cannot be done at once may be in the hands of another thread or
         * server: that is waited for, a while; what does not end then is stuck and is not waited for again.
         */
        private void settle() {
            var idleSince = System.nanoTime();
            for (int rounds = 0; rounds < MOST_ROUNDS; rounds++) {
                if (runAll() > 0) {
                    idleSince = System.nanoTime();
                    continue;
                }
                var waiting = due();
                waiting.removeAll(stuck);
                if (waiting.isEmpty()) {
                    return;
                }
                if (System.nanoTime() - idleSince > patienceNanos) {
                    stuck.addAll(waiting);
                    return;
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            stuck.addAll(due());
        }

        private Set<DueWork> due() {
            var now = clock.instant();
            var due = new LinkedHashSet<>(works);
            due.removeIf(work -> !isDue(work, now));
            return due;
        }

        private int runAll() {
            var done = 0;
            for (var work : works) {
                try {
                    done += work.runSome();
                } catch (RuntimeException failure) {
                    complain(work, failure);
                }
            }
            return done;
        }

        private void complain(DueWork work, RuntimeException failure) {
            if (failed.add(work)) {
                LOG.log(Level.WARNING, "work that was due failed: " + name(work), failure);
            }
        }
    }
}
