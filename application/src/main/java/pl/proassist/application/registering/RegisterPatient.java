package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.shared.Refusal;

/** Creates or changes a patient's card (PAT-03). */
public final class RegisterPatient {

    private final Patients patients;
    private final Transactions transactions;

    public RegisterPatient(Patients patients, Transactions transactions) {
        this.patients = patients;
        this.transactions = transactions;
    }

    /** @param seen the version that the caller changes */
    public Either<Refusal, Registered<Patient>> handle(Caller caller, Patient patient, Option<Long> seen) {
        return transactions.run(caller.does("patient.register").on("patient", patient.id().value()), () -> caller.maySomewhere(Permission.PATIENTS_EDIT)
                .flatMap(may -> Registration.of(patient.id().value(), patient, patients.find(patient.id()), seen, () -> patients.save(patient))));
    }
}
