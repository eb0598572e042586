package pl.proassist.application.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.someMessages;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.Attendance.Answer;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** A clinic asks three days before whether its visits stand: those of Monday 26 January at 10:00 on Friday at 10:00. */
@Proves("VIS-15")
class AnswerAttendanceTest {

    private static final Instant ASKED = warsaw("2026-01-23 10:00");

    private final World world = new World();

    @BeforeEach void the_clinic_asks_its_patients() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H")));
        world.messages(someMessages().on(MessageKind.VISIT_CONFIRM_REQUEST));
    }

    @Test void a_patient_is_asked_by_a_link_three_days_before() {
        var visit = paid();

        world.advanceTo(ASKED.minusSeconds(1));
        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.UNASKED);
        assertThat(world.answerAttendance.look(token(visit)).getLeft().code()).isEqualTo("unknown-visit");

        world.advanceTo(ASKED);
        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.ASKED);
        assertThat(world.told(visit)).contains("VISIT_CONFIRM_REQUEST EMAIL SENT", "VISIT_CONFIRM_REQUEST SMS SENT");
        assertThat(world.sms.taken()).last().satisfies(sms -> assertThat(sms.text()).contains("26.01 10:00", world.stores.addresses().attendanceUrl(visit)));
    }

    @Test void opening_the_page_changes_nothing() {
        var visit = asked();
        var before = world.stores.transactions().rows();

        assertThat(world.answerAttendance.look(token(visit)).get().state()).isEqualTo(AttendancePage.State.ASKED);

        assertThat(world.stores.transactions().rows()).isEqualTo(before);
    }

    @Test void who_says_yes_is_expected_and_may_still_say_no() {
        var visit = asked();

        assertThat(say(visit, true)).isEqualTo(AttendancePage.State.CONFIRMED);
        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.CONFIRMED);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);

        assertThat(say(visit, false)).isEqualTo(AttendancePage.State.DECLINED);
        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.DECLINED);
    }

    @Test @Proves("MSG-12")
    void who_says_no_gives_the_visit_up_like_any_patient_who_cancels() {
        var visit = asked();

        assertThat(say(visit, false)).isEqualTo(AttendancePage.State.DECLINED);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CANCELLED);
        assertThat(world.refunded(visit)).isEqualTo(Money.pln("200.00"));
        assertThat(world.told(visit)).contains("VISIT_CANCELLED SMS SENT");
        assertThat(world.stores.transactions().trail()).anySatisfy(kept -> {
            assertThat(kept.act().what()).isEqualTo("attendance.decline");
            assertThat(kept.act().on()).containsEntry("visit", visit.value());
            assertThat(kept.events()).contains("visit-cancelled/1");
        });
    }

    @Test void saying_no_twice_is_saying_it_once() {
        var visit = asked();
        say(visit, false);

        assertThat(say(visit, false)).isEqualTo(AttendancePage.State.DECLINED);
        assertThat(say(visit, true)).isEqualTo(AttendancePage.State.DECLINED);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CANCELLED);
    }

    @Test void an_answer_about_another_time_is_no_answer() {
        var visit = asked();
        var monday = START.plus(Duration.ofDays(7));
        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY, monday, Option.none(), Option.none(), Option.none())).get();
        world.settle();

        assertThat(say(visit, false)).isEqualTo(AttendancePage.State.ASKED);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.UNASKED);
        assertThat(world.answerAttendance.look(token(visit)).get().start()).isEqualTo(monday);
    }

    @Test void a_visit_that_was_moved_is_asked_about_anew() {
        var visit = asked();
        say(visit, true);
        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY, START.plus(Duration.ofDays(7)), Option.none(), Option.none(), Option.none())).get();

        world.advanceTo(ASKED.plus(Duration.ofDays(7)));

        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.ASKED);
        assertThat(world.told(visit).stream().filter("VISIT_CONFIRM_REQUEST SMS SENT"::equals)).hasSize(2);
    }

    @Test void a_settled_answer_is_not_asked_for_again_when_the_settings_change() {
        var visit = asked();
        say(visit, true);

        world.messages(someMessages().lead(MessageKind.VISIT_CONFIRM_REQUEST, "P2D"));
        world.advanceTo(START.minus(Duration.ofHours(30)));

        assertThat(world.visit(visit).attendance()).isEqualTo(Answer.CONFIRMED);
        assertThat(world.told(visit).stream().filter("VISIT_CONFIRM_REQUEST SMS SENT"::equals)).hasSize(1);
    }

    @Test void once_the_visit_has_begun_nobody_answers_any_more() {
        var visit = asked();
        world.advanceTo(START);

        assertThat(say(visit, false)).isEqualTo(AttendancePage.State.OVER);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test void a_visit_that_waits_for_its_money_says_so() {
        var visit = world.books(aWish().terms(byHand().asking(Requirement.NONE)));
        world.advanceTo(ASKED);
        world.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(visit,
                World.byHand(byHand().asking(Requirement.REQUIRED).fixed("200.00").payBy(START.minusSeconds(3600))))).get();

        assertThat(say(visit, true)).isEqualTo(AttendancePage.State.UNPAID);
    }

    @Test void who_guesses_learns_nothing() {
        assertThat(world.answerAttendance.look("nothere12345").getLeft().code()).isEqualTo("unknown-visit");
        assertThat(world.answerAttendance.say("nothere12345", START, false).getLeft().code()).isEqualTo("unknown-visit");
    }

    private VisitId paid() {
        var visit = world.books(aWish());
        world.pays(visit);
        return visit;
    }

    private VisitId asked() {
        var visit = paid();
        world.advanceTo(ASKED);
        return visit;
    }

    private AttendancePage.State say(VisitId visit, boolean comes) {
        var page = world.answerAttendance.say(token(visit), START, comes).get();
        world.settle();
        return page.state();
    }

    private String token(VisitId visit) {
        return world.stores.addresses().attendanceToken(visit);
    }
}
