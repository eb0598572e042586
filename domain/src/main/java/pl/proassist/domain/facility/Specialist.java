package pl.proassist.domain.facility;

import io.vavr.control.Option;

/** A person who receives patients. The name may be shown to patients; the specialisation never goes into a message. */
public record Specialist(FacilityId facility, SpecialistId id, String firstName, String lastName,
                         Option<String> title, Option<String> specialisation) {

    public String displayName() {
        return title.map(given -> given + " ").getOrElse("") + firstName + " " + lastName;
    }
}
