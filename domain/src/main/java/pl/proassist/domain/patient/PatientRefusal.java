package pl.proassist.domain.patient;

import pl.proassist.domain.shared.Refusal;

/** Why something about a patient was refused. */
public sealed interface PatientRefusal extends Refusal {

    record UnknownPatient(PatientId patient) implements PatientRefusal {
        @Override public String code() { return "unknown-patient"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** A visit is still ahead: it is cancelled first. */
    record HasVisitsAhead(PatientId patient) implements PatientRefusal {
        @Override public String code() { return "patient-has-visits"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The law wants what is known of a treated patient kept (see {@link Retention}). */
    record MustBeKept(PatientId patient) implements PatientRefusal {
        @Override public String code() { return "retention-duty"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
