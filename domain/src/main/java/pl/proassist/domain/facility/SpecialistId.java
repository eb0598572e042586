package pl.proassist.domain.facility;

import java.util.UUID;

/** A person who receives patients in a facility. */
public record SpecialistId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
