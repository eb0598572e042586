package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A key by which another program acts in a facility, or in all of them. It is shown once and stored as a fingerprint.
 *
 * @param reach    what it opens and where
 * @param before   the key it replaced, which still opens for a while
 * @param lastUsed to the minute
 */
public record ApiKey(ApiKeyId id, String name, Membership reach, String fingerprint, Option<Replaced> before, Instant createdAt, Instant expiresAt,
                     Option<Instant> lastUsed, boolean revoked) {

    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private static final Duration GRAIN = Duration.ofMinutes(1);

    /** A key that was rotated away. */
    public record Replaced(String fingerprint, Instant until) {
    }

    public boolean opensWith(String presented, Instant now) {
        return !revoked && now.isBefore(expiresAt)
                && (fingerprint.equals(presented) || before.exists(old -> old.fingerprint().equals(presented) && now.isBefore(old.until())));
    }

    public ApiKey rotated(String another, Instant oldUntil) {
        return new ApiKey(id, name, reach, another, Option.some(new Replaced(fingerprint, oldUntil)), createdAt, expiresAt, lastUsed, revoked);
    }

    public ApiKey revoke() {
        return new ApiKey(id, name, reach, fingerprint, Option.none(), createdAt, expiresAt, lastUsed, true);
    }

    public boolean isWorthNoting(Instant now) {
        return lastUsed.forAll(last -> !now.isBefore(last.plus(GRAIN)));
    }

    public ApiKey used(Instant now) {
        return new ApiKey(id, name, reach, fingerprint, before, createdAt, expiresAt, Option.some(now), revoked);
    }
}
