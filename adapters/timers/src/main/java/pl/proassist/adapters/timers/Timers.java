package pl.proassist.adapters.timers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import pl.proassist.application.delivery.DueWork;

/**
 * Runs what is due, every moment, each kind of work by several hands, so that one provider's time-out holds up only its own piece.
 * The timers decide nothing: a server that slept does its work late, and hands and servers share it through the database's leases.
 */
public final class Timers {

    private static final Logger LOG = Logger.getLogger(Timers.class.getName());

    private final ScheduledExecutorService executor;
    private final List<DueWork> works;
    private final int hands;
    private final Duration pause;
    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    /** @param hands how many run each kind of work; the executor needs a thread for each of them */
    public Timers(ScheduledExecutorService executor, List<DueWork> works, int hands, Duration pause) {
        this.executor = executor;
        this.works = List.copyOf(works);
        this.hands = hands;
        this.pause = pause;
    }

    public synchronized void start() {
        for (int hand = 0; hand < hands; hand++) {
            works.forEach(work -> running.add(executor.scheduleWithFixedDelay(() -> runAllDue(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS)));
        }
    }

    public synchronized void stop() {
        running.forEach(timer -> timer.cancel(false));
        running.clear();
    }

    /** A task that throws is never called again, so nothing is let through; the database being away is the usual reason. */
    private static void runAllDue(DueWork work) {
        try {
            int done;
            do {
                done = work.runSome();
            } while (done > 0 && !Thread.currentThread().isInterrupted());
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "work=" + work.getClass().getSimpleName() + " failed, tried again shortly: " + fault.getClass().getName(), fault);
        }
    }
}
