package pl.proassist.domain.access;

import java.util.UUID;

/** A person with an account. */
public record UserId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
