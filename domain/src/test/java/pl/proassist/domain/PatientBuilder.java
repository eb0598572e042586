package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.LocalDate;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.Pesel;
import pl.proassist.domain.patient.PhoneNumber;

/** Jan Kowalski, who can be reached by telephone and by e-mail. */
public final class PatientBuilder {

    private PatientId id = Builders.PATIENT;
    private String firstName = "Jan";
    private String lastName = "Kowalski";
    private Option<Pesel> pesel = Option.none();
    private Option<LocalDate> birthDate = Option.some(LocalDate.of(1980, 5, 17));
    private Option<PhoneNumber> phone = Option.some(new PhoneNumber("+48500600700"));
    private Option<EmailAddress> email = Option.some(new EmailAddress("jan@kowalski.example"));
    private Language language = Language.PL;
    private Option<String> address = Option.none();
    private Option<String> notes = Option.none();

    public PatientBuilder id(PatientId given) {
        id = given;
        return this;
    }

    public PatientBuilder named(String first, String last) {
        firstName = first;
        lastName = last;
        return this;
    }

    public PatientBuilder pesel(String given) {
        pesel = Option.some(new Pesel(given));
        return this;
    }

    public PatientBuilder phone(String given) {
        phone = Option.some(new PhoneNumber(given));
        return this;
    }

    public PatientBuilder email(String given) {
        email = Option.some(new EmailAddress(given));
        return this;
    }

    public PatientBuilder withoutPhone() {
        phone = Option.none();
        return this;
    }

    public PatientBuilder withoutEmail() {
        email = Option.none();
        return this;
    }

    public PatientBuilder speaking(Language given) {
        language = given;
        return this;
    }

    public PatientBuilder livingAt(String given) {
        address = Option.some(given);
        return this;
    }

    public PatientBuilder notes(String given) {
        notes = Option.some(given);
        return this;
    }

    public Patient build() {
        return new Patient(id, firstName, lastName, pesel, birthDate, phone, email, language, address, notes);
    }
}
