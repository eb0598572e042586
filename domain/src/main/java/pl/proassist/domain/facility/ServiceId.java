package pl.proassist.domain.facility;

import java.util.UUID;

/** A service that a facility offers. */
public record ServiceId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
