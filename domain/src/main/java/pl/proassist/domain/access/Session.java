package pl.proassist.domain.access;

import java.time.Duration;
import java.time.Instant;

/**
 * A person is logged in: half an hour without a request ends it, and twelve hours in any case.
 *
 * @param fingerprint of the token; the token itself is not stored
 * @param device      what the browser says it is
 */
public record Session(SessionId id, UserId user, String fingerprint, Instant startedAt, Instant lastSeen, String device, String address) {

    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration LONGEST = Duration.ofHours(12);

    /** A look at the clock is written down at most so often. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt());
    }

    public Instant expiresAt() {
        var idle = lastSeen.plus(IDLE);
        var longest = startedAt.plus(LONGEST);
        return idle.isBefore(longest) ? idle : longest;
    }

    public boolean isWorthNoting(Instant now) {
        return !now.isBefore(lastSeen.plus(GRAIN));
    }

    public Session seen(Instant now) {
        return new Session(id, user, fingerprint, startedAt, now, device, address);
    }
}
