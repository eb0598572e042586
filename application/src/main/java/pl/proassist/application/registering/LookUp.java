package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.shared.Refusal;

/**
 * Looks at the cards of facilities, their people, services and rooms, and of patients. What lies in another facility is not known
 * here. Every look at a patient's card is in the trail, in a list of those found too (SEC-21).
 */
public final class LookUp {

    /** @param more whether others follow */
    public record Found(List<Patient> patients, boolean more) {
    }

    private final Directory directory;
    private final Patients patients;
    private final Transactions transactions;

    public LookUp(Directory directory, Patients patients, Transactions transactions) {
        this.directory = directory;
        this.patients = patients;
        this.transactions = transactions;
    }

    public Either<Refusal, Versioned<Facility>> facility(Caller caller, FacilityId id) {
        var unknown = new FacilityRefusal.UnknownFacility(id);
        return caller.partIn(id, unknown).flatMap(may -> look(() -> directory.facility(id), unknown));
    }

    public Either<Refusal, Versioned<Specialist>> specialist(Caller caller, FacilityId facility, SpecialistId id) {
        return facility(caller, facility).flatMap(known -> look(() -> directory.specialist(id).filter(found -> found.thing().facility().equals(facility)),
                new FacilityRefusal.UnknownSpecialist(id)));
    }

    public Either<Refusal, Versioned<ServiceOffer>> service(Caller caller, FacilityId facility, ServiceId id) {
        return facility(caller, facility).flatMap(known -> look(() -> directory.service(id).filter(found -> found.thing().facility().equals(facility)),
                new FacilityRefusal.UnknownServiceOffer(id)));
    }

    public Either<Refusal, Versioned<Room>> room(Caller caller, FacilityId facility, RoomId id) {
        return facility(caller, facility).flatMap(known -> look(() -> directory.room(id).filter(found -> found.thing().facility().equals(facility)),
                new FacilityRefusal.UnknownRoom(id)));
    }

    public Either<Refusal, Versioned<Patient>> patient(Caller caller, PatientId id) {
        return transactions.run(caller.does("patient.look").on("patient", id.value()), () -> caller.maySomewhere(Permission.PATIENTS_VIEW)
                .flatMap(may -> patients.find(id).toEither(new PatientRefusal.UnknownPatient(id))));
    }

    public Either<Refusal, Found> patients(Caller caller, String text, Option<PatientId> after, int limit) {
        return transactions.run(caller.looks("patient.find"), () -> caller.maySomewhere(Permission.PATIENTS_VIEW).map(may -> {
            var found = patients.search(text, after, limit + 1);
            var shown = found.stream().limit(limit).toList();
            shown.forEach(patient -> transactions.run(caller.does("patient.found").on("patient", patient.id().value()), () -> Either.right(patient)));
            return new Found(shown, found.size() > limit);
        }));
    }

    private <T> Either<Refusal, T> look(Supplier<Option<T>> find, Refusal unknown) {
        return transactions.run(() -> find.get().toEither(unknown));
    }
}
