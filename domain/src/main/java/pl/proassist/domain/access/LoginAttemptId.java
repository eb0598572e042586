package pl.proassist.domain.access;

import java.util.UUID;

/** One try to log in, from the right password to the second step. */
public record LoginAttemptId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
