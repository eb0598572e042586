package pl.proassist.application.registering;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.shared.Refusal;

/** Looks at the cards of facilities, their people, services and rooms, and of patients. What lies in another facility is not known here. */
public final class LookUp {

    private final Directory directory;
    private final Patients patients;
    private final Transactions transactions;

    public LookUp(Directory directory, Patients patients, Transactions transactions) {
        this.directory = directory;
        this.patients = patients;
        this.transactions = transactions;
    }

    public Either<Refusal, Versioned<Facility>> facility(FacilityId id) {
        return look(() -> directory.facility(id), new FacilityRefusal.UnknownFacility(id));
    }

    public Either<Refusal, Versioned<Specialist>> specialist(FacilityId facility, SpecialistId id) {
        return facility(facility).flatMap(known -> look(() -> directory.specialist(id).filter(found -> found.thing().facility().equals(facility)),
                new FacilityRefusal.UnknownSpecialist(id)));
    }

    public Either<Refusal, Versioned<ServiceOffer>> service(FacilityId facility, ServiceId id) {
        return facility(facility).flatMap(known -> look(() -> directory.service(id).filter(found -> found.thing().facility().equals(facility)),
                new FacilityRefusal.UnknownServiceOffer(id)));
    }

    public Either<Refusal, Versioned<Room>> room(FacilityId facility, RoomId id) {
        return facility(facility).flatMap(known -> look(() -> directory.room(id).filter(found -> found.thing().facility().equals(facility)),
                new FacilityRefusal.UnknownRoom(id)));
    }

    public Either<Refusal, Versioned<Patient>> patient(PatientId id) {
        return look(() -> patients.find(id), new PatientRefusal.UnknownPatient(id));
    }

    public List<Patient> patients(String text, Option<PatientId> after, int limit) {
        return transactions.record(() -> patients.search(text, after, limit));
    }

    private <T> Either<Refusal, T> look(Supplier<Option<T>> find, Refusal unknown) {
        return transactions.run(() -> find.get().toEither(unknown));
    }
}
