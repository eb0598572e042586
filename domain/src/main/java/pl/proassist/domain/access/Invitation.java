package pl.proassist.domain.access;

import java.time.Duration;
import java.time.Instant;

/**
 * A link that lets a person set a password, once, within a day.
 *
 * @param fingerprint of the secret in the link; the secret itself is not stored
 * @param number      counts the invitations of an account, so that each has a secret of its own
 */
public record Invitation(String fingerprint, int number, Instant expiresAt) {

    public static final Duration LIFETIME = Duration.ofHours(24);

    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }
}
