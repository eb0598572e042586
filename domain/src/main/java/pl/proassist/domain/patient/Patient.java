package pl.proassist.domain.patient;

import io.vavr.control.Option;
import java.time.LocalDate;
import pl.proassist.domain.shared.PersonalData;

/** A person who books visits, with what reception needs to know and to reach them. */
public record Patient(PatientId id, String firstName, String lastName, Option<Pesel> pesel, Option<LocalDate> birthDate,
                      Option<PhoneNumber> phone, Option<EmailAddress> email, Language language) implements PersonalData {

    @Override public String toString() {
        return "patient " + id;
    }
}
