package pl.proassist.domain.access;

import java.util.UUID;

/** One login of a person, from the second step until it ends. */
public record SessionId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
