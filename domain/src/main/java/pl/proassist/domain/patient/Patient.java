package pl.proassist.domain.patient;

import io.vavr.control.Option;
import java.time.LocalDate;
import pl.proassist.domain.shared.PersonalData;

/**
 * A person who books visits, with what reception needs to know and to reach them.
 *
 * @param notes what reception writes down about the person, in its own words
 */
public record Patient(PatientId id, String firstName, String lastName, Option<Pesel> pesel, Option<LocalDate> birthDate,
                      Option<PhoneNumber> phone, Option<EmailAddress> email, Language language, Option<String> address,
                      Option<String> notes) implements PersonalData {

    /** What stays of somebody who paid and wants to be forgotten: whom the money came from. */
    public Patient withNameOnly() {
        return new Patient(id, firstName, lastName, Option.none(), Option.none(), Option.none(), Option.none(), language, Option.none(), Option.none());
    }

    /** Nobody in particular. */
    public Patient anonymous() {
        return new Patient(id, "Dane", "usunięte", Option.none(), Option.none(), Option.none(), Option.none(), Language.PL, Option.none(), Option.none());
    }

    @Override public String toString() {
        return "patient " + id;
    }
}
