package pl.proassist.application.port;

import java.util.List;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.PatientId;

/** The ledger of patients' consents: lines are added, never changed or removed. Used inside a transaction. */
public interface Consents {

    void add(Consent consent);

    /** Oldest first. */
    List<Consent> of(PatientId patient);
}
