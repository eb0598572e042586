package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aRoom;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.aSpecialist;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.BookingFacts.Facts;
import pl.proassist.application.port.BookingFacts.Place;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy.FirstTime;
import pl.proassist.domain.policy.PaymentPolicy.FirstTimeScope;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;

/** What every look at the facts of a booking must tell. */
public abstract class BookingFactsContract extends StoresContract {

    private static final Place PLACE = new Place(FACILITY, SPECIALIST, SERVICE, Option.none());
    private static final FacilityId NO_FACILITY = new FacilityId(id("nowhere"));
    private static final SpecialistId NO_SPECIALIST = new SpecialistId(id("nobody"));
    private static final ServiceId NO_SERVICE = new ServiceId(id("nothing"));
    private static final RoomId NO_ROOM = new RoomId(id("no room"));
    private static final PatientId NO_PATIENT = new PatientId(id("no patient"));

    @Test void an_ordinary_booking_knows_its_service_and_how_to_reach_the_patient() {
        assertThat(facts(PLACE, FirstTime.OFF)).isEqualTo(Either.right(
                new Facts(aService(), Occasion.Standing.ORDINARY, Set.of(MessageChannel.EMAIL, MessageChannel.SMS))));
        assertThat(facts(new Place(FACILITY, SPECIALIST, SERVICE, Option.some(ROOM)), FirstTime.OFF).isRight()).isTrue();
    }

    @Test @Proves("A18") void a_patient_is_reached_by_the_addresses_that_he_gave() {
        inTransaction(() -> stores.patients().save(aPatient().withoutPhone().build()));
        assertThat(facts(PLACE, FirstTime.OFF).get().reachableBy()).containsExactly(MessageChannel.EMAIL);

        inTransaction(() -> stores.patients().save(aPatient().withoutEmail().build()));
        assertThat(facts(PLACE, FirstTime.OFF).get().reachableBy()).containsExactly(MessageChannel.SMS);

        inTransaction(() -> stores.patients().save(aPatient().withoutEmail().withoutPhone().build()));
        assertThat(facts(PLACE, FirstTime.OFF).get().reachableBy()).isEmpty();
    }

    @Test @Proves({"PAY-11", "PAY-13"}) void the_marks_of_the_facility_count_and_those_of_another_do_not() {
        inTransaction(() -> {
            stores.marks().blacklist(PatientMarksContract.entry(ANOTHER_FACILITY, PATIENT, "nie przychodzi", NOW));
            stores.marks().exempt(ANOTHER_FACILITY, PATIENT, Requirement.OPTIONAL, "VIP", NOW);
            return stores.marks().blacklist(PatientMarksContract.entry(FACILITY, ANOTHER_PATIENT, "nie przychodzi", NOW));
        });
        assertThat(facts(PLACE, FirstTime.OFF).get().standing()).isEqualTo(Occasion.Standing.ORDINARY);

        inTransaction(() -> {
            stores.marks().exempt(FACILITY, PATIENT, Requirement.NONE, "VIP", NOW);
            return stores.marks().blacklist(PatientMarksContract.entry(FACILITY, PATIENT, "nie przychodzi", NOW));
        });
        assertThat(facts(PLACE, FirstTime.OFF).get().standing()).isEqualTo(new Occasion.Standing(true, false, Option.some(Requirement.NONE)));
    }

    @Test @Proves("PAY-17") void an_entry_that_has_expired_counts_no_longer() {
        var plain = PatientMarksContract.entry(FACILITY, PATIENT, "nie przychodzi", NOW);
        inTransaction(() -> stores.marks().blacklist(new Blacklisting(FACILITY, PATIENT, plain.reason(), plain.evidence(), plain.author(), NOW,
                Option.some(NOW.plusSeconds(60)), Option.none())));

        assertThat(inTransaction(() -> stores.facts().of(PLACE, PATIENT, FirstTime.OFF, NOW.plusSeconds(59))).get().standing().blacklisted()).isTrue();
        assertThat(inTransaction(() -> stores.facts().of(PLACE, PATIENT, FirstTime.OFF, NOW.plusSeconds(60))).get().standing().blacklisted()).isFalse();
    }

    @Test @Proves({"PAY-08", "A07"}) void only_a_visit_that_took_place_ends_the_first_time() {
        given(aVisit().confirmed());
        given(aVisit().lapsed());
        given(aVisit().cancelled(CancelledBy.PATIENT));
        given(aVisit().at(START.plusSeconds(3600)).noShow());
        given(aVisit().at(START.plusSeconds(7200)).of(ANOTHER_PATIENT).completed());
        assertThat(isFirstTime(FirstTimeScope.FACILITY)).isTrue();

        given(aVisit().at(START.plusSeconds(10_800)).completed());
        assertThat(isFirstTime(FirstTimeScope.FACILITY)).isFalse();
    }

    @Test @Proves("A07") void the_first_time_is_told_in_the_scope_of_the_rule() {
        given(aVisit().with(ANOTHER_SPECIALIST).completed());
        assertThat(isFirstTime(FirstTimeScope.SPECIALIST)).isTrue();
        assertThat(isFirstTime(FirstTimeScope.FACILITY)).isFalse();

        given(aVisit().of(ANOTHER_PATIENT).in(ANOTHER_FACILITY).completed());
        var other = inTransaction(() -> stores.facts().of(PLACE, ANOTHER_PATIENT, on(FirstTimeScope.FACILITY), NOW)).get();
        var anywhere = inTransaction(() -> stores.facts().of(PLACE, ANOTHER_PATIENT, on(FirstTimeScope.ORGANISATION), NOW)).get();
        assertThat(other.standing().firstTime()).isTrue();
        assertThat(anywhere.standing().firstTime()).isFalse();
    }

    @Test void a_rule_that_is_off_does_not_ask_for_the_past() {
        assertThat(facts(PLACE, FirstTime.OFF).get().standing().firstTime()).isFalse();
    }

    @Test void what_is_not_known_is_named_in_a_fixed_order() {
        assertThat(of(new Place(NO_FACILITY, NO_SPECIALIST, NO_SERVICE, Option.some(NO_ROOM)), NO_PATIENT)).isEqualTo(new FacilityRefusal.UnknownFacility(NO_FACILITY));
        assertThat(of(new Place(FACILITY, NO_SPECIALIST, NO_SERVICE, Option.some(NO_ROOM)), NO_PATIENT)).isEqualTo(new FacilityRefusal.UnknownSpecialist(NO_SPECIALIST));
        assertThat(of(new Place(FACILITY, SPECIALIST, NO_SERVICE, Option.some(NO_ROOM)), NO_PATIENT)).isEqualTo(new FacilityRefusal.UnknownServiceOffer(NO_SERVICE));
        assertThat(of(new Place(FACILITY, SPECIALIST, SERVICE, Option.some(NO_ROOM)), NO_PATIENT)).isEqualTo(new FacilityRefusal.UnknownRoom(NO_ROOM));
        assertThat(of(PLACE, NO_PATIENT)).isEqualTo(new PatientRefusal.UnknownPatient(NO_PATIENT));
    }

    @Test void what_belongs_to_another_facility_is_not_known_here() {
        var theirs = new SpecialistId(id("theirs"));
        var theirService = new ServiceId(id("their service"));
        var theirRoom = new RoomId(id("their room"));
        inTransaction(() -> {
            stores.directory().save(aSpecialist(theirs, ANOTHER_FACILITY));
            stores.directory().save(aService(theirService, ANOTHER_FACILITY, "10.00"));
            return stores.directory().save(aRoom(theirRoom, ANOTHER_FACILITY));
        });

        assertThat(of(new Place(FACILITY, theirs, SERVICE, Option.none()), PATIENT)).isEqualTo(new FacilityRefusal.UnknownSpecialist(theirs));
        assertThat(of(new Place(FACILITY, SPECIALIST, theirService, Option.none()), PATIENT)).isEqualTo(new FacilityRefusal.UnknownServiceOffer(theirService));
        assertThat(of(new Place(FACILITY, SPECIALIST, SERVICE, Option.some(theirRoom)), PATIENT)).isEqualTo(new FacilityRefusal.UnknownRoom(theirRoom));
    }

    private Either<Refusal, Facts> facts(Place place, FirstTime rule) {
        return inTransaction(() -> stores.facts().of(place, PATIENT, rule, NOW));
    }

    private Refusal of(Place place, PatientId patient) {
        return inTransaction(() -> stores.facts().of(place, patient, FirstTime.OFF, NOW)).getLeft();
    }

    private boolean isFirstTime(FirstTimeScope scope) {
        return facts(PLACE, on(scope)).get().standing().firstTime();
    }

    private static FirstTime on(FirstTimeScope scope) {
        return new FirstTime(true, scope, PaymentRule.INHERIT);
    }
}
