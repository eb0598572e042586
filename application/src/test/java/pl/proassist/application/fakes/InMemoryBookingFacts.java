package pl.proassist.application.fakes;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/** What must be known before a booking, gathered from the other fakes. */
public final class InMemoryBookingFacts implements BookingFacts {

    private final InMemoryDirectory directory;
    private final InMemoryPatients patients;
    private final InMemoryMarks marks;
    private final InMemoryVisits visits;

    public InMemoryBookingFacts(InMemoryDirectory directory, InMemoryPatients patients, InMemoryMarks marks, InMemoryVisits visits) {
        this.directory = directory;
        this.patients = patients;
        this.marks = marks;
        this.visits = visits;
    }

    @Override public Either<Refusal, Facts> of(Place place, PatientId patient, PaymentPolicy.FirstTime firstTime, Instant now) {
        return service(place).flatMap(service -> patients.require(patient).map(known ->
                new Facts(service, standing(place, patient, firstTime, now), reachableBy(known))));
    }

    private Either<Refusal, ServiceOffer> service(Place place) {
        var facility = place.facility();
        if (directory.facility(facility).isEmpty()) {
            return Either.left(new FacilityRefusal.UnknownFacility(facility));
        }
        if (!directory.specialist(place.specialist()).exists(found -> found.thing().facility().equals(facility))) {
            return Either.left(new FacilityRefusal.UnknownSpecialist(place.specialist()));
        }
        var service = directory.service(place.service()).map(Versioned::thing).filter(found -> found.facility().equals(facility));
        if (service.isEmpty()) {
            return Either.left(new FacilityRefusal.UnknownServiceOffer(place.service()));
        }
        return place.room().filter(room -> !directory.room(room).exists(found -> found.thing().facility().equals(facility)))
                .<Either<Refusal, ServiceOffer>>map(room -> Either.left(new FacilityRefusal.UnknownRoom(room)))
                .getOrElse(() -> Either.right(service.get()));
    }

    private Occasion.Standing standing(Place place, PatientId patient, PaymentPolicy.FirstTime firstTime, Instant now) {
        return new Occasion.Standing(marks.isBlacklisted(place.facility(), patient, now), firstTime.on() && isFirst(place, patient, firstTime.scope()),
                marks.exemption(place.facility(), patient));
    }

    private boolean isFirst(Place place, PatientId patient, PaymentPolicy.FirstTimeScope scope) {
        return visits.all().stream().map(Versioned::thing)
                .filter(visit -> VisitStatus.of(visit) == VisitStatus.COMPLETED && visit.details().patient().equals(patient))
                .noneMatch(visit -> isWithin(scope, place, visit));
    }

    private static boolean isWithin(PaymentPolicy.FirstTimeScope scope, Place place, Visit before) {
        return switch (scope) {
            case FACILITY -> before.details().facility().equals(place.facility());
            case SPECIALIST -> before.details().specialist().equals(place.specialist());
            case ORGANISATION -> true;
        };
    }

    static Set<MessageChannel> reachableBy(Patient patient) {
        var channels = EnumSet.noneOf(MessageChannel.class);
        patient.email().forEach(any -> channels.add(MessageChannel.EMAIL));
        patient.phone().forEach(any -> channels.add(MessageChannel.SMS));
        return channels;
    }
}
