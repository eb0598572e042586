package pl.proassist.domain;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Money;

/**
 * Where tests begin: each thing starts from a valid whole, and a test names only what matters to it. One clinic in Warsaw, one
 * specialist, one patient; booked on a Monday at 15:20, for the Monday two weeks later at 10:00.
 */
public final class Builders {

    public static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    public static final FacilityId FACILITY = new FacilityId(id("facility"));
    public static final SpecialistId SPECIALIST = new SpecialistId(id("specialist"));
    public static final ServiceId SERVICE = new ServiceId(id("service"));
    public static final RoomId ROOM = new RoomId(id("room"));
    public static final PatientId PATIENT = new PatientId(id("patient"));

    /** 2026-01-12, 15:20 in Warsaw. */
    public static final Instant BOOKED = Instant.parse("2026-01-12T14:20:00Z");
    /** 2026-01-12, 20:00 in Warsaw. */
    public static final Instant DEADLINE = Instant.parse("2026-01-12T19:00:00Z");
    /** 2026-01-26, 10:00 in Warsaw. */
    public static final Instant START = Instant.parse("2026-01-26T09:00:00Z");

    private Builders() {
    }

    public static VisitBuilder aVisit() {
        return new VisitBuilder();
    }

    public static BookingBuilder aBooking() {
        return new BookingBuilder();
    }

    public static TermsBuilder terms() {
        return new TermsBuilder();
    }

    public static PolicyBuilder aPolicy() {
        return new PolicyBuilder();
    }

    public static RuleBuilder aRule() {
        return new RuleBuilder();
    }

    public static SettingsBuilder settings() {
        return new SettingsBuilder();
    }

    public static MessageSettingsBuilder someMessages() {
        return new MessageSettingsBuilder();
    }

    public static OccasionBuilder anOccasion() {
        return new OccasionBuilder();
    }

    public static ManualTermsBuilder byHand() {
        return new ManualTermsBuilder();
    }

    public static PaymentLinkBuilder aPaymentLink() {
        return new PaymentLinkBuilder();
    }

    public static PatientBuilder aPatient() {
        return new PatientBuilder();
    }

    public static Facility aFacility() {
        return aFacility(FACILITY);
    }

    public static Facility aFacility(FacilityId id) {
        return new Facility(id, "Przychodnia Pod Lipą", WARSAW, Option.some("+48221234567"), Option.some("recepcja@podlipa.example"),
                Option.some(new Nip("5252248481")), Option.some("ul. Lipowa 1, 00-001 Warszawa"));
    }

    public static Specialist aSpecialist() {
        return aSpecialist(SPECIALIST);
    }

    public static Specialist aSpecialist(SpecialistId id) {
        return aSpecialist(id, FACILITY);
    }

    public static Specialist aSpecialist(SpecialistId id, FacilityId of) {
        return new Specialist(of, id, "Anna", "Żuławska", Option.some("dr"), Option.some("dermatologia"));
    }

    public static ServiceOffer aService() {
        return aService(SERVICE, "200.00");
    }

    public static ServiceOffer aService(ServiceId id, String price) {
        return aService(id, FACILITY, price);
    }

    public static ServiceOffer aService(ServiceId id, FacilityId of, String price) {
        return new ServiceOffer(of, id, "Konsultacja", Duration.ofMinutes(30), Money.pln(price), "ZW");
    }

    public static Room aRoom() {
        return aRoom(ROOM);
    }

    public static Room aRoom(RoomId id) {
        return aRoom(id, FACILITY);
    }

    public static Room aRoom(RoomId id, FacilityId of) {
        return new Room(of, id, "Gabinet 1");
    }

    /** An id that says in a test what it is for; the same name is always the same id. */
    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code "2026-01-12 15:20"} as a clock on a wall in Warsaw shows it. */
    public static Instant warsaw(String local) {
        return LocalDateTime.parse(local.replace(' ', 'T')).atZone(WARSAW).toInstant();
    }
}
