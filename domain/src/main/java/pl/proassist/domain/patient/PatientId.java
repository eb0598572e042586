package pl.proassist.domain.patient;

import java.util.UUID;

/** A patient, known by this id everywhere that personal data must not go. */
public record PatientId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
