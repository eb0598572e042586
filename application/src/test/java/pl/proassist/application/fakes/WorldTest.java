package pl.proassist.application.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.FreeTimes;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.prepayment.LeadToOperator;
import pl.proassist.application.prepayment.RecordPayment;
import pl.proassist.application.prepayment.TakePaymentAtDesk;
import pl.proassist.domain.Builders;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** The prepaid visit through all use cases at once: who pays, who does not, who pays late, and what the weather does to it. */
class WorldTest {

    private final World world = new World();

    @BeforeEach
    void everybody_pays_until_20() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00", "PT2H").sendBy(MessageChannel.EMAIL, MessageChannel.SMS)));
    }

    @Test
    @Proves({"PAY-18", "PAY-19", "PAY-21", "LNK-04", "LNK-05"})
    void a_visit_is_reserved_then_paid_then_confirmed() {
        var visit = world.books(aWish());

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(world.visit(visit).deadline()).containsExactly(DEADLINE);
        assertThat(world.told(visit)).containsExactlyInAnyOrder("PAYMENT_REQUIRED EMAIL SENT", "PAYMENT_REQUIRED SMS SENT");

        world.pays(visit);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.visit(visit).paid()).isEqualTo(Money.pln("200.00"));
        assertThat(world.told(visit)).contains("VISIT_CONFIRMED EMAIL SENT", "VISIT_CONFIRMED SMS SENT");

        world.advanceTo(START);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test
    @Proves({"PAY-20", "DL-11", "DL-12"})
    void an_unpaid_visit_lapses_and_its_slot_is_free_again() {
        var visit = world.books(aWish());

        world.advanceTo(DEADLINE.plusSeconds(299));
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        world.advanceTo(DEADLINE.plusSeconds(300));
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.told(visit)).contains("VISIT_LAPSED SMS SENT");
        assertThat(world.freeTimes.handle(STAFF, new FreeTimes.Question(Builders.FACILITY, Option.some(Builders.SPECIALIST), Builders.SERVICE, START,
                START.plusSeconds(1))).get()).extracting(free -> free.slot().start()).containsExactly(START);
        assertThat(world.visit(world.books(aWish().by(ANOTHER_PATIENT))).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
    }

    @Test
    void a_slot_is_promised_once() {
        world.books(aWish());

        var second = world.bookVisit.handle(STAFF, aWish().by(ANOTHER_PATIENT).at(START.plusSeconds(600)).command());

        assertThat(second.getLeft().code()).isEqualTo("slot-taken");
        assertThat(world.measurements.bookings()).last().isEqualTo("slot-taken");
    }

    @Test
    void the_same_wish_again_is_the_same_visit() {
        var wish = aWish();
        var visit = world.books(wish);

        var again = world.bookVisit.handle(STAFF, wish.command()).get();

        assertThat(again.created()).isFalse();
        assertThat(again.visit().id()).isEqualTo(visit);
        assertThat(world.bookVisit.handle(STAFF, wish.at(START.plusSeconds(3600)).command()).getLeft().code()).isEqualTo("id-in-use");
    }

    @Test
    @Proves("A24")
    void late_money_reinstates_a_visit_whose_slot_is_still_free() {
        var visit = world.books(aWish());
        var order = world.order(visit);
        world.advanceTo(DEADLINE.plus(Duration.ofHours(1)));

        world.paysFor(order, world.clock.instant());

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.told(visit)).contains("LATE_PAYMENT SMS SENT", "LATE_PAYMENT EMAIL SENT");
    }

    @Test
    @Proves("A24")
    void late_money_goes_back_when_the_slot_was_sold_again() {
        var visit = world.books(aWish());
        var order = world.order(visit);
        world.advanceTo(DEADLINE.plus(Duration.ofHours(1)));
        var second = world.books(aWish().by(ANOTHER_PATIENT));

        var remoteId = world.paysFor(order, DEADLINE);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.visit(second).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(world.operator.orderedBack(remoteId)).isEqualTo(Money.pln("200.00"));
        assertThat(world.told(visit)).contains("REFUND SMS SENT", "REFUND EMAIL SENT");
        assertThat(world.tasks()).contains(StaffTasks.Kind.PAID_BUT_SLOT_LOST);

        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(5));

        assertThat(world.showPaymentLink.handle(STAFF, world.link(visit).id()).get().status()).isEqualTo("REFUNDED");
    }

    @Test
    void late_money_goes_back_where_the_clinic_wants_it_so() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")).settings(settings().latePayment(LatePayment.REFUND)));
        var visit = world.books(aWish());
        var order = world.order(visit);

        world.wakesUpAt(DEADLINE.plusSeconds(10));
        world.paysFor(order, DEADLINE.plusSeconds(1));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.refunded(visit)).isEqualTo(Money.pln("200.00"));
    }

    @Test
    @Proves({"DL-11", "A33"})
    void before_a_slot_is_given_up_the_operator_is_asked_and_money_it_has_confirms() {
        var visit = world.books(aWish());
        world.operator.payerTries(world.order(visit), Attempt.Status.SUCCESS, DEADLINE);

        world.advanceTo(DEADLINE.plusSeconds(300));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.link(visit).details().payments()).extracting(Payment::paidAt).containsExactly(DEADLINE);
    }

    @Test
    void a_pending_payment_is_waited_for_and_then_counts() {
        var visit = world.books(aWish());
        var order = world.order(visit);
        var remoteId = world.operator.payerTries(order, Attempt.Status.PENDING, DEADLINE.minusSeconds(60));
        world.advanceTo(DEADLINE.plus(Duration.ofMinutes(8)));
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        world.operator.settle(remoteId, Attempt.Status.SUCCESS, DEADLINE.plus(Duration.ofMinutes(9)));
        world.advance(Duration.ofMinutes(2));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test
    void an_operator_that_does_not_answer_delays_the_release_but_not_for_ever() {
        var visit = world.books(aWish());
        world.operator.beAway(true);

        world.advanceTo(DEADLINE.plus(Duration.ofMinutes(15)).minusSeconds(1));
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        world.advanceTo(DEADLINE.plus(Duration.ofMinutes(15)));
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
    }

    @Test
    void a_server_that_was_down_for_a_day_releases_late_but_never_wrongly() {
        var paid = world.books(aWish());
        var unpaid = world.books(aWish().by(ANOTHER_PATIENT).at(START.plusSeconds(3600)));
        world.operator.payerTries(world.order(paid), Attempt.Status.SUCCESS, DEADLINE.minusSeconds(60));

        world.wakesUpAt(DEADLINE.plus(Duration.ofDays(1)));

        assertThat(world.visit(paid).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.visit(unpaid).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.measurements.releases()).containsExactly(Duration.ofDays(1).minusMinutes(5));
    }

    @Test
    @Proves({"PAY-11", "PAY-12", "PAY-16"})
    void only_the_blacklisted_pays_where_nobody_else_does() {
        world.rules(aPolicy().blacklist(aRule()));
        world.markPatient.blacklist(STAFF, Builders.FACILITY, ANOTHER_PATIENT, "trzy nieobecności");

        var reliable = world.books(aWish());
        var listed = world.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));

        assertThat(world.visit(reliable).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.visit(listed).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
    }

    @Test
    @Proves("PAY-17")
    void a_patient_is_put_on_the_blacklist_and_taken_off_and_visits_booked_before_stay_as_they_were() {
        world.rules(aPolicy().blacklist(aRule()));

        assertThat(world.markPatient.blacklist(STAFF, Builders.FACILITY, Builders.PATIENT, "trzy nieobecności").get()).isTrue();
        var listed = world.books(aWish());
        assertThat(world.markPatient.unblacklist(STAFF, Builders.FACILITY, Builders.PATIENT).get()).isTrue();
        var free = world.books(aWish().at(START.plusSeconds(3600)));

        assertThat(world.visit(listed).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(world.visit(free).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test
    @Proves({"PAY-08", "A07"})
    void a_patient_is_there_for_the_first_time_until_a_visit_took_place() {
        world.rules(aPolicy().firstTime(aRule()));
        var first = world.books(aWish());
        world.pays(first);

        assertThat(world.visit(world.books(aWish().at(START.plusSeconds(3600)))).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        world.completeVisit.handle(STAFF, first);

        assertThat(world.visit(world.books(aWish().at(START.plusSeconds(7200)))).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test
    @Proves("LNK-08")
    void the_same_notice_five_times_is_one_payment_and_another_amount_is_none() {
        var visit = world.books(aWish());
        var order = world.order(visit);
        var wrong = world.operator.payerTries(order, Money.pln("20.00"), Attempt.Status.SUCCESS, world.clock.instant());

        assertThat(world.tells(order, wrong)).isEqualTo(RecordPayment.Recorded.UNMATCHED);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.UNMATCHED_PAYMENT);

        var right = world.paysFor(order, world.clock.instant());
        for (int i = 0; i < 4; i++) {
            assertThat(world.tells(order, right)).isEqualTo(RecordPayment.Recorded.REPEATED);
        }

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.visit(visit).paid()).isEqualTo(Money.pln("200.00"));
        assertThat(world.visit(visit).unmatched()).isEqualTo(Money.pln("20.00"));
    }

    @Test
    void a_second_payment_goes_back_and_the_first_stays() {
        var visit = world.books(aWish());
        var order = world.pays(visit);

        var second = world.paysFor(order, world.clock.instant());

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.operator.orderedBack(second)).isEqualTo(Money.pln("200.00"));
        assertThat(world.link(visit).details().payments()).extracting(payment -> payment.refund().map(refund -> refund.reason()).getOrNull())
                .containsExactly(null, RefundReason.SECOND_PAYMENT);
    }

    @Test
    void a_start_whose_answer_was_lost_is_given_up_and_another_order_is_made() {
        world.operator.loseTheNextReply();

        var visit = world.books(aWish());
        world.advance(Duration.ofMinutes(1));

        assertThat(world.link(visit).details().orders()).hasSize(2);
        assertThat(world.operator.takesMoneyFor(world.link(visit).details().orders().get(0).id())).isFalse();
        assertThat(LinkStatus.of(world.link(visit))).isEqualTo(LinkStatus.OPEN);
        world.pays(visit);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test
    void the_message_does_not_wait_for_the_operator() {
        world.operator.beAway(true);

        var visit = world.books(aWish());

        assertThat(world.told(visit)).contains("PAYMENT_REQUIRED SMS SENT");
    }

    @Test
    void where_sms_takes_no_links_the_e_mail_carries_it() {
        world.register(aPatient().build());
        world.rules(aPolicy().facility(aRule().required().sendBy(MessageChannel.SMS)));
        world.sms.answer(Option.some(new Handover.ChannelDown("links not allowed")));

        var visit = world.books(aWish());

        assertThat(world.told(visit)).containsExactly("PAYMENT_REQUIRED SMS FAILED", "PAYMENT_REQUIRED EMAIL SENT");
        assertThat(world.mail.taken()).extracting(FakeMailer.Letter::text).singleElement().asString()
                .contains(world.stores.addresses().url(world.link(visit).id()));
    }

    @Test
    void money_at_the_desk_confirms_and_the_link_takes_no_more() {
        var visit = world.books(aWish());
        var order = world.order(visit);

        world.takePaymentAtDesk.handle(STAFF, new TakePaymentAtDesk.Command(visit, World.receipt("1"),
                Money.pln("200.00"), Payment.Means.CASH));
        world.settle();

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.operator.takesMoneyFor(order)).isFalse();
    }

    @Test
    @Proves("A34")
    void a_move_takes_the_deadline_and_the_order_with_it() {
        world.rules(aPolicy().facility(aRule().required().beforeVisit("PT48H")));
        var visit = world.books(aWish());
        var before = world.order(visit);

        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY,
                warsaw("2026-01-28 10:00"), Option.none(), Option.none(), Option.none()));
        world.settle();

        assertThat(world.visit(visit).deadline()).containsExactly(warsaw("2026-01-26 10:00"));
        assertThat(world.operator.takesMoneyFor(before)).isFalse();
        world.advanceTo(warsaw("2026-01-26 09:00"));
        world.pays(visit);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test
    void a_waived_payment_confirms_and_asked_for_again_the_same_address_lives_anew() {
        var visit = world.books(aWish());
        var url = world.stores.addresses().url(world.link(visit).id());

        change(visit, Requirement.NONE);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(LinkStatus.of(world.link(visit))).isEqualTo(LinkStatus.WITHDRAWN);

        change(visit, Requirement.REQUIRED);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(world.stores.addresses().url(world.link(visit).id())).isEqualTo(url);
        world.pays(visit);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test
    void everything_holds_when_each_piece_of_work_loses_its_race_first() {
        world.stores.transactions().loseTheNextRaces(1);
        var visit = world.books(aWish());
        world.stores.transactions().loseTheNextRaces(1);

        world.pays(visit);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.link(visit).details().payments()).hasSize(1);
    }

    private void change(VisitId visit, Requirement requirement) {
        world.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(visit,
                World.byHand(Builders.byHand().asking(requirement).payBy(warsaw("2026-01-20 12:00")))))
                .getOrElseThrow(refusal -> new AssertionError(refusal.code()));
        world.settle();
    }

    @Test
    void an_order_whose_making_was_cut_short_by_a_dying_server_is_given_up_after_two_minutes_and_made_anew() {
        world.operator.refuseStarts(Option.some("not now"));
        var visit = world.books(aWish());
        world.operator.refuseStarts(Option.none());
        var link = world.link(visit);
        world.stores.transactions().run(() -> link.placeOrder(number -> world.stores.addresses().order(link.id(), number), world.clock.instant())
                .map(world.stores.links()::save));
        var token = world.stores.addresses().token(link.id());

        world.advance(Duration.ofMinutes(2).minusSeconds(1));
        assertThat(world.leadToOperator.handle(token, Option.none()).get()).isInstanceOf(LeadToOperator.Way.NotNow.class);

        world.advance(Duration.ofSeconds(1));
        assertThat(world.leadToOperator.handle(token, Option.none()).get()).isInstanceOf(LeadToOperator.Way.To.class);
    }
}
