package pl.proassist.domain.access;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong passwords in a row, as counted for an account from one address, for an address, or for an account from unfamiliar addresses. The
 * first ones are free; then each costs a pause, twice as long as the one before. A try during the pause is not even looked at, so it
 * makes nothing longer, and the owner, who comes from a familiar address, is never shut out by strangers.
 */
public record Failures(int count, Instant last) {

    public static final Failures NONE = new Failures(0, Instant.EPOCH);

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    /** How patient we are with whom. */
    public enum Kind {

        /** One account from one address. */
        PAIR(5, Duration.ofMinutes(15)),
        /** Whatever accounts from one address: a whole clinic may sit behind it. */
        ADDRESS(20, Duration.ofMinutes(15)),
        /** One account from addresses it never logged in from. */
        STRANGERS(30, Duration.ofMinutes(1));

        private final int free;
        private final Duration longest;

        Kind(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }
    }

    /** How long to wait from now on; zero when the try may be looked at. */
    public Duration pause(Kind kind, Instant now) {
        if (count < kind.free || isForgotten(now)) {
            return Duration.ZERO;
        }
        var doubled = Duration.ofSeconds(1L << Math.min(count - kind.free, MOST_DOUBLINGS));
        var until = last.plus(doubled.compareTo(kind.longest) < 0 ? doubled : kind.longest);
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    public Failures oneMore(Instant now) {
        return new Failures(isForgotten(now) ? 1 : count + 1, now);
    }

    public Failures oneLess() {
        return new Failures(Math.max(0, count - 1), last);
    }

    private boolean isForgotten(Instant now) {
        return now.isAfter(last.plus(FORGOTTEN_AFTER));
    }
}
