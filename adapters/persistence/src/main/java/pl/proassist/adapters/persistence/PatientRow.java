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

/** A patient as one row. */
@Entity
@Table(name = "patient")
class PatientRow {

    @Id UUID id;
    @Column(name = "first_name") String firstName;
    @Column(name = "last_name") String lastName;
    String pesel;
    @Column(name = "birth_date") LocalDate birthDate;
    String phone;
    String email;
    @Enumerated(EnumType.STRING) Language language;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected PatientRow() {
    }

    static PatientRow of(Patient patient) {
        var row = new PatientRow();
        row.id = patient.id().value();
        row.take(patient);
        return row;
    }

    void take(Patient patient) {
        firstName = patient.firstName();
        lastName = patient.lastName();
        pesel = patient.pesel().map(Pesel::value).getOrNull();
        birthDate = patient.birthDate().getOrNull();
        phone = patient.phone().map(PhoneNumber::value).getOrNull();
        email = patient.email().map(EmailAddress::value).getOrNull();
        language = patient.language();
    }

    Versioned<Patient> toPatient() {
        return new Versioned<>(new Patient(new PatientId(id), firstName, lastName, Option.of(pesel).map(Pesel::new), Option.of(birthDate),
                Option.of(phone).map(PhoneNumber::new), Option.of(email).map(EmailAddress::new), language), version);
    }
}
