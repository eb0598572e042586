package pl.proassist.domain.facility;

import java.util.UUID;

/** A facility: a clinic with its own rules, staff and money. */
public record FacilityId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
