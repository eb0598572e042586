package pl.proassist.domain.access;

import java.util.UUID;

/** A key of an integration. */
public record ApiKeyId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
