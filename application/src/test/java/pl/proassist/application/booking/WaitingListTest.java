package pl.proassist.application.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.someMessages;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;
import pl.proassist.domain.visit.WaitlistEntry;

/** A slot that is given up goes to whoever waits longest for it, for a while each, and is then free for all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves({"A25", "DL-12", "CAL-10"})
class WaitingListTest {

    private static final PatientId THIRD_PATIENT = new PatientId(id("third patient"));

    private final World world = new World();

    @Test void a_slot_that_was_given_up_is_kept_for_who_waits_and_becomes_a_visit_by_one_press() {
        var entry = waits(ANOTHER_PATIENT);
        var visit = world.books(aWish());
        cancel(visit);

        var offer = offer(entry);
        assertThat(offer.state()).isEqualTo(SlotOffer.State.OPEN);
        assertThat(world.told(offer.visit())).containsExactly("WAITLIST_OFFER EMAIL SENT", "WAITLIST_OFFER SMS SENT");
        assertThat(world.sms.taken()).last().satisfies(sms -> assertThat(sms.text()).contains("26.01 10:00", "12.01 15:50", world.stores.addresses().offerUrl(offer.visit())));
        assertThat(world.bookVisit.handle(STAFF, aWish().command()).getLeft().code()).as("nobody else gets it meanwhile").isEqualTo("slot-taken");
        assertThat(free()).isEmpty();

        assertThat(world.answerOffer.look(token(offer)).get().state()).as("looking takes nothing").isEqualTo(OfferPage.State.OPEN);
        assertThat(world.answerOffer.take(token(offer)).get().state()).isEqualTo(OfferPage.State.TAKEN);
        world.settle();

        assertThat(world.visit(offer.visit()).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.visit(offer.visit()).patient()).isEqualTo(ANOTHER_PATIENT);
        assertThat(list()).as("who has a time waits no longer").isEmpty();
        assertThat(world.answerOffer.take(token(offer)).get().state()).as("pressed twice").isEqualTo(OfferPage.State.TAKEN);
    }

    @Test void the_rules_of_prepayment_decide_about_a_slot_that_was_taken() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        var entry = waits(ANOTHER_PATIENT);
        cancel(world.books(aWish()));

        var page = world.answerOffer.take(token(offer(entry))).get();
        world.settle();

        assertThat(world.visit(offer(entry).visit()).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(page.payUrl()).contains(world.stores.addresses().url(world.link(offer(entry).visit()).id()));
        assertThat(world.told(offer(entry).visit())).anyMatch(told -> told.startsWith("PAYMENT_REQUIRED"));
    }

    @Test void a_slot_that_nobody_paid_for_is_offered_too() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        var entry = waits(ANOTHER_PATIENT);
        var visit = world.books(aWish());

        world.advanceTo(world.visit(visit).deadline().get().plus(Duration.ofMinutes(10)));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(offer(entry).state()).isEqualTo(SlotOffer.State.OPEN);
    }

    @Test void what_is_not_taken_in_time_goes_to_the_next_and_at_last_it_is_free() {
        third();
        var first = waits(ANOTHER_PATIENT);
        world.clock.advance(Duration.ofSeconds(1));
        var second = waits(THIRD_PATIENT);
        cancel(world.books(aWish()));
        assertThat(offers(second)).isEmpty();

        world.advance(PolicySettings.DEFAULT.offerWindow());
        assertThat(offer(first).state()).isEqualTo(SlotOffer.State.OVER);
        assertThat(world.answerOffer.look(token(offer(first))).get().state()).isEqualTo(OfferPage.State.OVER);
        assertThat(world.answerOffer.take(token(offer(first))).getLeft().code()).isEqualTo("offer-over");
        assertThat(offer(second).state()).isEqualTo(SlotOffer.State.OPEN);

        world.advance(PolicySettings.DEFAULT.offerWindow());
        assertThat(offer(second).state()).isEqualTo(SlotOffer.State.OVER);
        assertThat(free()).isNotEmpty();
        assertThat(list()).as("they wait on for another one").hasSize(2);
        assertThat(world.nextDue().filter(due -> due.isBefore(START))).as("nothing is planned for it").isEmpty();
    }

    @Test void what_is_declined_goes_to_the_next_at_once() {
        third();
        var first = waits(ANOTHER_PATIENT);
        world.clock.advance(Duration.ofSeconds(1));
        var second = waits(THIRD_PATIENT);
        cancel(world.books(aWish()));

        assertThat(world.answerOffer.decline(token(offer(first))).get().state()).isEqualTo(OfferPage.State.DECLINED);
        world.settle();

        assertThat(offer(first).state()).isEqualTo(SlotOffer.State.DECLINED);
        assertThat(offer(second).state()).isEqualTo(SlotOffer.State.OPEN);
        assertThat(world.told(offer(second).visit())).containsExactly("WAITLIST_OFFER EMAIL SENT", "WAITLIST_OFFER SMS SENT");
        assertThat(list()).as("who declines waits on for another one").hasSize(2);
        assertThat(world.answerOffer.take(token(offer(first))).getLeft().code()).as("a change of mind comes too late").isEqualTo("offer-over");
        assertThat(world.answerOffer.decline(token(offer(first))).get().state()).as("pressed twice").isEqualTo(OfferPage.State.DECLINED);
        assertThat(offers(second)).as("and offers nothing twice").hasSize(1);

        world.answerOffer.decline(token(offer(second))).get();
        assertThat(free()).as("nobody is left who waits").isNotEmpty();
    }

    @Test void what_was_taken_cannot_be_declined() {
        var entry = waits(ANOTHER_PATIENT);
        cancel(world.books(aWish()));
        world.answerOffer.take(token(offer(entry))).get();

        assertThat(world.answerOffer.decline(token(offer(entry))).getLeft().code()).isEqualTo("offer-over");

        assertThat(world.visit(offer(entry).visit()).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test void how_long_it_is_kept_is_the_facilitys_own_setting() {
        world.rules(aPolicy().settings(settings().offerWindow("PT3H")));
        var entry = waits(ANOTHER_PATIENT);
        cancel(world.books(aWish()));
        assertThat(offer(entry).until()).isEqualTo(world.clock.instant().plus(Duration.ofHours(3)));

        world.advance(Duration.ofHours(3).minusSeconds(1));
        assertThat(offer(entry).state()).isEqualTo(SlotOffer.State.OPEN);
        world.advance(Duration.ofSeconds(1));
        assertThat(offer(entry).state()).isEqualTo(SlotOffer.State.OVER);

        cancel(world.books(aWish().at(world.clock.instant().plus(Duration.ofHours(6)))));
        assertThat(offers(entry)).as("within twice that time nobody is asked").hasSize(1);
    }

    @Test void a_slot_that_a_moved_visit_leaves_behind_is_offered_too() {
        var entry = waits(ANOTHER_PATIENT);
        var visit = world.books(aWish());

        move(visit, CancelledBy.PATIENT, START.plus(Duration.ofDays(1)));

        assertThat(offer(entry).state()).isEqualTo(SlotOffer.State.OPEN);
        assertThat(offer(entry).slot().start()).isEqualTo(START);
        assertThat(world.answerOffer.take(token(offer(entry))).get().state()).isEqualTo(OfferPage.State.TAKEN);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test void a_slot_is_not_offered_when_the_facility_moved_the_visit_or_the_visit_still_takes_some_of_it() {
        var entry = waits(ANOTHER_PATIENT);
        var visit = world.books(aWish());

        move(visit, CancelledBy.PATIENT, START.plus(Duration.ofMinutes(5)));
        move(visit, CancelledBy.FACILITY, START.plus(Duration.ofDays(1)));

        assertThat(offers(entry)).isEmpty();
        assertThat(free()).isNotEmpty();
    }

    @Test void who_cannot_be_told_or_is_busy_then_is_passed_over() {
        third();
        world.register(aPatient().id(ANOTHER_PATIENT).named("Ewa", "Łoś").withoutPhone().withoutEmail().build());
        var nobodyReached = waits(ANOTHER_PATIENT);
        world.clock.advance(Duration.ofSeconds(1));
        var reached = waits(THIRD_PATIENT);

        cancel(world.books(aWish()));

        assertThat(offer(nobodyReached).state()).isEqualTo(SlotOffer.State.OVER);
        assertThat(offer(reached).state()).isEqualTo(SlotOffer.State.OPEN);
    }

    @Test void where_the_facility_switched_the_message_off_the_slot_is_simply_free() {
        world.messages(someMessages().off(MessageKind.WAITLIST_OFFER));
        waits(ANOTHER_PATIENT);

        cancel(world.books(aWish()));

        assertThat(free()).isNotEmpty();
    }

    @Test void what_the_facility_cancels_it_does_not_offer() {
        var entry = waits(ANOTHER_PATIENT);
        var visit = world.books(aWish());

        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.FACILITY, "lekarza nie ma")).get();
        world.settle();

        assertThat(offers(entry)).isEmpty();
        assertThat(free()).isNotEmpty();
    }

    @Test void who_gave_it_up_is_not_offered_it_again_nor_is_anybody_a_slot_of_a_cancelled_day_or_one_that_begins_soon() {
        var own = waits(aWish().command().patient());
        cancel(world.books(aWish()));
        assertThat(offers(own)).isEmpty();

        world.waitingList.remove(STAFF, FACILITY, own.id()).get();
        var other = waits(ANOTHER_PATIENT);
        world.books(aWish());
        var late = world.books(aWish().at(START.plus(Duration.ofMinutes(30))));
        world.cancelDay.handle(STAFF, new CancelDay.Command(id("day"), FACILITY, SPECIALIST, START, START.plus(Duration.ofHours(1)), "choroba")).get();
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(late, CancelledBy.PATIENT, "wyjazd")).get();
        world.settle();
        assertThat(offers(other)).isNotEmpty().allMatch(offer -> offer.state() == SlotOffer.State.OVER);

        var soon = world.books(aWish().at(BOOKED.plus(Duration.ofMinutes(59))));
        cancel(soon);
        assertThat(offers(other)).noneMatch(offer -> offer.slot().start().isBefore(START));
    }

    @Test void money_that_comes_late_for_a_slot_that_is_kept_for_another_goes_back() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        waits(ANOTHER_PATIENT);
        var visit = world.books(aWish());
        var order = world.order(visit);
        world.advanceTo(world.visit(visit).deadline().get().plus(Duration.ofMinutes(10)));

        world.paysFor(order, world.clock.instant());

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.refunded(visit)).isEqualTo(world.visit(visit).amount());
    }

    @Test void a_booking_that_the_rules_refuse_leaves_the_offer_as_it_is() {
        var entry = waits(ANOTHER_PATIENT);
        cancel(world.books(aWish()));
        world.rules(aPolicy().facility(aRule().required().untilHourOrRefused("12:00")));

        assertThat(world.answerOffer.take(token(offer(entry))).getLeft().code()).isEqualTo("cutoff-passed");

        assertThat(offer(entry).state()).isEqualTo(SlotOffer.State.OPEN);
        assertThat(list()).hasSize(1);
    }

    @Test void an_address_that_nobody_has_shows_nothing() {
        assertThat(world.answerOffer.look("nobodys").getLeft().code()).isEqualTo("unknown-visit");
        assertThat(world.answerOffer.take("nobodys").getLeft().code()).isEqualTo("unknown-visit");
        assertThat(world.answerOffer.decline("nobodys").getLeft().code()).isEqualTo("unknown-visit");
    }

    private WaitlistEntry waits(PatientId patient) {
        return world.waitingList.write(STAFF, new WaitlistEntry(id("entry of " + patient), FACILITY, patient, SERVICE, Option.none(), BOOKED,
                START.plus(Duration.ofDays(30)), BOOKED)).get().entry();
    }

    private void third() {
        world.register(aPatient().id(THIRD_PATIENT).named("Olga", "Sowa").phone("+48500600900").email("olga@sowa.example").build());
    }

    private void cancel(VisitId visit) {
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.PATIENT, "wyjazd")).get();
        world.settle();
    }

    private void move(VisitId visit, CancelledBy by, Instant start) {
        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, by, start, Option.none(), Option.none(), Option.none())).get();
        world.settle();
    }

    private List<WaitlistEntry> list() {
        return world.waitingList.list(STAFF, FACILITY, 10).get();
    }

    private String token(SlotOffer offer) {
        return world.stores.addresses().offerToken(offer.visit());
    }

    /** What became of the offer of the freed slot. */
    private SlotOffer offer(WaitlistEntry entry) {
        return offers(entry).get(0);
    }

    private List<SlotOffer> offers(WaitlistEntry entry) {
        return world.stores.waitlist().offers(entry.id());
    }

    private List<FreeTimes.Free> free() {
        return world.freeTimes.handle(STAFF, new FreeTimes.Question(FACILITY, Option.some(SPECIALIST), SERVICE, START, START.plusSeconds(1))).get();
    }
}
