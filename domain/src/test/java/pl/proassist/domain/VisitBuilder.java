package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;

/** A visit of half an hour with an id of its own, whose last word is the state it is in. */
public final class VisitBuilder {

    private VisitId id = new VisitId(UUID.randomUUID());
    private FacilityId facility = Builders.FACILITY;
    private SpecialistId specialist = Builders.SPECIALIST;
    private ServiceId service = Builders.SERVICE;
    private PatientId patient = Builders.PATIENT;
    private Option<RoomId> room = Option.none();
    private Instant start = Builders.START;
    private Duration length = Duration.ofMinutes(30);
    private BookingChannel channel = BookingChannel.RECEPTION;
    private Instant bookedAt = Builders.BOOKED;
    private String request = "0".repeat(64);
    private PaymentTerms terms = Builders.terms().build();

    public VisitBuilder id(VisitId given) {
        id = given;
        return this;
    }

    public VisitBuilder in(FacilityId given) {
        facility = given;
        return this;
    }

    public VisitBuilder with(SpecialistId given) {
        specialist = given;
        return this;
    }

    public VisitBuilder service(ServiceId given) {
        service = given;
        return this;
    }

    public VisitBuilder of(PatientId given) {
        patient = given;
        return this;
    }

    public VisitBuilder room(RoomId given) {
        room = Option.some(given);
        return this;
    }

    public VisitBuilder at(Instant given) {
        start = given;
        return this;
    }

    public VisitBuilder lasting(Duration given) {
        length = given;
        return this;
    }

    public VisitBuilder channel(BookingChannel given) {
        channel = given;
        return this;
    }

    public VisitBuilder bookedAt(Instant given) {
        bookedAt = given;
        return this;
    }

    /** The digest of the request that booked it. */
    public VisitBuilder request(String given) {
        request = given;
        return this;
    }

    public VisitBuilder on(TermsBuilder given) {
        return on(given.build());
    }

    public VisitBuilder on(PaymentTerms given) {
        terms = given;
        return this;
    }

    public VisitDetails details() {
        return new VisitDetails(id, facility, specialist, service, patient, room, Slot.of(start, length), channel, bookedAt,
                request, terms);
    }

    public Visit.AwaitingPayment awaitingPayment() {
        return new Visit.AwaitingPayment(details());
    }

    public Visit.Confirmed confirmed() {
        return new Visit.Confirmed(details());
    }

    public Visit.Lapsed lapsed() {
        return new Visit.Lapsed(details());
    }

    public Visit.Cancelled cancelled(CancelledBy by) {
        return new Visit.Cancelled(details(), by, "choroba", bookedAt.plusSeconds(3600), Money.pln("75.00"), Money.pln("5.00"));
    }

    public Visit.Completed completed() {
        return new Visit.Completed(details());
    }

    public Visit.NoShow noShow() {
        return new Visit.NoShow(details());
    }
}
