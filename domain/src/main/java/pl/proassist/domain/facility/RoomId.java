package pl.proassist.domain.facility;

import java.util.UUID;

/** A room in which visits take place. */
public record RoomId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
