package pl.proassist.domain.patient;

import pl.proassist.domain.shared.Refusal;

/** Why something about a patient was refused. */
public sealed interface PatientRefusal extends Refusal {

    record UnknownPatient(PatientId patient) implements PatientRefusal {
        @Override public String code() { return "unknown-patient"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }
}
