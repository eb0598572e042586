package pl.proassist.domain.visit;

import java.util.UUID;

/** A visit, by the id its booker made. */
public record VisitId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
