package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.Pesel;
import pl.proassist.domain.patient.PhoneNumber;

/** A patient as one row; all but the names, the birth date and the language is sealed. */
@Entity
@Table(name = "patient")
class PatientRow {

    @Id UUID id;
    @Column(name = "first_name") String firstName;
    @Column(name = "last_name") String lastName;
    @Column(name = "birth_date") LocalDate birthDate;
    String pesel;
    String phone;
    String email;
    String address;
    String notes;
    @Column(name = "pesel_index") byte[] peselIndex;
    @Column(name = "phone_index") byte[] phoneIndex;
    @Column(name = "phone_end_index") byte[] phoneEndIndex;
    @Column(name = "email_index") byte[] emailIndex;
    @Enumerated(EnumType.STRING) Language language;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected PatientRow() {
    }

    static PatientRow of(Patient patient, Vault vault) {
        var row = new PatientRow();
        row.id = patient.id().value();
        row.take(patient, vault);
        return row;
    }

    void take(Patient patient, Vault vault) {
        firstName = patient.firstName();
        lastName = patient.lastName();
        birthDate = patient.birthDate().getOrNull();
        language = patient.language();
        var sealed = new SealedRow(vault, "patient", id);
        pesel = sealed.seal("pesel", patient.pesel().map(Pesel::value));
        phone = sealed.seal("phone", patient.phone().map(PhoneNumber::value));
        email = sealed.seal("email", patient.email().map(EmailAddress::value));
        address = sealed.seal("address", patient.address());
        notes = sealed.seal("notes", patient.notes());
        var index = new PatientIndex(vault);
        peselIndex = patient.pesel().map(Pesel::value).map(index::pesel).getOrNull();
        phoneIndex = patient.phone().map(PhoneNumber::value).map(index::phone).getOrNull();
        phoneEndIndex = patient.phone().map(PhoneNumber::value).map(index::endOfPhone).getOrNull();
        emailIndex = patient.email().map(EmailAddress::value).map(index::email).getOrNull();
    }

    Versioned<Patient> toPatient(Vault vault) {
        var sealed = new SealedRow(vault, "patient", id);
        return new Versioned<>(new Patient(new PatientId(id), firstName, lastName, sealed.open("pesel", pesel).map(Pesel::new), Option.of(birthDate),
                sealed.open("phone", phone).map(PhoneNumber::new), sealed.open("email", email).map(EmailAddress::new), language,
                sealed.open("address", address), sealed.open("notes", notes)), version);
    }
}
