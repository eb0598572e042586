package pl.proassist.application.patients;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.List;
import pl.proassist.application.port.Consents;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.patient.Consent;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;

/** Staff write down that a patient gave a consent or took it back, and look at the ledger (SEC-20). */
public final class PatientConsents {

    private final Consents consents;
    private final Patients patients;
    private final Transactions transactions;
    private final Clock clock;

    public PatientConsents(Consents consents, Patients patients, Transactions transactions, Clock clock) {
        this.consents = consents;
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Consent> write(Caller caller, PatientId patient, String kind, String version, boolean given, String way) {
        var act = caller.does("consent.write").on("patient", patient.value()).saying("kind", kind).saying("given", String.valueOf(given));
        return transactions.run(act, () -> caller.maySomewhere(Permission.PATIENTS_EDIT).flatMap(may -> patients.require(patient)).map(known -> {
            var consent = new Consent(patient, kind, version, given, way, clock.instant());
            consents.add(consent);
            return consent;
        }));
    }

    /** Oldest first. */
    public Either<Refusal, List<Consent>> list(Caller caller, PatientId patient) {
        return transactions.run(caller.does("consent.look").on("patient", patient.value()), () -> caller.maySomewhere(Permission.PATIENTS_VIEW)
                .flatMap(may -> patients.require(patient)).map(known -> consents.of(patient)));
    }
}
