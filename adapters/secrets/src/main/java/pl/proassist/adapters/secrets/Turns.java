package pl.proassist.adapters.secrets;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pl.proassist.application.port.GatewayUnavailable;

/** Lets so many work at once, so many more wait in a row for a short while, and sends everybody else away at once. */
final class Turns {

    private final Semaphore places;
    private final Semaphore turns;
    private final Duration patience;

    Turns(int atOnce, int waiting, Duration patience) {
        this.places = new Semaphore(atOnce + waiting);
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    <T> T take(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new GatewayUnavailable("passwords: too many wait already");
        }
        try {
            return inTurn(work);
        } finally {
            places.release();
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        await();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GatewayUnavailable("passwords: no turn came in time");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailable("passwords: stopped while waiting", stopped);
        }
    }
}
