package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.shared.Refusal;

/** All patients. Used inside a transaction. */
public interface Patients {

    Option<Versioned<Patient>> find(PatientId id);

    default Either<Refusal, Patient> require(PatientId id) {
        return find(id).map(Versioned::thing).toEither(() -> new PatientRefusal.UnknownPatient(id));
    }

    /** Stores a new patient, who can be booked from now on, or a new version of a known one. */
    Versioned<Patient> save(Patient patient);

    /**
     * By the beginning of a name (first, last, or both in any order), a complete PESEL, phone or e-mail, or the last four digits
     * of a phone; ordered by last name, first name, id.
     *
     * @param after the last id of the page before
     */
    List<Patient> search(String text, Option<PatientId> after, int limit);
}
