package pl.proassist.adapters.rest;

import java.time.Duration;

/** Whole seconds for headers: whoever waits so long has waited long enough. */
final class Seconds {

    private Seconds() {
    }

    static long roundedUp(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
