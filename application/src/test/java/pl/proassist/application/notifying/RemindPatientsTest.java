package pl.proassist.application.notifying;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.someMessages;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;

/** Reminders as they fall due in a clinic: booked on Monday 12 January at 15:20, payable until 20:00, for Monday 26 January at 10:00. */
class RemindPatientsTest {

    private static final Instant HALF_TIME = warsaw("2026-01-12 17:40");

    private final World world = new World();

    @BeforeEach void everybody_pays_until_20() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H")));
        world.register(aPatient().phone("+48500600700").build());
    }

    @Test @Proves({"A31", "MSG-06"})
    void an_unpaid_visit_is_reminded_of_once_at_half_of_its_time_to_pay() {
        var visit = world.books(aWish());

        world.advanceTo(HALF_TIME.minusSeconds(1));
        assertThat(reminders(visit)).isEmpty();

        world.advanceTo(HALF_TIME);
        assertThat(reminders(visit)).containsExactly("PAYMENT_REMINDER EMAIL SENT");
        assertThat(world.mail.taken().get(1).text()).contains("Wizyta zostanie potwierdzona po dokonaniu płatności", world.stores.addresses().url(world.link(visit).id()));

        world.advanceTo(DEADLINE);
        assertThat(reminders(visit)).hasSize(1);
    }

    @Test @Proves("A31")
    void who_has_paid_or_given_up_meanwhile_is_not_reminded() {
        var paid = world.books(aWish());
        world.pays(paid);
        var cancelled = world.books(aWish().at(START.plus(Duration.ofHours(2))));
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(cancelled, CancelledBy.PATIENT, "nie mogę"));

        world.advanceTo(DEADLINE);

        assertThat(reminders(paid)).isEmpty();
        assertThat(reminders(cancelled)).isEmpty();
    }

    @Test @Proves("A31")
    void who_has_paid_while_the_reminder_waited_for_its_gateway_does_not_get_it() {
        var visit = world.books(aWish());
        world.mail.beAway(true);
        world.advanceTo(HALF_TIME);
        world.pays(visit);

        world.mail.beAway(false);
        world.advance(Duration.ofHours(1));

        assertThat(reminders(visit)).containsExactly("PAYMENT_REMINDER EMAIL TOO_LATE");
        assertThat(world.tasks()).isEmpty();
    }

    @Test @Proves("A31")
    void a_deadline_that_was_moved_is_reminded_of_anew_and_the_new_time_counts_from_the_change() {
        var visit = world.books(aWish());
        world.advanceTo(HALF_TIME);
        var wednesday = warsaw("2026-01-14 17:40");

        world.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(visit, World.byHand(byHand().asking(Requirement.REQUIRED).payBy(wednesday)))).get();
        world.advanceTo(warsaw("2026-01-13 17:39"));
        assertThat(reminders(visit)).hasSize(1);

        world.advanceTo(warsaw("2026-01-13 17:40"));
        assertThat(reminders(visit)).containsExactly("PAYMENT_REMINDER EMAIL SENT", "PAYMENT_REMINDER EMAIL SENT");
    }

    @Test @Proves("A31")
    void a_server_that_was_down_reminds_once_when_there_is_still_time_and_not_at_all_after_the_deadline() {
        var intime = world.books(aWish());
        world.wakesUpAt(DEADLINE.minusSeconds(60));
        assertThat(reminders(intime)).containsExactly("PAYMENT_REMINDER EMAIL SENT");

        var late = new World();
        late.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H")));
        var visit = late.books(aWish());
        late.wakesUpAt(DEADLINE.plusSeconds(1));
        assertThat(late.told(visit)).doesNotContain("PAYMENT_REMINDER EMAIL SENT");
    }

    @Test @Proves("A31")
    void a_server_that_comes_back_at_night_wakes_nobody() {
        world.rules(aPolicy().facility(aRule().required().fromBooking("PT48H", "PT0S")));
        var visit = world.books(aWish());

        world.wakesUpAt(warsaw("2026-01-14 03:00"));
        assertThat(reminders(visit)).isEmpty();

        world.advanceTo(warsaw("2026-01-14 08:00"));
        assertThat(reminders(visit)).containsExactly("PAYMENT_REMINDER EMAIL SENT");
    }

    @Test @Proves({"MSG-02", "MSG-06"})
    void a_facility_chooses_when_its_reminders_go_and_it_counts_for_booked_visits_too() {
        world.rules(aPolicy().facility(aRule().required().fromBooking("PT72H", "PT0S")));
        var visit = world.books(aWish());

        world.messages(someMessages().lead(MessageKind.PAYMENT_REMINDER, "PT6H"));

        world.advanceTo(warsaw("2026-01-15 09:19"));
        assertThat(reminders(visit)).isEmpty();
        world.advanceTo(warsaw("2026-01-15 09:20"));
        assertThat(reminders(visit)).hasSize(1);
    }

    @Test @Proves({"MSG-01", "MSG-06"})
    void a_facility_that_has_switched_reminders_off_sends_none() {
        world.messages(someMessages().off(MessageKind.PAYMENT_REMINDER).off(MessageKind.VISIT_REMINDER));
        var unpaid = world.books(aWish());
        var paid = world.books(aWish().at(START.plus(Duration.ofHours(2))));
        world.pays(paid);

        world.advanceTo(START);

        assertThat(reminders(unpaid)).isEmpty();
        assertThat(reminders(paid)).isEmpty();
    }

    @Test @Proves("MSG-10")
    void a_visit_is_reminded_of_a_day_before_by_every_way_that_reaches_the_patient() {
        var visit = world.books(aWish());
        world.pays(visit);

        world.advanceTo(START.minus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(reminders(visit)).isEmpty();

        world.advanceTo(START.minus(Duration.ofHours(24)));
        assertThat(reminders(visit)).containsExactlyInAnyOrder("VISIT_REMINDER EMAIL SENT", "VISIT_REMINDER SMS SENT");
        assertThat(world.sms.taken()).last().satisfies(sms -> assertThat(sms.text()).contains("przypominamy o wizycie 26.01 10:00"));

        world.advanceTo(START);
        assertThat(reminders(visit)).hasSize(2);
    }

    @Test @Proves("MSG-10")
    void a_visit_that_was_moved_is_reminded_of_at_its_new_time_only() {
        var visit = world.books(aWish());
        world.pays(visit);
        world.advance(Duration.ofDays(1));
        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY, START.plus(Duration.ofDays(2)), Option.none(), Option.none(), Option.none())).get();

        world.advanceTo(START.plus(Duration.ofDays(1)).minusSeconds(1));
        assertThat(reminders(visit)).isEmpty();

        world.advanceTo(START.plus(Duration.ofDays(1)));
        assertThat(reminders(visit)).hasSize(2);
    }

    @Test @Proves("MSG-10")
    void who_books_or_pays_within_the_last_day_has_just_heard_of_the_visit() {
        world.clock.set(START.minus(Duration.ofHours(20)));
        var visit = world.books(aWish());
        world.pays(visit);

        world.advanceTo(START);

        assertThat(reminders(visit)).isEmpty();
    }

    @Test void two_servers_that_look_at_once_remind_once() {
        var visit = world.books(aWish());
        world.stores.transactions().loseTheNextRaces(2);

        world.advanceTo(HALF_TIME);

        assertThat(reminders(visit)).hasSize(1);
        assertThat(world.mail.taken()).hasSize(2);
    }

    @Test void what_falls_due_while_there_is_nothing_to_do_is_nothing() {
        assertThat(world.nextDue()).isEqualTo(Option.none());

        var visit = world.books(aWish().terms(byHand().asking(Requirement.NONE)));
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.PATIENT, "nie mogę"));
        world.advanceTo(BOOKED.plusSeconds(60));

        assertThat(world.nextDue()).isEqualTo(Option.none());
    }

    @Test @Proves("LNK-06")
    void a_reminder_with_a_link_goes_by_the_ways_of_the_rule() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H").sendBy(MessageChannel.SMS)));
        var visit = world.books(aWish());

        world.advanceTo(HALF_TIME);

        assertThat(reminders(visit)).containsExactly("PAYMENT_REMINDER SMS SENT");
    }

    private List<String> reminders(VisitId visit) {
        return world.told(visit).stream().filter(told -> told.contains("REMINDER")).toList();
    }
}
