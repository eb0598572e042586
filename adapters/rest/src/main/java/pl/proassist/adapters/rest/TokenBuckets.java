package pl.proassist.adapters.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many requests each caller may still make. A bucket holds the quota and fills evenly over the window; it is remembered as the one
 * instant at which it will be full again. Of many callers only the latest are remembered, so memory is bounded; each server counts
 * for itself.
 */
public final class TokenBuckets {

    private static final int REMEMBERED = 10_000;

    private final int quota;
    private final Duration window;
    private final Clock clock;
    private final Map<UUID, Long> fullAt = new LinkedHashMap<>(256, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param clock the machine's: it is the machine that is spared, also while the product's own clock stands still */
    public TokenBuckets(int quota, Duration window, Clock clock) {
        this.quota = quota;
        this.window = window;
        this.clock = clock;
    }

    /**
     * @param remaining  how many more may be made at once
     * @param retryAfter when the next one may be made; zero for one that was granted
     * @param fullAfter  when the whole quota is there again
     */
    record Allowance(int quota, Duration window, int remaining, Duration retryAfter, Duration fullAfter) {

        boolean isGranted() {
            return retryAfter.isZero();
        }
    }

    synchronized Allowance take(UUID caller) {
        var now = clock.millis();
        var each = window.toMillis() / quota;
        var before = Math.min(Math.max(fullAt.getOrDefault(caller, now), now), now + window.toMillis());
        var after = before + each;
        var wait = Math.max(0, after - now - window.toMillis());
        var full = wait > 0 ? before : after;
        fullAt.put(caller, full);
        var remaining = (int) ((window.toMillis() - (full - now)) / each);
        return new Allowance(quota, window, remaining, Duration.ofMillis(wait), Duration.ofMillis(full - now));
    }
}
