package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.booking.BookVisit;
import pl.proassist.application.booking.TermsByHand;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.domain.Builders;
import pl.proassist.domain.ManualTermsBuilder;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.visit.VisitId;

/** What somebody asks for at the reception of the small clinic; a test names only what matters to it. */
public final class BookingWish {

    private VisitId visit = new VisitId(UUID.randomUUID());
    private FacilityId facility = Builders.FACILITY;
    private SpecialistId specialist = Builders.SPECIALIST;
    private ServiceId service = Builders.SERVICE;
    private PatientId patient = Builders.PATIENT;
    private Option<RoomId> room = Option.none();
    private Instant start = Builders.START;
    private BookingChannel channel = BookingChannel.RECEPTION;
    private Option<TermsByHand> terms = Option.none();

    private BookingWish() {
    }

    public static BookingWish aWish() {
        return new BookingWish();
    }

    public BookingWish id(VisitId given) {
        visit = given;
        return this;
    }

    public BookingWish in(FacilityId given) {
        facility = given;
        return this;
    }

    public BookingWish with(SpecialistId given) {
        specialist = given;
        return this;
    }

    public BookingWish service(ServiceId given) {
        service = given;
        return this;
    }

    public BookingWish by(PatientId given) {
        patient = given;
        return this;
    }

    public BookingWish room(RoomId given) {
        room = Option.some(given);
        return this;
    }

    public BookingWish at(Instant given) {
        start = given;
        return this;
    }

    public BookingWish channel(BookingChannel given) {
        channel = given;
        return this;
    }

    public BookingWish terms(ManualTermsBuilder given) {
        terms = Option.some(World.byHand(given));
        return this;
    }

    public BookVisit.Command command() {
        return new BookVisit.Command(visit, new BookingFacts.Place(facility, specialist, service, room), patient, start, channel, terms);
    }
}
