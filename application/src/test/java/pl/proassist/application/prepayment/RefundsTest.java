package pl.proassist.application.prepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.application.fakes.World.receipt;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.access.AccountBuilder;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.Receipt;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.Because;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Difference;
import pl.proassist.domain.visit.TermsAcceptance;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** Money that goes back, in whole or in part: who cancels, how late, what staff decide, and what the ledger says of it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefundsTest {

    private static final ServiceId DEARER = new ServiceId(id("dearer"));
    private static final ServiceId CHEAPER = new ServiceId(id("cheaper"));
    private static final ServiceId FREE = new ServiceId(id("free"));

    private final World world = new World();

    @BeforeEach void everybody_pays_a_deposit_in_full() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00").amount(new AmountRule.Full(PrepaymentKind.DEPOSIT))));
        world.stores.transactions().record(() -> {
            world.stores.directory().save(aService(DEARER, "260.00"));
            world.stores.directory().save(aService(FREE, "0.00"));
            return world.stores.directory().save(aService(CHEAPER, "120.00"));
        });
    }

    @Test @Proves({"A23", "VIS-13"})
    void a_patient_who_cancels_in_time_gets_all_of_it_back() {
        var visit = paid();
        cancel(visit, CancelledBy.PATIENT, START.minus(Duration.ofHours(24)));

        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.pln("200.00"));
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "0.00", "200.00", "0.00", "0.00", "0.00"));
        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "0.00", "0.00", "200.00", "0.00", "0.00"));
    }

    @Test @Proves({"A22", "A23"})
    void a_patient_who_cancels_late_forfeits_the_deposit_and_nothing_goes_back() {
        var visit = paid();
        cancel(visit, CancelledBy.PATIENT, START.minus(Duration.ofHours(23)));

        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.ZERO);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00", "0.00"));
        assertThat(world.visit(visit).money().breach()).isEqualTo(Option.none());
    }

    @Test @Proves("A22")
    void a_facility_that_fails_gives_all_back_and_a_person_sees_that_the_patient_may_claim_the_deposit_once_more() {
        var visit = paid();
        cancel(visit, CancelledBy.FACILITY, START.minus(Duration.ofHours(1)));

        assertThat(world.operator.orderedBack(remoteId(visit))).as("never paid twice by itself").isEqualTo(Money.pln("200.00"));
        assertThat(world.visit(visit).claimable()).isEqualTo(Money.pln("200.00"));
        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.DEPOSIT_CLAIM);
    }

    @Test @Proves({"A23", "VIS-16"})
    void a_no_show_brings_nothing_back_by_itself() {
        var visit = paid();
        world.clock.set(START.plusSeconds(3600));
        world.recordNoShow.handle(STAFF, visit).get();
        world.settle();

        assertThat(world.refunded(visit)).isEqualTo(Money.ZERO);
        assertThat(ledger(visit).kept()).isEqualTo(Money.pln("200.00"));
    }

    @Test @Proves("A14")
    void staff_give_a_part_back_of_their_own_will_and_the_link_stays_paid() {
        var visit = paid();

        refund(visit, "50.00").get();
        world.settle();

        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.pln("50.00"));
        assertThat(LinkStatus.of(world.link(visit))).isEqualTo(LinkStatus.PAID);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "150.00", "50.00", "0.00", "150.00", "0.00"));
    }

    @Test
    void more_than_is_left_twice_at_once_and_after_a_year_each_has_its_answer_and_changes_nothing() {
        var visit = paid();
        assertThat(refund(visit, "200.01").getLeft().code()).isEqualTo("refund-above-payment");
        refund(visit, "50.00").get();
        assertThat(refund(visit, "50.00").getLeft().code()).isEqualTo("refund-under-way");

        world.settle();
        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));
        assertThat(refund(visit, "150.01").getLeft().code()).isEqualTo("refund-above-payment");
        world.clock.set(world.clock.instant().plus(Duration.ofDays(366)));
        assertThat(refund(visit, "10.00").getLeft().code()).isEqualTo("refund-too-late");
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "150.00", "0.00", "50.00", "150.00", "0.00"));
    }

    @Test
    void what_had_to_wait_for_a_refund_under_way_follows_when_that_one_has_left() {
        var visit = paid();
        refund(visit, "50.00").get();
        world.settle();
        cancel(visit, CancelledBy.FACILITY, START.minus(Duration.ofDays(3)));
        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.pln("50.00"));

        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));

        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.pln("200.00"));
    }

    @Test @Proves("A24")
    void money_that_came_just_before_the_cancelling_is_settled_once() {
        var visit = world.books(aWish());
        var order = world.order(visit);
        world.clock.set(START.minus(Duration.ofHours(2)));
        world.stores.transactions().record(() -> world.stores.links().save(world.stores.links().ofVisit(visit).get().receive(
                new Receipt(order, "R1", Money.pln("200.00"), "PLN", world.clock.instant(), world.clock.instant()))));
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.PATIENT, "wyjazd")).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00", "0.00"));
    }

    @Test @Proves("PAR-10")
    void cash_at_the_desk_pays_for_the_visit_and_the_operators_order_takes_no_more_money() {
        var visit = world.books(aWish());
        var order = world.order(visit);

        world.takePaymentAtDesk.handle(STAFF, new TakePaymentAtDesk.Command(visit, receipt("cash"), Money.pln("200.00"), Payment.Means.CASH)).get();
        world.settle();

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.operator.takesMoneyFor(order)).isFalse();
        assertThat(refund(visit, "30.00").isRight()).isTrue();
        world.settle();
        assertThat(world.tasks()).as("cash goes back over the desk").containsExactly(StaffTasks.Kind.REFUND_AT_DESK);
    }

    @Test @Proves({"PAY-22", "PAR-10"})
    void money_at_the_desk_takes_the_acceptance_of_the_terms_with_it() {
        world.prepaymentTerms.replace(STAFF, FACILITY, "Zasady przedpłat.", Option.none(), Option.none(), Option.none()).get();
        var visit = world.books(aWish());
        var rows = world.stores.transactions().rows();

        assertThat(atDesk(visit, Option.none()).getLeft().code()).isEqualTo("terms-not-accepted");
        assertThat(atDesk(visit, Option.some(2L)).getLeft().code()).as("not the version in force").isEqualTo("terms-not-accepted");
        assertThat(world.stores.transactions().rows()).isEqualTo(rows);

        assertThat(atDesk(visit, Option.some(1L)).isRight()).isTrue();
        assertThat(world.stores.transactions().record(() -> world.stores.prepaymentTexts().accepted(visit)))
                .containsExactly(new TermsAcceptance(visit, 1, world.clock.instant(), TermsAcceptance.Way.DESK));
        world.prepaymentTerms.replace(STAFF, FACILITY, "Inne zasady.", Option.none(), Option.none(), Option.none()).get();
        assertThat(atDesk(visit, Option.none()).isRight()).as("the same payment again").isTrue();
    }

    @Test @Proves("PAY-22")
    void who_accepted_the_terms_before_is_not_asked_again_at_the_desk() {
        world.prepaymentTerms.replace(STAFF, FACILITY, "Zasady przedpłat.", Option.none(), Option.none(), Option.none()).get();
        var visit = world.books(aWish());
        world.acceptPrepaymentTerms.handle(STAFF, visit, TermsAcceptance.Way.PHONE).get();

        assertThat(atDesk(visit, Option.none()).isRight()).isTrue();
    }

    private Either<Refusal, LinkView> atDesk(VisitId visit, Option<Long> accepted) {
        return world.takePaymentAtDesk.handle(STAFF, new TakePaymentAtDesk.Command(visit, receipt("terms"), Money.pln("200.00"), Payment.Means.CASH, accepted));
    }

    @Test @Proves({"VIS-14", "A34"})
    void the_money_follows_a_moved_visit() {
        var visit = paid();
        var before = world.link(visit).details().payments();

        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.PATIENT, START.plus(Duration.ofDays(1)), Option.none(), Option.none(),
                Option.none())).get();
        world.settle();

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(world.link(visit).details().payments()).isEqualTo(before);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00", "0.00"));
    }

    @Test @Proves("VIS-14")
    void a_dearer_service_is_due_at_the_same_address_and_the_slot_is_not_lost_for_it() {
        var visit = paid();
        serve(visit, DEARER);

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "260.00", "60.00"));
        assertThat(world.link(visit).details().terms().amount()).isEqualTo(Money.pln("60.00"));
        assertThat(world.mail.taken()).filteredOn(letter -> letter.text().contains(world.stores.addresses().url(world.link(visit).id()))).last()
                .satisfies(letter -> assertThat(letter.text()).contains("60,00 zł"));
        world.pays(visit);
        assertThat(ledger(visit)).isEqualTo(ledger("260.00", "260.00", "0.00", "0.00", "260.00", "0.00"));
        assertThat(world.visit(visit).because()).anyMatch(step -> step.code().equals("price-changed"));
    }

    @Test @Proves("VIS-14")
    void a_dearer_service_that_nobody_pays_for_leaves_the_visit_and_what_was_paid() {
        var visit = paid();
        serve(visit, DEARER);
        world.advance(Duration.ofDays(2));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "260.00", "60.00"));
    }

    @Test @Proves("VIS-14")
    void nobody_settles_in_silence_what_a_cheaper_service_costs_less() {
        var visit = paid();
        var rows = world.stores.transactions().rows();

        assertThat(move(visit, CHEAPER, Option.none()).getLeft().code()).isEqualTo("difference-unsettled");

        assertThat(world.stores.transactions().rows()).isEqualTo(rows);
    }

    @Test @Proves("VIS-14")
    void what_staff_leave_with_the_visit_stays_there_and_is_settled_like_the_rest_when_it_is_cancelled() {
        var visit = paid();
        move(visit, CHEAPER, Option.some(Difference.LEAVE)).get();
        world.settle();

        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.ZERO);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00", "0.00"));
        assertThat(world.visit(visit).money().breach()).isEqualTo(Option.none());
        assertThat(world.visit(visit).because()).contains(Because.of("difference-left", "200.00", "80.00"));

        cancel(visit, CancelledBy.PATIENT, START.minus(Duration.ofHours(48)));
        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.pln("200.00"));
    }

    @Test @Proves("VIS-14")
    void what_was_left_can_be_given_back_by_hand_later() {
        var visit = paid();
        move(visit, CHEAPER, Option.some(Difference.LEAVE)).get();
        world.settle();

        refund(visit, "80.00").get();
        world.settle();

        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.pln("80.00"));
        assertThat(world.visit(visit).money().breach()).isEqualTo(Option.none());
        assertThat(LinkStatus.of(world.link(visit))).isEqualTo(LinkStatus.PAID);
    }

    @Test @Proves("VIS-14")
    void an_unpaid_visit_for_a_cheaper_service_has_nothing_to_settle() {
        var visit = world.books(aWish());
        serve(visit, CHEAPER);

        assertThat(world.visit(visit).amount()).isEqualTo(Money.pln("120.00"));
        world.pays(visit);
        assertThat(ledger(visit)).isEqualTo(ledger("120.00", "120.00", "0.00", "0.00", "120.00", "0.00"));
    }

    @Test @Proves("VIS-14")
    void a_service_that_costs_nothing_any_more_gives_all_back_or_leaves_all_as_staff_say() {
        var back = paid();
        var left = world.books(aWish().at(START.plus(Duration.ofHours(5))));
        world.pays(left);
        move(back, FREE, Option.some(Difference.REFUND)).get();
        move(left, START.plus(Duration.ofHours(5)), FREE, Option.some(Difference.LEAVE)).get();
        world.settle();

        assertThat(world.operator.orderedBack(remoteId(back))).isEqualTo(Money.pln("200.00"));
        assertThat(world.operator.orderedBack(remoteId(left))).isEqualTo(Money.ZERO);
        assertThat(List.of(back, left)).allSatisfy(visit -> assertThat(world.visit(visit).money().breach()).isEqualTo(Option.none()));
    }

    @Test @Proves("VIS-14")
    void a_cheaper_service_gives_the_difference_back_when_staff_say_so() {
        var visit = paid();
        move(visit, CHEAPER, Option.some(Difference.REFUND)).get();
        world.settle();

        assertThat(world.operator.orderedBack(remoteId(visit))).isEqualTo(Money.pln("80.00"));
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "120.00", "80.00", "0.00", "120.00", "0.00"));
    }

    @Test @Proves("VIS-14")
    void an_unpaid_visit_asks_for_the_price_of_its_new_service() {
        var visit = world.books(aWish());
        serve(visit, DEARER);

        assertThat(world.visit(visit).amount()).isEqualTo(Money.pln("260.00"));
        world.pays(visit);
        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(ledger(visit)).isEqualTo(ledger("260.00", "260.00", "0.00", "0.00", "260.00", "0.00"));
    }

    @Test
    void money_that_does_not_add_up_calls_a_person_at_night_is_counted_and_is_left_as_it_is() {
        var visit = world.books(aWish());
        world.stores.transactions().record(() -> {
            PaymentLink link = world.stores.links().ofVisit(visit).get();
            return world.stores.links().save(Change.to(new PaymentLink.Paid(link.details())));
        });
        var stored = world.link(visit);

        world.advance(Duration.ofHours(12));
        world.settle();
        assertThat(world.tasks()).as("what is wrong for a moment only is nobody's business").isEmpty();
        world.clock.advance(Duration.ofMinutes(10));
        world.settle();

        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.LEDGER_BREACH);
        assertThat(world.measurements.ledgerBreaches()).containsExactly("PAID_WITHOUT_MONEY");
        assertThat(world.link(visit)).isEqualTo(stored);
        assertThat(world.showLedgerBreaches.handle(STAFF, 10).get()).singleElement()
                .satisfies(found -> assertThat(found.visit().get().money().breach()).contains(Ledger.Breach.PAID_WITHOUT_MONEY));
    }

    @Test
    void servers_share_one_walk_and_one_that_comes_later_goes_on_where_another_one_died() {
        var visit = world.books(aWish());
        world.stores.transactions().record(() -> world.stores.links().save(Change.to(new PaymentLink.Paid(world.stores.links().ofVisit(visit).get().details()))));
        var walks = List.of(checkLedgers(), checkLedgers());
        walks.get(0).runSome();
        world.clock.advance(Duration.ofHours(13));

        assertThat(walks.get(0).runSome()).as("it walks").isEqualTo(1);
        assertThat(walks.get(1).runSome()).as("the other one finds it done").isZero();
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(walks.get(1).runSome()).as("the suspect of the one that died").isEqualTo(1);

        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.LEDGER_BREACH);
        assertThat(world.stores.walks().overview().breaches()).isEqualTo(1);
    }

    private CheckLedgers checkLedgers() {
        return new CheckLedgers(world.stores.views(), world.stores.walks(), world.stores.tasks(), world.stores.transactions(), world.measurements, world.clock);
    }

    @Test
    void a_breach_that_is_right_again_a_moment_later_is_none() {
        var visit = world.books(aWish());
        var link = world.link(visit);
        world.stores.transactions().record(() -> world.stores.links().save(Change.to(new PaymentLink.Paid(link.details()))));
        world.advance(Duration.ofHours(12));
        world.settle();
        world.stores.transactions().record(() -> world.stores.links().save(Change.to(link)));
        world.clock.advance(Duration.ofMinutes(10));
        world.settle();

        assertThat(world.tasks()).isEmpty();
        assertThat(world.measurements.ledgerBreaches()).isEmpty();
    }

    @Test @Proves({"VIS-04", "LNK-02", "A15"})
    void each_change_of_terms_by_hand_stays_in_the_history_and_the_reasons_name_who_did_it() {
        var visit = world.books(aWish());
        var before = world.visit(visit);

        world.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(visit,
                World.byHand(byHand().fixed("50.00").payBy(START.minus(Duration.ofHours(3)))))).get();
        world.settle();

        var history = world.showTermsHistory.handle(STAFF, visit).get().changes();
        assertThat(history).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo(STAFF.actor().id());
            assertThat(change.before().deadline()).isEqualTo(before.deadline());
            assertThat(change.before().amount()).isEqualTo(Money.pln("200.00"));
            assertThat(change.after().amount()).isEqualTo(Money.pln("50.00"));
            assertThat(change.reason()).isEqualTo("stały pacjent");
        });
        assertThat(world.visit(visit).because()).anyMatch(step -> step.code().equals("manual-by") && step.values().contains(STAFF.actor().id().get().toString()));
        assertThat(world.visit(visit).link()).as("the link keeps its address").isEqualTo(before.link());
    }

    @Test @Proves("VIS-04")
    void the_person_behind_an_account_is_named_with_the_terms_and_in_the_history() {
        var account = AccountBuilder.anAccountOf("maria").active();
        world.stores.transactions().record(() -> world.stores.accounts().save(account).get());
        var person = account.details();
        var visit = world.books(aWish());

        world.changePaymentTerms.handle(new Caller(Actor.person(person.id(), "192.0.2.1"), Grants.ALL, Option.none()), new ChangePaymentTerms.Command(visit,
                World.byHand(byHand().fixed("50.00")))).get();

        var name = person.firstName() + " " + person.lastName();
        assertThat(world.showVisit.handle(STAFF, visit).get().people()).containsEntry(person.id().value(), name);
        assertThat(world.showTermsHistory.handle(STAFF, visit).get().people()).containsEntry(person.id().value(), name);
        assertThat(world.happened().toString()).doesNotContain(person.lastName());
    }

    @Test
    void a_reason_goes_neither_into_events_nor_into_the_trail() {
        var visit = paid();
        refund(visit, "50.00").get();
        world.settle();

        assertThat(world.happened().toString()).doesNotContain("gest");
        assertThat(world.stores.transactions().trail().toString()).doesNotContain("gest");
    }

    private VisitId paid() {
        var visit = world.books(aWish());
        world.pays(visit);
        return visit;
    }

    private void cancel(VisitId visit, CancelledBy by, Instant at) {
        world.clock.set(at);
        Either<Refusal, Visit> cancelled = world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, by, "wyjazd"));
        assertThat(cancelled.isRight()).isTrue();
        world.settle();
    }

    private void serve(VisitId visit, ServiceId service) {
        move(visit, service, Option.none()).get();
        world.settle();
    }

    private Either<Refusal, Visit> move(VisitId visit, ServiceId service, Option<Difference> difference) {
        return move(visit, START, service, difference);
    }

    private Either<Refusal, Visit> move(VisitId visit, Instant start, ServiceId service, Option<Difference> difference) {
        return world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.PATIENT, start, Option.none(), Option.none(), Option.some(service), difference));
    }

    private Either<Refusal, LinkView> refund(VisitId visit, String amount) {
        return world.refundPayment.handle(STAFF, new RefundPayment.Command(payment(visit), Money.pln(amount), "gest"));
    }

    private PaymentId payment(VisitId visit) {
        return world.link(visit).details().payments().get(0).id();
    }

    private String remoteId(VisitId visit) {
        return world.link(visit).details().payments().get(0).remoteId().get();
    }

    private Ledger ledger(VisitId visit) {
        return world.visit(visit).money().ledger();
    }

    private static Ledger ledger(String received, String kept, String refundDue, String refunded, String due, String open) {
        return new Ledger(Money.pln(received), Money.pln(kept), Money.pln(refundDue), Money.pln(refunded), Money.pln(due), Money.pln(open));
    }
}
