package pl.proassist.application.prepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.application.fakes.World.receipt;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoicingBuilder.someInvoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.application.invoicing.IssueInvoice;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.VisitView.PaymentStatus;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Difference;
import pl.proassist.domain.visit.VisitId;

/** The desk of a clinic, where most visits are paid: those that asked for nothing before, and the rest of those that asked for a part. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PayingAtTheDeskTest {

    private static final ServiceId DEARER = new ServiceId(id("dearer"));
    private static final ServiceId CHEAPER = new ServiceId(id("cheaper"));
    private static final ServiceId FREE = new ServiceId(id("free"));

    private final World world = new World();

    @BeforeEach void a_clinic_that_asks_for_nothing_in_advance() {
        world.rules(aPolicy().facility(aRule().none()));
        world.register(aPatient().livingAt("ul. Lipowa 1\n00-001 Warszawa").build());
        world.sellsAs(someInvoicing());
        world.stores.transactions().record(() -> {
            world.stores.directory().save(aService(DEARER, "260.00"));
            world.stores.directory().save(aService(FREE, "0.00"));
            return world.stores.directory().save(aService(CHEAPER, "120.00"));
        });
    }

    @ParameterizedTest @EnumSource(value = Payment.Means.class, names = "ONLINE", mode = EnumSource.Mode.EXCLUDE) @Proves({"PAR-10", "INV-02", "INV-04"})
    void a_visit_that_took_place_is_paid_once_with_its_price_and_its_invoice_says_how(Payment.Means means) {
        var visit = completed();
        var rows = world.stores.transactions().rows();

        assertThat(List.of(refused(visit, "199.99"), refused(visit, "200.01"), refused(visit, "0.00"))).containsOnly("amount-differs");
        assertThat(world.stores.transactions().rows()).isEqualTo(rows);
        assertThat(atDesk(visit, "receipt", "200.00", means).isRight()).isTrue();
        assertThat(atDesk(visit, "receipt", "200.00", means).isRight()).as("the same payment told again").isTrue();
        assertThat(atDesk(visit, "another", "200.00", means).getLeft().code()).isEqualTo("already-paid");
        world.settle();

        assertThat(world.visit(visit).paymentStatus(world.clock.instant())).isEqualTo(PaymentStatus.PAID);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
        assertThat(invoiced(visit)).isEqualTo(new Settling.Paid(LocalDate.of(2026, 1, 26), means == Payment.Means.CASH ? PaymentForm.CASH
                : means == Payment.Means.CARD ? PaymentForm.CARD : PaymentForm.TRANSFER));
    }

    @Test @Proves("PAR-10")
    void before_the_visit_it_is_paid_just_the_same_and_nobody_is_led_to_a_link_or_told_of_one() {
        var visit = world.books(aWish());
        var told = world.told(visit);

        var taken = atDesk(visit, "receipt", "200.00", Payment.Means.CARD).get();
        world.settle();

        assertThat(taken.url()).isEqualTo(Option.none());
        assertThat(taken.status()).isEqualTo("AT_DESK");
        assertThat(world.told(visit)).isEqualTo(told);
        assertThat(world.makePaymentLink.handle(STAFF, visit).getLeft().code()).isEqualTo("already-paid");
        complete(visit);
        assertThat(invoiced(visit)).isEqualTo(new Settling.Paid(LocalDate.of(2026, 1, 12), PaymentForm.CARD));
    }

    @Test @Proves({"PAR-02", "A17"})
    void what_no_link_asked_for_is_no_line_of_the_report_of_online_payments() {
        var visit = world.books(aWish());
        atDesk(visit, "receipt", "200.00", Payment.Means.CASH).get();
        world.settle();

        assertThat(report(OnlinePayments.By.ISSUED)).isEmpty();
        assertThat(report(OnlinePayments.By.PAID)).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"PATIENT", "FACILITY"}) @Proves({"PAR-10", "A23"})
    void whoever_cancels_it_goes_back_over_the_desk(CancelledBy by) {
        var visit = paid();

        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, by, "choroba")).get();
        world.settle();

        assertThat(world.tasks()).containsExactly(StaffTasks.Kind.REFUND_AT_DESK);
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "0.00", "200.00", "0.00", "0.00"));
        var task = world.listTasks.handle(STAFF, FACILITY, 10).get().get(0);
        world.finishTask.handle(STAFF, task.id()).get();
        world.settle();
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "0.00", "0.00", "200.00", "0.00"));
        assertThat(refused(visit, "200.00")).isEqualTo("already-paid");
    }

    @Test @Proves({"PAR-10", "A14"})
    void staff_give_a_part_back_and_the_invoice_tells_what_is_kept() {
        var visit = paid();
        complete(visit);

        world.refundPayment.handle(STAFF, new RefundPayment.Command(new PaymentId(receipt("receipt")), Money.pln("50.00"), "gest")).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "150.00", "50.00", "0.00", "150.00"));
        assertThat(invoiced(visit)).isEqualTo(new Settling.InParts(
                List.of(new Settling.Part(Money.pln("150.00"), LocalDate.of(2026, 1, 12), PaymentForm.CASH)), Option.some(LocalDate.of(2026, 2, 9))));
    }

    @Test @Proves({"VIS-14", "A34"})
    void the_money_stays_with_a_moved_visit() {
        var visit = paid();

        move(visit, Option.none(), Option.none()).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
        assertThat(world.tasks()).isEmpty();
    }

    @Test @Proves("VIS-14")
    void a_dearer_service_leaves_a_rest_for_the_desk_and_of_a_cheaper_one_staff_say_what_becomes_of_the_difference() {
        var visit = paid();

        move(visit, Option.some(DEARER), Option.none()).get();
        world.settle();
        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
        assertThat(refused(visit, "60.01")).isEqualTo("amount-differs");
        atDesk(visit, "rest", "60.00", Payment.Means.CARD).get();
        assertThat(ledger(visit)).isEqualTo(ledger("260.00", "260.00", "0.00", "0.00", "260.00"));

        assertThat(move(visit, Option.some(CHEAPER), Option.none()).getLeft().code()).isEqualTo("difference-unsettled");
        move(visit, Option.some(CHEAPER), Option.some(Difference.REFUND)).get();
        world.settle();
        assertThat(ledger(visit)).isEqualTo(ledger("260.00", "120.00", "140.00", "0.00", "120.00"));
        assertThat(world.tasks()).containsOnly(StaffTasks.Kind.REFUND_AT_DESK);
    }

    @Test @Proves("VIS-14")
    void what_staff_leave_of_a_cheaper_service_stays() {
        var visit = paid();

        move(visit, Option.some(CHEAPER), Option.some(Difference.LEAVE)).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
    }

    @Test @Proves("PAR-10")
    void who_does_not_come_cancels_or_owes_nothing_pays_nothing() {
        var free = world.books(aWish().service(FREE));
        var cancelled = world.books(aWish().at(START.plus(Duration.ofHours(2))));
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(cancelled, CancelledBy.PATIENT, "wyjazd")).get();
        var missed = world.books(aWish().at(START.plus(Duration.ofHours(4))));
        world.clock.set(START.plus(Duration.ofHours(5)));
        world.recordNoShow.handle(STAFF, missed).get();
        world.settle();

        assertThat(List.of(free, cancelled, missed)).allSatisfy(visit -> assertThat(refused(visit, "200.00")).isEqualTo("nothing-due"));
    }

    @Test @Proves({"VIS-04", "PAR-10"})
    void who_has_paid_at_the_desk_is_not_asked_to_pay_in_advance_any_more() {
        var visit = paid();

        var answer = world.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(visit, World.byHand(byHand().asking(Requirement.REQUIRED))));

        assertThat(answer.getLeft().code()).isEqualTo("already-paid");
    }

    @Test @Proves({"PAY-22", "PAR-10"})
    void the_terms_of_prepayment_are_not_asked_about_where_there_is_no_prepayment() {
        world.prepaymentTerms.replace(STAFF, FACILITY, "Zasady przedpłat.", Option.none(), Option.none(), Option.none()).get();

        assertThat(atDesk(completed(), "receipt", "200.00", Payment.Means.CASH).isRight()).isTrue();
    }

    @Test @Proves({"PAR-10", "A08"})
    void a_visit_whose_prepayment_was_waived_is_paid_at_the_desk_and_its_link_reads_paid() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00").percent("30")));
        var visit = world.books(aWish());
        world.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(visit, World.byHand(byHand().asking(Requirement.NONE)))).get();
        world.settle();
        complete(visit);

        assertThat(refused(visit, "60.00")).isEqualTo("amount-differs");
        atDesk(visit, "receipt", "200.00", Payment.Means.CASH).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
        assertThat(report(OnlinePayments.By.ISSUED)).extracting(OnlinePayments.Line::visit, OnlinePayments.Line::isPaid, OnlinePayments.Line::means)
                .containsExactly(tuple(visit, true, Option.some(Payment.Means.CASH)));
        assertThat(invoiced(visit)).isEqualTo(new Settling.Paid(LocalDate.of(2026, 1, 26), PaymentForm.CASH));
    }

    @Test @Proves({"PAR-10", "A12"})
    void who_did_not_pay_an_optional_part_online_pays_all_of_it_on_site_in_one_sum() {
        world.rules(aPolicy().facility(aRule().optional().untilHour("20:00").percent("30")));
        var visit = world.books(aWish());
        complete(visit);

        atDesk(visit, "receipt", "200.00", Payment.Means.CARD).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
        assertThat(invoiced(visit)).isEqualTo(new Settling.Paid(LocalDate.of(2026, 1, 26), PaymentForm.CARD));
    }

    @Test @Proves({"PAR-10", "RPT-10", "A14"})
    void the_rest_of_a_price_is_kept_in_the_ledger_and_told_with_its_link_in_the_report() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00").percent("30")));
        var visit = world.books(aWish());
        var before = new Ledger(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.pln("60.00"), Money.pln("60.00"));
        assertThat(world.visit(visit).money().ledger()).isEqualTo(before);
        world.pays(visit);
        assertThat(ledger(visit)).isEqualTo(ledger("60.00", "60.00", "0.00", "0.00", "60.00"));
        var paidOnline = world.clock.instant();
        complete(visit);

        atDesk(visit, "rest", "140.00", Payment.Means.CASH).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
        assertThat(report(OnlinePayments.By.PAID)).extracting(OnlinePayments.Line::visit, line -> line.status(world.clock.instant()), OnlinePayments.Line::amount,
                        OnlinePayments.Line::paid, OnlinePayments.Line::refunded, OnlinePayments.Line::paidAt, OnlinePayments.Line::means)
                .containsExactly(tuple(visit, PaymentStatus.PAID, Money.pln("60.00"), Money.pln("200.00"), Money.ZERO, Option.some(paidOnline),
                        Option.some(Payment.Means.ONLINE)));
    }

    @Test @Proves({"VIS-14", "PAR-10"})
    void a_rest_that_was_paid_stays_when_the_visit_becomes_dearer_and_nobody_asks_about_a_difference() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00").fixed("60.00")));
        var visit = world.books(aWish());
        world.pays(visit);
        atDesk(visit, "rest", "140.00", Payment.Means.CASH).get();
        world.settle();

        move(visit, Option.some(DEARER), Option.none()).get();
        world.settle();

        assertThat(ledger(visit)).isEqualTo(ledger("200.00", "200.00", "0.00", "0.00", "200.00"));
        assertThat(atDesk(visit, "more", "60.00", Payment.Means.CASH).isRight()).isTrue();
    }

    private VisitId completed() {
        var visit = world.books(aWish());
        complete(visit);
        return visit;
    }

    private void complete(VisitId visit) {
        world.advanceTo(START);
        world.completeVisit.handle(STAFF, visit).get();
        world.settle();
    }

    private VisitId paid() {
        var visit = world.books(aWish());
        atDesk(visit, "receipt", "200.00", Payment.Means.CASH).get();
        world.settle();
        return visit;
    }

    private Either<Refusal, LinkView> atDesk(VisitId visit, String payment, String amount, Payment.Means means) {
        return world.takePaymentAtDesk.handle(STAFF, new TakePaymentAtDesk.Command(visit, receipt(payment), Money.pln(amount), means));
    }

    private String refused(VisitId visit, String amount) {
        return atDesk(visit, "refused " + amount, amount, Payment.Means.CASH).getLeft().code();
    }

    private Either<Refusal, ?> move(VisitId visit, Option<ServiceId> service, Option<Difference> difference) {
        return world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY, START.plus(Duration.ofDays(1)), Option.none(), Option.none(), service, difference));
    }

    private Settling invoiced(VisitId visit) {
        return world.issueInvoice.handle(STAFF, new IssueInvoice.Command(visit, false, false)).get().details().settling();
    }

    /** Nothing of it is open, and nothing is wrong with it. */
    private static Ledger ledger(String received, String kept, String refundDue, String refunded, String due) {
        return new Ledger(Money.pln(received), Money.pln(kept), Money.pln(refundDue), Money.pln(refunded), Money.pln(due), Money.ZERO);
    }

    private Ledger ledger(VisitId visit) {
        var money = world.visit(visit).money();
        assertThat(money.breach()).isEqualTo(Option.none());
        return money.ledger();
    }

    private List<OnlinePayments.Line> report(OnlinePayments.By by) {
        return world.stores.onlinePayments().page(new OnlinePayments.Filter(FACILITY, by, Instant.EPOCH, START.plus(Duration.ofDays(400)), Option.none(), Option.none(),
                Option.none(), Option.none()), OnlinePayments.Variant.BASIC, world.clock.instant(), Option.none(), 10);
    }
}
