package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.application.fakes.World.receipt;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.warsaw;
import static pl.proassist.domain.InvoiceBuilder.ANOTHER_NUMBER;
import static pl.proassist.domain.InvoiceBuilder.BUYER;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.aCompany;
import static pl.proassist.domain.InvoiceBuilder.aConsumer;
import static pl.proassist.domain.InvoiceBuilder.advance;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.line;
import static pl.proassist.domain.InvoicingBuilder.someInvoicing;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.fakes.BookingWish;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.prepayment.LinkView;
import pl.proassist.application.prepayment.RefundPayment;
import pl.proassist.application.prepayment.TakePaymentAtDesk;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.DocumentDue;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Correction;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.LineName;
import pl.proassist.domain.invoice.Numbering;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.Revision;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Difference;
import pl.proassist.domain.visit.VisitId;

/** From the money of a visit to its documents: one click, advances, months of a company, corrections. It is October and November 2026. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IssuingInvoicesTest {

    private static final ServiceId TAXED = new ServiceId(id("taxed"));
    private static final Billing COMPANY = new Billing(aCompany(), Option.none(), Option.some("MP/7/2026"), Option.none());

    private final World world = new World();

    @BeforeEach void a_clinic_that_asks_for_a_third_in_advance() {
        world.clock.set(warsaw("2026-10-12 15:20"));
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00").amount(new AmountRule.Fixed(Money.pln("300.00"), PrepaymentKind.ADVANCE))));
        world.register(aPatient().livingAt("ul. Lipowa 1\n00-001 Warszawa").build());
        world.stores.transactions().record(() -> world.stores.directory()
                .save(new ServiceOffer(FACILITY, TAXED, "Botoks przy migrenie", Duration.ofMinutes(30), Money.pln("1230.00"), "23")));
        world.sellsAs(someInvoicing().wording(TAXED, "Zabieg medycyny estetycznej", Option.none()));
    }

    @Test @Proves({"INV-01", "INV-02", "INV-04", "KSF-25", "A29"})
    void one_click_and_a_consumer_has_an_invoice_that_stays_outside_ksef() {
        var visit = completed("2026-11-20 10:00", wish -> wish);

        var invoice = issue(visit).get();

        assertThat(invoice).isInstanceOf(Invoice.Outside.class);
        assertThat(((Invoice.Outside) invoice).reason()).isEqualTo(OutsideReason.CONSUMER);
        assertThat(invoice.kept().get().invoice().number()).isEqualTo("FV/2026/11/0001");
        assertThat(invoice.kept().get().invoice().issued()).isEqualTo("2026-11-20");
        assertThat(invoice.details().parties().buyer()).isEqualTo(new Buyer.Consumer("Jan Kowalski", PostalAddress.inPoland("ul. Lipowa 1 00-001 Warszawa")));
        assertThat(invoice.details().content()).isEqualTo(new InvoiceContent.Sale(List.of(line("Usługa medyczna", "200.00", VatRate.EXEMPT)),
                SoldIn.on(LocalDate.of(2026, 11, 20)), List.of(), false));
        assertThat(invoice.details().exemption()).contains(ExemptionBasis.HEALING_ENTITY);
        assertThat(world.stores.transactions().record(() -> world.stores.invoices().bytes(invoice.id())).get()).hasSize(invoice.kept().get().document().size());
    }

    @Test @Proves("INV-01") void a_second_click_is_the_same_invoice() {
        var visit = completed("2026-11-20 10:00", wish -> wish);

        var first = issue(visit).get();
        world.advance(Duration.ofDays(3));

        assertThat(issue(visit).get()).isEqualTo(first);
        assertThat(world.invoices(visit)).hasSize(1);
    }

    @Test @Proves({"INV-01", "KSF-30"}) void an_invoice_to_a_company_is_numbered_frozen_and_due_to_ksef() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        bill(visit, COMPANY);

        var invoice = issue(visit).get();

        assertThat(invoice).isInstanceOf(Invoice.Frozen.class);
        assertThat(invoice.details().contract()).contains("MP/7/2026");
        assertThat(invoice.details().settling()).isEqualTo(new Settling.Unpaid(LocalDate.of(2026, 12, 4), PaymentForm.TRANSFER));
        assertThat(world.happened()).contains(new InvoiceFrozen(invoice.id()));
    }

    @Test @Proves("INV-04") void an_insurer_pays_and_the_patient_buys() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        bill(visit, new Billing(aConsumer(), Option.some(new Payer(BUYER, "Ubezpieczyciel", PostalAddress.inPoland("ul. Długa 1"))), Option.none(), Option.none()));

        var invoice = issue(visit).get();

        assertThat(invoice.details().parties().payer().map(Payer::nip)).contains(BUYER);
        assertThat(((Invoice.Outside) invoice).reason()).isEqualTo(OutsideReason.CONSUMER);
    }

    @Test @Proves({"PAR-10", "INV-02", "INV-04"})
    void what_the_advance_leaves_is_paid_at_the_desk_in_two_sums_and_never_beyond_the_price() {
        var visit = advanced();
        world.advanceTo(warsaw("2026-11-20 09:50"));

        assertThat(atDesk(visit, "above", "930.01", Payment.Means.CASH).getLeft().code()).isEqualTo("amount-differs");
        assertThat(atDesk(visit, "first", "430.00", Payment.Means.CASH).isRight()).isTrue();
        assertThat(atDesk(visit, "second", "500.00", Payment.Means.CARD).isRight()).isTrue();
        assertThat(atDesk(visit, "third", "0.01", Payment.Means.CARD).getLeft().code()).isEqualTo("already-paid");
        complete(visit, "2026-11-20 10:00");

        assertThat(issue(visit).get().details().settling()).isEqualTo(new Settling.InParts(List.of(
                new Settling.Part(Money.pln("430.00"), LocalDate.of(2026, 11, 20), PaymentForm.CASH),
                new Settling.Part(Money.pln("500.00"), LocalDate.of(2026, 11, 20), PaymentForm.CARD)), Option.none()));
        assertThat(world.visit(visit).money().ledger()).isEqualTo(new Ledger(Money.pln("1230.00"), Money.pln("1230.00"), Money.ZERO, Money.ZERO, Money.pln("1230.00"), Money.ZERO));
        assertThat(world.visit(visit).money().breach()).isEqualTo(Option.none());
    }

    @Test @Proves({"PAR-10", "A23"})
    void what_was_paid_at_the_desk_goes_back_with_a_cancelled_visit_and_the_desk_takes_nothing_more() {
        var visit = advanced();
        atDesk(visit, "rest", "930.00", Payment.Means.CASH).get();
        world.settle();

        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.FACILITY, "choroba")).get();
        world.settle();

        assertThat(world.visit(visit).money().ledger().kept()).isEqualTo(Money.ZERO);
        assertThat(world.visit(visit).money().breach()).isEqualTo(Option.none());
        assertThat(atDesk(visit, "once more", "930.00", Payment.Means.CASH).getLeft().code()).isEqualTo("already-paid");
    }

    private Either<Refusal, LinkView> atDesk(VisitId visit, String payment, String amount, Payment.Means means) {
        return world.takePaymentAtDesk.handle(STAFF, new TakePaymentAtDesk.Command(visit, receipt(payment), Money.pln(amount), means));
    }

    @ParameterizedTest @EnumSource(Payment.Means.class) @Proves({"INV-02", "INV-04"})
    void how_it_was_paid_stands_on_the_invoice(Payment.Means means) {
        var visit = booked("2026-11-20 10:00", wish -> wish);
        world.advanceTo(warsaw("2026-10-12 18:00"));
        if (means == Payment.Means.ONLINE) {
            world.pays(visit);
        } else {
            world.takePaymentAtDesk.handle(STAFF, new TakePaymentAtDesk.Command(visit, receipt("desk"), Money.pln("200.00"), means)).get();
            world.settle();
        }
        complete(visit, "2026-11-20 10:00");

        var form = switch (means) {
            case ONLINE -> PaymentForm.other("Płatność internetowa");
            case CASH -> PaymentForm.CASH;
            case CARD -> PaymentForm.CARD;
            case TRANSFER -> PaymentForm.TRANSFER;
        };
        assertThat(issue(visit).get().details().settling()).isEqualTo(new Settling.Paid(LocalDate.of(2026, 10, 12), form));
    }

    @Test @Proves("INV-04") void what_was_paid_in_the_month_before_the_service_stands_on_the_same_invoice() {
        var visit = booked("2026-10-27 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);

        assertThat(issue(visit).getLeft()).isEqualTo(new InvoicingRefusal.NoDocumentDue(visit, DocumentDue.Why.SERVICE_FOLLOWS_IN_THE_MONTH));
        complete(visit, "2026-10-27 10:00");
        var invoice = issue(visit).get();

        assertThat(((InvoiceContent.Sale) invoice.details().content()).earlier())
                .containsExactly(new InvoiceContent.EarlierPayment(LocalDate.of(2026, 10, 12), Money.pln("300.00")));
        assertThat(invoice.details().settling()).isEqualTo(new Settling.InParts(
                List.of(new Settling.Part(Money.pln("300.00"), LocalDate.of(2026, 10, 12), PaymentForm.ONLINE)), Option.some(LocalDate.of(2026, 11, 10))));
        assertThat(invoice.details().content().total()).hasToString("1230.00");
    }

    @Test @Proves("INV-04") void what_is_paid_on_the_day_of_the_service_came_not_before_it() {
        var visit = booked("2026-10-27 10:00", wish -> wish.service(TAXED).terms(byHand().asking(Requirement.NONE)));
        bill(visit, COMPANY);
        world.advanceTo(warsaw("2026-10-27 09:50"));
        atDesk(visit, "desk", "1230.00", Payment.Means.CASH).get();
        complete(visit, "2026-10-27 10:00");

        var invoice = issue(visit).get();

        assertThat(((InvoiceContent.Sale) invoice.details().content()).earlier()).isEmpty();
        assertThat(invoice.details().settling()).isEqualTo(new Settling.Paid(LocalDate.of(2026, 10, 27), PaymentForm.CASH));
    }

    @Test @Proves({"INV-02", "INV-04"}) void money_of_a_company_before_the_month_of_the_service_is_an_advance_invoice_and_a_final_one_follows() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);

        world.pays(visit);
        assertThat(world.invoices(visit)).containsExactly("ZAL FROZEN 300.00");
        var advance = only(visit);
        assertThat(advance.kept().get().invoice().number()).isEqualTo("ZAL/2026/10/0001");
        assertThat(advance.details().settling()).isEqualTo(new Settling.Paid(LocalDate.of(2026, 10, 12), PaymentForm.ONLINE));

        world.accepts(advance.id(), NUMBER);
        complete(visit, "2026-11-20 10:00");
        var settlement = issue(visit).get();

        assertThat(world.invoices(visit)).containsExactly("ZAL ACCEPTED 300.00", "ROZ FROZEN 930.00");
        assertThat(((InvoiceContent.Settlement) settlement.details().content()).advances()).extracting(each -> each.ksef().get()).containsExactly(NUMBER);
        assertThat(settlement.details().settling()).isEqualTo(new Settling.Unpaid(LocalDate.of(2026, 12, 4), PaymentForm.TRANSFER));
        assertThat(issue(visit).get()).isEqualTo(settlement);
    }

    @Test @Proves("INV-05") void a_final_invoice_waits_for_the_number_of_its_advance_and_goes_out_by_itself() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        complete(visit, "2026-11-20 10:00");

        assertThat(issue(visit).get()).isInstanceOf(Invoice.AwaitingOriginals.class);
        assertThat(world.invoices(visit)).containsExactly("ZAL FROZEN 300.00", "ROZ AWAITING_ORIGINALS 930.00");

        world.accepts(invoices(visit).get(0).id(), NUMBER);
        assertThat(world.invoices(visit)).containsExactly("ZAL ACCEPTED 300.00", "ROZ FROZEN 930.00");
    }

    @Test @Proves({"INV-04", "INV-05"}) void what_waited_for_longer_than_its_term_is_payable_from_the_day_on_it() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        complete(visit, "2026-11-20 10:00");
        issue(visit).get();

        world.advance(Duration.ofDays(15));
        world.accepts(invoices(visit).get(0).id(), NUMBER);

        assertThat(invoices(visit).get(1).details().settling()).isEqualTo(new Settling.Unpaid(LocalDate.of(2026, 12, 19), PaymentForm.TRANSFER));
    }

    @Test @Proves("INV-02") void a_visit_that_moves_out_of_the_month_of_its_payment_makes_an_advance_invoice_due() {
        var visit = booked("2026-10-27 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        assertThat(world.invoices(visit)).isEmpty();

        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY, warsaw("2026-11-20 10:00"), Option.none(), Option.none(), Option.none())).get();
        world.settle();

        assertThat(world.invoices(visit)).containsExactly("ZAL FROZEN 300.00");
    }

    @Test @Proves({"INV-02", "INV-05"}) void a_final_invoice_that_was_corrected_to_nothing_took_its_advance_with_it() {
        var visit = advanced();
        complete(visit, "2026-11-20 10:00");
        var settlement = issue(visit).get();
        world.accepts(settlement.id(), ANOTHER_NUMBER);

        correctToNothing(settlement.id(), "wrong buyer").get();
        assertThat(world.invoices(visit)).containsExactly("ZAL ACCEPTED 300.00", "ROZ CORRECTED 930.00", "KOR_ROZ FROZEN -1230.00");
        world.correctsAgain(visit);
        issue(visit).get();

        assertThat(world.invoices(visit)).containsExactly("ZAL ACCEPTED 300.00", "ROZ CORRECTED 930.00", "KOR_ROZ FROZEN -1230.00", "VAT FROZEN 1230.00");
        assertThat(sum(visit)).as("what was sold").isEqualTo(new Balance(123_000));
    }

    @Test @Proves("INV-05") void a_final_invoice_goes_to_whom_the_advance_was_invoiced_and_to_nobody_else() {
        var visit = advanced();
        complete(visit, "2026-11-20 10:00");
        bill(visit, new Billing(aConsumer(), Option.none(), Option.none(), Option.none()));

        assertThat(issue(visit).getLeft()).isEqualTo(new InvoiceRefusal.AnotherBuyer(only(visit).id()));
        correctToNothing(only(visit).id(), "wrong buyer").get();
        issue(visit).get();

        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL FROZEN -300.00", "VAT OUTSIDE 1230.00");
    }

    @Test @Proves({"INV-02", "INV-05"}) void what_a_cheaper_service_leaves_of_an_advance_agrees_with_the_money() {
        var cheaper = new ServiceId(id("cheaper"));
        world.stores.transactions().record(() -> world.stores.directory()
                .save(new ServiceOffer(FACILITY, cheaper, "Kontrola", Duration.ofMinutes(30), Money.pln("246.00"), "23")));
        var visit = advanced();

        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY, warsaw("2026-11-20 10:00"), Option.none(), Option.none(), Option.some(cheaper),
                Option.some(Difference.REFUND))).get();
        world.settle();
        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));
        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL FROZEN -54.00");
        world.accepts(invoices(visit).get(1).id(), ANOTHER_NUMBER);
        complete(visit, "2026-11-20 10:00");
        issue(visit).get();

        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL ACCEPTED -54.00", "ROZ FROZEN 0.00");
        assertThat(sum(visit)).isEqualTo(new Balance(24_600));
    }

    @Test @Proves({"INV-02", "INV-05"}) void an_advance_above_the_price_is_corrected_before_the_final_invoice_takes_it_off() {
        var visit = cheaper("23");
        var advance = only(visit);

        assertThat(issue(visit).getLeft()).isEqualTo(new InvoiceRefusal.AdvanceExceedsSale(advance.id()));
        assertThat(world.invoices(visit)).as("nothing was numbered").containsExactly("ZAL ACCEPTED 300.00");

        var correction = world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(advance.id(), new InvoiceId(id("part")), "Tańsza usługa", Effect.ON_CORRECTION, false,
                Option.none(), Option.some(Money.pln("246.00")), Option.none())).get();
        world.accepts(correction.id(), ANOTHER_NUMBER);
        issue(visit).get();
        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL ACCEPTED -54.00", "ROZ FROZEN 0.00");
    }

    @Test @Proves({"INV-02", "INV-05"}) void an_advance_at_another_rate_of_vat_is_corrected_to_nothing_before_the_invoice_of_the_service() {
        var visit = cheaper("ZW");

        assertThat(issue(visit).getLeft()).isEqualTo(new InvoiceRefusal.AdvanceExceedsSale(only(visit).id()));
        correctToNothing(only(visit).id(), "other rate").get();
        issue(visit).get();

        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL FROZEN -300.00", "VAT FROZEN 246.00");
    }

    @Test @Proves({"INV-02", "INV-05"}) void an_advance_of_a_taxed_service_is_corrected_to_the_exempt_one_that_took_its_place() {
        var visit = cheaper("ZW");
        var exempt = List.of(line("Usługa medyczna", "246.00", VatRate.EXEMPT));

        var correction = world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(only(visit).id(), new InvoiceId(id("exempt")), "Inna usługa", Effect.ON_CORRECTION, false,
                Option.some(exempt), Option.some(Money.pln("246.00")), Option.none())).get();
        world.accepts(correction.id(), ANOTHER_NUMBER);
        issue(visit).get();

        assertThat(correction.details().exemption()).contains(ExemptionBasis.HEALING_ENTITY);
        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL ACCEPTED -54.00", "ROZ FROZEN 0.00");
    }

    @Test @Proves({"INV-02", "INV-05"}) void a_final_invoice_is_not_reckoned_with_an_advance_whose_correction_waits_or_was_refused() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        var advance = only(visit);
        var correction = correctReceived(advance.id(), "part", "100.00").get();
        complete(visit, "2026-11-20 10:00");
        assertThat(issue(visit).getLeft()).as("it waits for the number of the advance").isEqualTo(new InvoiceRefusal.CorrectionUnderWay(correction.id()));

        world.accepts(advance.id(), NUMBER);
        refuse(world.invoice(correction.id()));
        assertThat(issue(visit).getLeft()).as("KSeF refused it").isEqualTo(new InvoiceRefusal.CorrectionUnderWay(correction.id()));

        giveUp(correction.id()).get();
        issue(visit).get();
        assertThat(world.invoices(visit)).containsExactly("ZAL ACCEPTED 300.00", "KOR_ZAL GIVEN_UP -200.00", "ROZ FROZEN 930.00");
    }

    @Test @Proves({"INV-04", "INV-05"}) void a_term_is_reckoned_from_the_day_on_which_it_is_numbered_and_dated_anew() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        complete(visit, "2026-11-20 10:00");
        issue(visit).get();

        world.advance(Duration.ofDays(5));
        world.accepts(invoices(visit).get(0).id(), NUMBER);
        var settlement = invoices(visit).get(1);
        assertThat(settlement.kept().get().invoice().issued()).isEqualTo("2026-11-25");
        assertThat(settlement.details().settling()).isEqualTo(new Settling.Unpaid(LocalDate.of(2026, 12, 9), PaymentForm.TRANSFER));

        refuse(settlement);
        world.advance(Duration.ofDays(2));
        var anew = world.rebuildInvoice.handle(STAFF, settlement.id()).get();
        assertThat(anew.details().settling()).isEqualTo(new Settling.Unpaid(LocalDate.of(2026, 12, 11), PaymentForm.TRANSFER));
    }

    /** Another service took place than the one that was paid for in advance, and nothing went back. */
    private VisitId cheaper(String vat) {
        var cheaper = new ServiceId(id("cheaper"));
        world.stores.transactions().record(() -> world.stores.directory()
                .save(new ServiceOffer(FACILITY, cheaper, "Kontrola", Duration.ofMinutes(30), Money.pln("246.00"), vat)));
        var visit = advanced();
        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.FACILITY, warsaw("2026-11-20 10:00"), Option.none(), Option.none(), Option.some(cheaper),
                Option.some(Difference.LEAVE))).get();
        world.settle();
        complete(visit, "2026-11-20 10:00");
        return visit;
    }

    @Test @Proves("INV-05") void a_final_invoice_waits_for_the_number_of_each_of_its_advances() {
        var first = world.given(anInvoice().toACompany().saying(advance("300.00")).number("ZAL/1").frozen());
        var second = world.given(anInvoice().toACompany().saying(advance("200.00")).number("ZAL/2").frozen());
        var waiting = world.given(anInvoice().toACompany().saying(new InvoiceContent.Settlement(List.of(line("Zabieg", "1230.00", VatRate.STANDARD)),
                SoldIn.on(LocalDate.of(2026, 11, 20)), Stream.of(first, second).map(each -> new AdvanceReference(each.id(), each.kept().get().invoice().number(), Option.none(),
                each.details().content().sums())).toList())).awaiting(first.id(), second.id()));

        world.given(first.accepted(NUMBER, world.clock.instant()).get().next());
        world.accepts(second.id(), ANOTHER_NUMBER);

        assertThat(world.invoice(waiting.id())).as("what came of the first is heard of later").isInstanceOf(Invoice.Frozen.class);
        assertThat(((InvoiceContent.Settlement) world.invoice(waiting.id()).details().content()).advances()).extracting(each -> each.ksef().get())
                .containsExactly(NUMBER, ANOTHER_NUMBER);
        assertThat(world.tasks()).isEmpty();
    }

    @Test @Proves({"INV-02", "INV-05"}) void a_cancelled_visit_corrects_its_advance_to_nothing_when_the_money_is_back() {
        var visit = advanced();

        cancel(visit, CancelledBy.FACILITY);
        assertThat(world.invoices(visit)).as("the money is still on its way").containsExactly("ZAL ACCEPTED 300.00");
        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));

        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL FROZEN -300.00");
        assertThat(invoices(visit).get(1).kept().get().invoice().number()).isEqualTo("KOR/2026/10/0001");
        assertThat(world.tasks()).doesNotContain(StaffTasks.Kind.ACCOUNTING_NOTE_DUE);
    }

    @Test @Proves({"INV-02", "INV-05", "KSF-28"}) void a_deposit_that_is_kept_is_no_price_so_its_advance_goes_and_a_note_tells_of_it() {
        var visit = missed(advanced());

        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL FROZEN -300.00");
        var note = notes(visit).get(0);
        assertThat(note.number()).isEqualTo("NK/2026/11/0001");
        assertThat(note.amount()).isEqualTo(Balance.of(Money.pln("300.00")));
        assertThat(note.recipient()).isEqualTo(aCompany());
        assertThat(note.visitOn()).isEqualTo("2026-11-20");
        assertThat(world.tasks()).isEmpty();
        world.correctsAgain(visit);
        assertThat(notes(visit)).as("heard of once more").containsExactly(note);
    }

    @Test @Proves({"INV-02", "KSF-28"}) void what_is_given_back_after_a_note_is_taken_off_by_another_one() {
        var visit = missed(advanced());

        refund(visit, "100.00");

        assertThat(notes(visit)).extracting(AccountingNote::number, note -> note.amount().toString())
                .containsExactly(tuple("NK/2026/11/0001", "300.00"), tuple("NK/2026/11/0002", "-100.00"));
    }

    @Test @Proves("KSF-28") void where_no_invoice_spoke_of_the_money_a_note_is_written_when_somebody_asks() {
        var visit = booked("2026-11-20 10:00", wish -> wish);
        world.pays(visit);
        assertThat(note(visit).getLeft()).isEqualTo(new InvoicingRefusal.NoNoteDue(visit));
        missed(visit);
        assertThat(notes(visit)).isEmpty();

        var note = note(visit).get();

        assertThat(note.recipient()).isInstanceOf(Buyer.Consumer.class);
        assertThat(note.amount()).isEqualTo(Balance.of(world.link(visit).details().kept()));
        assertThat(note(visit).get()).as("asked again").isEqualTo(note);
    }

    @Test @Proves({"INV-02", "KSF-28"}) void where_staff_correct_themselves_the_task_ends_with_the_note() {
        world.sellsAs(someInvoicing().correctedByStaff());
        var visit = missed(advanced());
        assertThat(world.tasks()).contains(StaffTasks.Kind.ACCOUNTING_NOTE_DUE);

        note(visit).get();

        assertThat(world.tasks()).doesNotContain(StaffTasks.Kind.ACCOUNTING_NOTE_DUE);
    }

    @Test @Proves("INV-05") void where_staff_correct_themselves_a_task_says_so() {
        world.sellsAs(someInvoicing().correctedByStaff());
        var visit = advanced();
        world.advanceTo(warsaw("2026-11-20 11:00"));

        world.recordNoShow.handle(STAFF, visit).get();
        world.settle();

        assertThat(world.invoices(visit)).containsExactly("ZAL ACCEPTED 300.00");
        assertThat(world.tasks()).containsExactlyInAnyOrder(StaffTasks.Kind.INVOICE_CORRECTION_DUE, StaffTasks.Kind.ACCOUNTING_NOTE_DUE);
    }

    @Test @Proves({"INV-02", "INV-05"}) void money_that_staff_give_back_after_the_service_lowers_the_price_once_for_each_refund() {
        var visit = booked("2026-11-20 10:00", wish -> wish);
        world.pays(visit);
        complete(visit, "2026-11-20 10:00");
        issue(visit).get();

        refund(visit, "50.00");
        assertThat(world.invoices(visit)).containsExactly("VAT CORRECTED 200.00", "KOR OUTSIDE -50.00");
        world.correctsAgain(visit);
        assertThat(world.tasks()).as("nothing is left to correct").isEmpty();
        refund(visit, "150.00");

        assertThat(world.invoices(visit)).containsExactly("VAT CORRECTED 200.00", "KOR OUTSIDE -50.00", "KOR OUTSIDE -150.00");
        var second = (Correction) invoices(visit).get(2).details().content();
        assertThat(second.original().number()).as("always of the original").isEqualTo("FV/2026/11/0001");
        assertThat(second.before().worth()).isEqualTo(Money.pln("150.00"));
    }

    @Test @Proves("INV-05") void a_correction_of_what_ksef_has_not_numbered_is_held_and_not_lost() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        bill(visit, COMPANY);
        var original = issue(visit).get();

        var held = correctToNothing(original.id(), "first").get();
        assertThat(held).isInstanceOf(Invoice.AwaitingOriginals.class);
        assertThat(correctToNothing(original.id(), "second").getLeft()).isEqualTo(new InvoiceRefusal.CorrectionUnderWay(held.id()));
        assertThat(correctToNothing(original.id(), "first").get()).as("asked once more").isEqualTo(held);

        world.accepts(original.id(), NUMBER);

        assertThat(world.invoices(visit)).containsExactly("VAT CORRECTED 200.00", "KOR FROZEN -200.00");
        assertThat(((Correction) world.invoice(held.id()).details().content()).original().ksef()).contains(NUMBER);
    }

    @Test @Proves("INV-05") void an_invoice_that_was_corrected_to_nothing_can_be_issued_anew_under_another_number() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        correctToNothing(issue(visit).get().id(), "wrong").get();
        bill(visit, COMPANY);

        var anew = issue(visit).get();

        assertThat(world.invoices(visit)).containsExactly("VAT CORRECTED 200.00", "KOR OUTSIDE -200.00", "VAT FROZEN 200.00");
        assertThat(anew.kept().get().invoice().number()).isEqualTo("FV/2026/11/0002");
    }

    @Test @Proves("INV-05") void a_wrong_name_is_corrected_and_a_wrong_tax_number_is_not() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        bill(visit, COMPANY);
        var original = issue(visit).get();
        world.accepts(original.id(), NUMBER);
        var renamed = new Buyer.Company(BUYER, "Zakład Nowy S.A.", PostalAddress.inPoland("ul. Nowa 1"), Option.none());

        var another = new Buyer.Company(new Nip("3333333333"), "Inny", PostalAddress.inPoland("ul. Nowa 1"), Option.none());
        assertThat(correctBuyer(original.id(), another).getLeft()).isEqualTo(new InvoiceRefusal.AnotherBuyer(original.id()));
        var correction = correctBuyer(original.id(), renamed).get();

        assertThat(correction.details().parties().buyer()).isEqualTo(renamed);
        assertThat(((Correction) correction.details().content()).formerBuyer()).contains(aCompany());
        assertThat(correction.details().content().total()).hasToString("0.00");
    }

    @Test @Proves("INV-05") void the_lines_and_the_kept_part_of_an_advance_are_corrected_too() {
        var visit = advanced();
        var advance = only(visit);

        var correction = world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(advance.id(), new InvoiceId(id("part")), "Część zwrócona", Effect.ON_CORRECTION, false,
                Option.none(), Option.some(Money.pln("100.00")), Option.none())).get();

        assertThat(correction.details().content().total()).hasToString("-200.00");
        assertThat(correction.details().content().kind()).hasToString("KOR_ZAL");
        assertThat(correctToNothing(new InvoiceId(id("nobody")), "x").getLeft().code()).isEqualTo("unknown-invoice");
    }

    @Test @Proves("INV-05") void what_was_never_issued_is_not_corrected_and_what_changes_nothing_is_no_correction() {
        var refused = world.given(anInvoice().toACompany().number("FV/R").refused(430));
        var visit = completed("2026-11-20 10:00", wish -> wish);
        var issued = issue(visit).get();

        assertThat(correctToNothing(refused.id(), "r").getLeft()).isEqualTo(new InvoiceRefusal.NotIssued(refused.id()));
        assertThat(world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(issued.id(), new InvoiceId(id("same")), "Nic", Effect.OTHER, false, Option.none(), Option.none(),
                Option.none())).getLeft().code()).isEqualTo("correction-changes-nothing");
    }

    @Test @Proves({"INV-01", "INV-04"}) void an_invoice_by_hand_has_every_rate_beside_the_exempt_and_is_one_however_often_it_is_asked_for() {
        var lines = List.of(line("Badania profilaktyczne", "2400.00", VatRate.EXEMPT), line("Szkolenie", "615.00", VatRate.STANDARD), line("Wyrób medyczny", "108.00", VatRate.REDUCED));

        var invoice = issueByHand(lines).get();

        assertThat(invoice).isInstanceOf(Invoice.Outside.class);
        assertThat(invoice.details().content().sums()).extracting(each -> each.rate() + " " + each.net() + " " + each.tax())
                .containsExactly("STANDARD 500.00 115.00", "REDUCED 100.00 8.00", "EXEMPT 2400.00 0.00");
        assertThat(invoice.details().settling()).isEqualTo(new Settling.Unpaid(LocalDate.of(2026, 10, 26), PaymentForm.TRANSFER));
        assertThat(issueByHand(lines).get()).isEqualTo(invoice);
    }

    @Test void an_invoice_by_hand_of_nothing_of_too_many_lines_or_without_a_law_is_none() {
        assertThat(issueByHand(List.of(line("Nic", "0.00", VatRate.STANDARD))).getLeft().code()).isEqualTo("nothing-to-invoice");
        assertThat(issueByHand(Collections.nCopies(10_001, line("Badanie", "1.00", VatRate.EXEMPT))).getLeft().code()).isEqualTo("too-many-lines");
        world.sellsAs(someInvoicing().exemptBy(Option.none()));
        assertThat(issueByHand(List.of(line("Badanie", "1.00", VatRate.EXEMPT))).getLeft()).isEqualTo(new InvoicingRefusal.ExemptionMissing(FACILITY));
    }

    @Test @Proves("INV-06") void an_attachment_waits_for_the_day_from_which_the_tax_office_knows_of_them() {
        var attachment = Option.some(new Attachment(List.of(new Attachment.Block(Option.none(), List.of(new Attachment.Fact("Umowa", "MP/7")), List.of(), List.of()))));
        var lines = List.of(line("Szkolenie", "615.00", VatRate.STANDARD));
        assertThat(issueByHand(lines, attachment).getLeft()).isEqualTo(new InvoicingRefusal.AttachmentsNotDeclared(FACILITY));

        world.sellsAs(someInvoicing().attachingFrom(LocalDate.of(2026, 10, 13)));
        assertThat(issueByHand(lines, attachment).getLeft()).as("a day too early").isEqualTo(new InvoicingRefusal.AttachmentsNotDeclared(FACILITY));
        world.advance(Duration.ofDays(1));

        assertThat(issueByHand(lines, attachment).get().details().attachment()).isEqualTo(attachment);
    }

    @Test @Proves("INV-05") void an_id_that_belongs_to_another_document_changes_nothing() {
        var elsewhere = world.given(anInvoice().in(new FacilityId(id("elsewhere"))).id(new InvoiceId(id("by hand"))).number("X/1").frozen());
        var visit = completed("2026-11-20 10:00", wish -> wish);
        var issued = issue(visit).get();

        assertThat(issueByHand(List.of(line("Szkolenie", "1.00", VatRate.STANDARD))).getLeft()).isEqualTo(new InvoiceRefusal.Immutable(elsewhere.id()));
        assertThat(correctToNothing(issued.id(), "by hand").getLeft()).isEqualTo(new InvoiceRefusal.Immutable(elsewhere.id()));
        assertThat(world.invoice(elsewhere.id())).isEqualTo(elsewhere);
    }

    @Test void payments_of_one_day_and_form_are_told_as_one_and_never_more_than_a_hundred() {
        var day = LocalDate.of(2026, 11, 1);
        var many = IntStream.range(0, 101).mapToObj(each -> new Settling.Part(Money.pln("1.00"), day.plusDays(each), PaymentForm.CARD)).toList();

        assertThat(Bill.together(List.of(many.get(0), many.get(0), many.get(1)))).containsExactly(new Settling.Part(Money.pln("2.00"), day, PaymentForm.CARD), many.get(1));
        assertThat(Bill.together(many)).containsExactly(new Settling.Part(Money.pln("101.00"), day.plusDays(100), PaymentForm.CARD));
    }

    @Test void a_refund_that_is_heard_of_twice_while_its_correction_waits_troubles_nobody() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        cancel(visit, CancelledBy.FACILITY);
        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));
        assertThat(world.invoices(visit)).containsExactly("ZAL FROZEN 300.00", "KOR_ZAL AWAITING_ORIGINALS -300.00");

        world.correctsAgain(visit);

        assertThat(world.invoices(visit)).containsExactly("ZAL FROZEN 300.00", "KOR_ZAL AWAITING_ORIGINALS -300.00");
        assertThat(world.tasks()).doesNotContain(StaffTasks.Kind.INVOICE_CORRECTION_DUE);
    }

    @Test void an_invoice_that_ksef_refused_is_made_anew_under_its_number() {
        var refused = world.given(anInvoice().toACompany().number("FV/R").refused(430));

        var anew = world.rebuildInvoice.handle(STAFF, refused.id()).get();

        assertThat(anew).isInstanceOf(Invoice.Frozen.class);
        assertThat(anew.kept().get().invoice().number()).isEqualTo("FV/R");
        assertThat(anew.kept().get().invoice().issued()).isEqualTo("2026-10-12");
    }

    @Test @Proves({"KSF-03", "INV-05"}) void an_invoice_whose_number_is_taken_in_ksef_goes_out_under_the_next_one_and_what_waits_for_it_names_that() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        complete(visit, "2026-11-20 10:00");
        issue(visit).get();
        var advance = invoices(visit).get(0);
        world.sellsAs(someInvoicing().wording(TAXED, "Zabieg medycyny estetycznej", Option.none()).numbering(new Numbering(Option.some("K1"), Numbering.Span.MONTH)));
        refuse(advance);

        var anew = world.rebuildInvoice.handle(STAFF, advance.id()).get();
        assertThat(anew.kept().get().invoice().number()).isEqualTo("ZAL/K1/2026/11/0001");
        refuse(anew);
        assertThat(world.rebuildInvoice.handle(STAFF, advance.id()).get().kept().get().invoice().number()).isEqualTo("ZAL/K1/2026/11/0002");

        world.accepts(advance.id(), NUMBER);
        assertThat(((InvoiceContent.Settlement) invoices(visit).get(1).details().content()).advances()).extracting(AdvanceReference::number).containsExactly("ZAL/K1/2026/11/0002");
    }

    @Test @Proves("KSF-03") void a_number_that_is_taken_is_not_kept_by_other_words_either() {
        var issued = billed("2026-11-20 10:00");
        refuse(issued);

        assertThat(revise(issued.id(), mended("Zakład", new Nip("3333333333"))).get().kept().get().invoice().number()).isEqualTo("FV/2026/11/0002");
    }

    @Test @Proves("INV-05") void an_advance_that_a_final_invoice_has_taken_off_is_corrected_there_and_only_its_buyer_here() {
        var visit = advanced();
        complete(visit, "2026-11-20 10:00");
        var advance = only(visit);
        var settlement = issue(visit).get();

        assertThat(correctReceived(advance.id(), "part", "200.00").getLeft()).isEqualTo(new InvoiceRefusal.AdvanceSettled(settlement.id()));
        assertThat(correctToNothing(advance.id(), "whole").getLeft()).isEqualTo(new InvoiceRefusal.AdvanceSettled(settlement.id()));
        assertThat(correctBuyer(advance.id(), mended("Zakład Nowy S.A.", BUYER)).isRight()).isTrue();
        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "ROZ FROZEN 930.00", "KOR_ZAL FROZEN 0.00");
    }

    @Test @Proves({"INV-01", "KSF-30"}) void an_invoice_that_ksef_refused_for_its_words_is_mended_under_its_number_and_so_is_the_billing() {
        var issued = billed("2026-11-20 10:00");
        world.given(issued.refused(450, world.clock.instant()).next());
        world.settle();
        world.advance(Duration.ofDays(1));

        var mended = revise(issued.id(), mended("Zakład Przykładowy sp. z o.o.", new Nip("3333333333")), new LineName("Badanie okresowe", Option.none())).get();

        assertThat(mended).isInstanceOf(Invoice.Frozen.class);
        assertThat(mended.kept().get().invoice().number()).isEqualTo(issued.kept().get().invoice().number());
        assertThat(mended.kept().get().invoice().issued()).isEqualTo("2026-11-21");
        assertThat(mended.details().parties().buyer()).isEqualTo(mended("Zakład Przykładowy sp. z o.o.", new Nip("3333333333")));
        assertThat(mended.details().content()).isEqualTo(new InvoiceContent.Sale(List.of(line("Badanie okresowe", "200.00", VatRate.EXEMPT)),
                SoldIn.on(LocalDate.of(2026, 11, 20)), List.of(), false));
        assertThat(world.billVisit.read(STAFF, issued.details().visits().get(0)).get().buyer()).isEqualTo(mended.details().parties().buyer());
        var submission = world.stores.transactions().record(() -> world.stores.ksefQueue().find(mended.id())).get();
        assertThat(submission.state()).isEqualTo(KsefQueue.State.WAITING);
        assertThat(submission.hash()).isEqualTo(mended.kept().get().document().hash());
    }

    @Test @Proves("KSF-25") void a_refused_invoice_that_is_billed_to_a_person_after_all_leaves_the_line() {
        var issued = billed("2026-11-20 10:00");
        world.given(issued.refused(450, world.clock.instant()).next());

        var mended = revise(issued.id(), aConsumer()).get();

        assertThat(mended).isInstanceOf(Invoice.Outside.class);
        assertThat(world.stores.transactions().record(() -> world.stores.ksefQueue().find(mended.id())).get().state()).isEqualTo(KsefQueue.State.OVER);
    }

    @Test @Proves("INV-05") void what_is_on_its_way_issued_or_in_its_buyers_hands_is_not_revised() {
        var frozen = world.given(anInvoice().toACompany().number("FV/1").frozen());
        var accepted = world.given(anInvoice().toACompany().number("FV/2").accepted());
        var given = world.given(anInvoice().toACompany().number("FV/3").handedOverBefore().refused(450));
        var refused = world.given(anInvoice().toACompany().number("FV/4").refused(450));

        assertThat(revise(frozen.id(), aCompany()).getLeft()).isEqualTo(new InvoiceRefusal.Immutable(frozen.id()));
        assertThat(revise(accepted.id(), aCompany()).getLeft()).isEqualTo(new InvoiceRefusal.Immutable(accepted.id()));
        assertThat(revise(given.id(), aCompany()).getLeft()).isEqualTo(new InvoiceRefusal.AlreadyOut(given.id()));
        assertThat(revise(refused.id(), aCompany(), new LineName("a", Option.none()), new LineName("b", Option.none())).getLeft())
                .isEqualTo(new InvoiceRefusal.OtherLines(refused.id()));
        assertThat(world.invoice(refused.id())).isEqualTo(refused);
    }

    @Test @Proves("INV-05") void what_waits_without_a_number_is_edited_in_place_and_goes_out_when_it_can() {
        var advance = world.given(anInvoice().toACompany().saying(advance("300.00")).number("ZAL/1").frozen());
        var waiting = world.given(anInvoice().toACompany().settlingAdvances(advance("300.00"), advance).awaiting(advance.id()));

        var edited = revise(waiting.id(), mended("Zakład", BUYER)).get();
        world.given(advance.accepted(NUMBER, world.clock.instant()).get().next());
        var issued = revise(waiting.id(), mended("Zakład Nowy", BUYER)).get();

        assertThat(edited).isInstanceOf(Invoice.AwaitingOriginals.class);
        assertThat(edited.details().parties().buyer().name()).isEqualTo("Zakład");
        assertThat(issued).isInstanceOf(Invoice.Frozen.class);
        assertThat(((InvoiceContent.Settlement) issued.details().content()).advances().get(0).ksef()).contains(NUMBER);
    }

    @Test @Proves("INV-05") void a_refused_correction_stays_one_for_its_buyer_and_tells_the_name_that_was_wrong() {
        var original = world.given(anInvoice().toACompany().accepted());
        var refused = world.given(anInvoice().toACompany().correcting(original).refused(450));

        assertThat(revise(refused.id(), mended("Zakład", new Nip("3333333333"))).getLeft()).isEqualTo(new InvoiceRefusal.AnotherBuyer(refused.id()));

        var content = (Correction) revise(refused.id(), mended("Zakład", BUYER)).get().details().content();
        assertThat(content.formerBuyer()).contains(aCompany());
        assertThat(content.before()).isEqualTo(original.details().content());
    }

    @Test @Proves("INV-05") void a_refused_correction_that_is_given_up_leaves_what_stood_and_another_one_follows_under_the_next_number() {
        var visit = advanced();
        var advance = only(visit);
        var first = correctReceived(advance.id(), "first", "200.00").get();
        world.accepts(first.id(), ANOTHER_NUMBER);
        var second = correctReceived(advance.id(), "second", "100.00").get();
        refuse(second);
        assertThat(correctReceived(advance.id(), "third", "150.00").getLeft()).isEqualTo(new InvoiceRefusal.CorrectionUnderWay(second.id()));

        var over = giveUp(second.id()).get();

        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL ACCEPTED -100.00", "KOR_ZAL GIVEN_UP -100.00");
        assertThat(world.invoice(advance.id())).isEqualTo(new Invoice.Corrected((Invoice.Issued) advance, first.id()));
        assertThat(giveUp(second.id()).get()).as("asked once more").isEqualTo(over);
        assertThat(world.stores.transactions().record(() -> world.stores.ksefQueue().find(second.id())).get().state()).isEqualTo(KsefQueue.State.OVER);
        assertThat(world.rebuildInvoice.handle(STAFF, second.id()).getLeft()).isEqualTo(new InvoiceRefusal.AlreadyOut(second.id()));

        var third = correctReceived(advance.id(), "third", "150.00").get();
        assertThat(third.details().content().total()).hasToString("-50.00");
        assertThat(third.kept().get().invoice().number()).isEqualTo("KOR/2026/10/0003");
    }

    @Test @Proves("INV-05") void a_correction_that_waits_for_its_original_is_given_up_too_and_never_goes_out() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        bill(visit, COMPANY);
        var original = issue(visit).get();
        var held = correctToNothing(original.id(), "first").get();

        giveUp(held.id()).get();
        world.accepts(original.id(), NUMBER);

        assertThat(world.invoices(visit)).containsExactly("VAT ACCEPTED 200.00", "KOR GIVEN_UP -200.00");
        assertThat(correctToNothing(original.id(), "second").get()).isInstanceOf(Invoice.Frozen.class);
    }

    @Test @Proves({"INV-02", "INV-05"}) void a_correction_by_itself_that_was_given_up_is_not_taken_for_one_on_its_way() {
        var visit = advanced();
        world.advanceTo(warsaw("2026-10-20 10:00"));
        cancel(visit, CancelledBy.FACILITY);
        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));
        refuse(invoices(visit).get(1));

        giveUp(invoices(visit).get(1).id()).get();
        world.correctsAgain(visit);

        assertThat(world.invoices(visit)).containsExactly("ZAL CORRECTED 300.00", "KOR_ZAL GIVEN_UP -300.00", "KOR_ZAL FROZEN -300.00");
    }

    @Test @Proves("INV-05") void a_correction_that_a_later_invoice_counts_on_is_not_given_up_before_that_is_gone() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        bill(visit, COMPANY);
        var original = issue(visit).get();
        world.accepts(original.id(), NUMBER);
        var correction = correctToNothing(original.id(), "wrong").get();
        var anew = issue(visit).get();
        refuse(correction);

        assertThat(giveUp(correction.id()).getLeft()).isEqualTo(new InvoiceRefusal.CorrectionCountedOn(anew.id()));
        world.accepts(anew.id(), ANOTHER_NUMBER);
        correctToNothing(anew.id(), "again").get();
        giveUp(correction.id()).get();

        assertThat(world.invoices(visit)).containsExactly("VAT ACCEPTED 200.00", "KOR GIVEN_UP -200.00", "VAT CORRECTED 200.00", "KOR FROZEN -200.00");
        assertThat(giveUp(anew.id()).getLeft()).isEqualTo(new InvoiceRefusal.AlreadyOut(anew.id()));
    }

    @Test @Proves("INV-01") void a_month_of_a_company_is_one_invoice_that_names_nobody() {
        world.register(aPatient().id(ANOTHER_PATIENT).named("Ewa", "Łoś").livingAt("ul. Inna 1").build());
        var first = completed("2026-11-03 10:00", wish -> wish);
        var second = completed("2026-11-20 10:00", wish -> wish.by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        var own = completed("2026-11-21 10:00", wish -> wish);
        var taxed = completed("2026-11-23 10:00", wish -> wish.service(TAXED));
        List.of(first, second, taxed).forEach(visit -> bill(visit, COMPANY));

        var issued = monthly("2026-11").get();

        assertThat(issued).extracting(each -> each.details().content().total().toString()).containsExactly("400.00", "1230.00");
        assertThat(issued.get(0).details().visits()).containsExactly(first, second);
        assertThat(issued.get(0).details().patient()).isEqualTo(Option.none());
        assertThat(((InvoiceContent.Sale) issued.get(0).details().content()).lines())
                .containsExactly(new InvoiceLine("Usługa medyczna", "usł.", 2, Money.pln("200.00"), VatRate.EXEMPT));
        assertThat(((InvoiceContent.Sale) issued.get(0).details().content()).sold()).isEqualTo(new SoldIn(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 20)));
        assertThat(world.invoices(own)).isEmpty();
        assertThat(monthly("2026-11").getLeft()).isEqualTo(new InvoicingRefusal.NoVisitsToInvoice(FACILITY));
        assertThat(issue(first).get()).as("it stands there").isEqualTo(issued.get(0));
    }

    @Test @Proves({"INV-01", "INV-05"}) void the_visits_of_a_month_whose_invoice_was_corrected_to_nothing_are_invoiced_anew_and_those_of_a_corrected_one_are_not() {
        for (var visit : List.of(completed("2026-11-03 10:00", wish -> wish), completed("2026-11-04 10:00", wish -> wish))) {
            bill(visit, COMPANY);
        }
        var wrong = monthly("2026-11").get().get(0);
        world.accepts(wrong.id(), NUMBER);
        correctToNothing(wrong.id(), "wrong").get();

        var anew = monthly("2026-11").get().get(0);
        assertThat(anew.details().visits()).isEqualTo(wrong.details().visits());
        assertThat(anew.kept().get().invoice().number()).isEqualTo("FV/2026/11/0002");

        world.accepts(anew.id(), ANOTHER_NUMBER);
        world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(anew.id(), new InvoiceId(id("dearer")), "Pomyłka", Effect.ON_CORRECTION, false,
                Option.some(List.of(line("Usługa medyczna", "500.00", VatRate.EXEMPT))), Option.none(), Option.none())).get();
        assertThat(monthly("2026-11").getLeft()).isEqualTo(new InvoicingRefusal.NoVisitsToInvoice(FACILITY));
    }

    @Test @Proves("INV-01") void a_month_of_a_company_ends_the_visits_that_were_paid_in_advance_too_and_keeps_contracts_and_payers_apart() {
        var paidBefore = advanced();
        complete(paidBefore, "2026-11-20 10:00");
        var one = completed("2026-11-21 10:00", wish -> wish);
        var other = completed("2026-11-22 10:00", wish -> wish);
        var third = completed("2026-11-23 10:00", wish -> wish);
        bill(one, COMPANY);
        bill(other, new Billing(aCompany(), Option.none(), Option.some("MP/8/2026"), Option.none()));
        bill(third, new Billing(aCompany(), Option.some(new Payer(new Nip("3333333333"), "Ubezpieczyciel", PostalAddress.inPoland("ul. Długa 1"))), COMPANY.contract(), Option.none()));

        var issued = monthly("2026-11").get();

        assertThat(issued).extracting(each -> each.details().kind() + " " + each.details().content().total(), each -> each.details().contract().get(),
                each -> each.details().parties().payer().isDefined()).containsExactly(
                tuple("VAT 200.00", "MP/7/2026", false), tuple("VAT 200.00", "MP/8/2026", false), tuple("VAT 200.00", "MP/7/2026", true), tuple("ROZ 930.00", "MP/7/2026", false));
        assertThat(issued.get(3).details().visits()).containsExactly(paidBefore);
        assertThat(monthly("2026-11").getLeft()).isEqualTo(new InvoicingRefusal.NoVisitsToInvoice(FACILITY));
    }

    @Test @Proves({"INV-01", "KSF-01"}) void a_month_of_services_under_two_laws_and_with_vat_is_an_invoice_for_each() {
        var practice = new ServiceId(id("practice"));
        world.stores.transactions().record(() -> world.stores.directory()
                .save(new ServiceOffer(FACILITY, practice, "Wizyta w praktyce", Duration.ofMinutes(30), Money.pln("90.00"), "ZW")));
        world.sellsAs(someInvoicing().wording(practice, "Porada", Option.some(ExemptionBasis.MEDICAL_PROFESSION)).wording(TAXED, "Zabieg", Option.none()));
        for (var visit : List.of(completed("2026-11-03 10:00", wish -> wish), completed("2026-11-04 10:00", wish -> wish.service(practice)),
                completed("2026-11-05 10:00", wish -> wish.service(TAXED)), completed("2026-11-06 10:00", wish -> wish.service(practice)))) {
            bill(visit, COMPANY);
        }

        assertThat(monthly("2026-11").get()).extracting(each -> each.details().content().total() + " " + each.details().exemption().map(ExemptionBasis::text).getOrElse("VAT"))
                .containsExactly("200.00 art. 43 ust. 1 pkt 18 ustawy o VAT", "180.00 art. 43 ust. 1 pkt 19 ustawy o VAT", "1230.00 VAT");
    }

    @Test @Proves("INV-01") void a_month_of_a_municipality_is_an_invoice_for_each_of_its_schools_and_for_each_who_pays() {
        var insurer = new Payer(new Nip("3333333333"), "Ubezpieczyciel", aCompany().address());
        var first = completed("2026-11-03 10:00", wish -> wish);
        var second = completed("2026-11-04 10:00", wish -> wish);
        var third = completed("2026-11-05 10:00", wish -> wish);
        bill(first, school("2222222222-00001", Option.none()));
        bill(second, school("2222222222-00002", Option.none()));
        bill(third, school("2222222222-00001", Option.some(insurer)));
        bill(completed("2026-11-06 10:00", wish -> wish), school("2222222222-00001", Option.none()));

        assertThat(monthly("2026-11").get()).extracting(each -> each.details().parties().buyer().part().get().id() + " " + each.details().parties().payer().isDefined()
                + " " + each.details().visits().size()).containsExactly("2222222222-00001 false 2", "2222222222-00002 false 1", "2222222222-00001 true 1");
    }

    private static Billing school(String id, Option<Payer> payer) {
        var unit = new BuyerUnit(BuyerUnit.Kind.LOCAL_GOVERNMENT_UNIT, id, "Szkoła " + id, aCompany().address());
        return new Billing(new Buyer.Company(BUYER, "Gmina", aCompany().address(), Option.some(unit)), payer, Option.none(), Option.none());
    }

    @Test @Proves({"INV-01", "INV-05"}) void a_month_whose_correction_to_nothing_ksef_refused_is_billed_already() {
        var visit = completed("2026-11-03 10:00", wish -> wish);
        bill(visit, COMPANY);
        var wrong = monthly("2026-11").get().get(0);
        world.accepts(wrong.id(), NUMBER);
        var correction = correctToNothing(wrong.id(), "wrong").get();
        refuse(correction);

        assertThat(monthly("2026-11").getLeft()).as("nobody knows whether it will be corrected").isEqualTo(new InvoicingRefusal.NoVisitsToInvoice(FACILITY));
        giveUp(correction.id()).get();
        assertThat(monthly("2026-11").getLeft()).as("it stands").isEqualTo(new InvoicingRefusal.NoVisitsToInvoice(FACILITY));

        correctToNothing(wrong.id(), "wrong after all").get();
        assertThat(monthly("2026-11").get()).hasSize(1);
    }

    @Test @Proves("KSF-26") void the_relief_of_small_turnovers_ends_with_the_invoice_that_crosses_it() {
        world.sellsAs(someInvoicing().smallTurnover());
        world.given(anInvoice().toACompany().saying(new InvoiceContent.Sale(List.of(line("Badania", "9700.00", VatRate.EXEMPT)), SoldIn.on(LocalDate.of(2026, 11, 2)), List.of(), false))
                .number("FV/A").issued(LocalDate.of(2026, 11, 2)).outside(OutsideReason.SMALL_TURNOVER));

        assertThat(billed("2026-11-20 10:00")).isInstanceOf(Invoice.Outside.class);
        assertThat(billed("2026-11-21 10:00")).isInstanceOf(Invoice.Frozen.class);
        assertThat(billed("2026-12-01 10:00")).as("all later ones too").isInstanceOf(Invoice.Frozen.class);
    }

    @Test @Proves("KSF-27") void what_a_cash_register_has_printed_stays_outside() {
        var visit = completed("2026-11-20 10:00", wish -> wish);
        bill(visit, COMPANY);

        var invoice = world.issueInvoice.handle(STAFF, new IssueInvoice.Command(visit, true, true)).get();

        assertThat(invoice.details().kind()).hasToString("UPR");
        assertThat(((Invoice.Outside) invoice).reason()).isEqualTo(OutsideReason.CASH_REGISTER);
    }

    @Test @Proves("INV-04") void numbers_follow_each_other_and_what_is_refused_leaves_no_gap() {
        world.sellsAs(someInvoicing().numbering(new Numbering(Option.some("P1"), Numbering.Span.YEAR)));
        var free = completed("2026-11-20 10:00", wish -> wish.service(free()));
        var numbers = List.of("2026-11-21 10:00", "2026-11-22 10:00", "2026-12-01 10:00").stream()
                .map(day -> {
                    assertThat(issue(free).getLeft().code()).isEqualTo("nothing-to-invoice");
                    return billed(day).kept().get().invoice().number();
                }).toList();

        assertThat(numbers).containsExactly("FV/P1/2026/0001", "FV/P1/2026/0002", "FV/P1/2026/0003");
    }

    @ParameterizedTest @CsvSource({"MONTH, FV/2026/12/0001, FV/2026/12/0002, FV/2027/01/0001", "YEAR, FV/2026/0001, FV/2026/0002, FV/2027/0001"}) @Proves("INV-04")
    void a_year_ends_at_midnight_in_poland_and_begins_at_one(Numbering.Span span, String first, String last, String next) {
        world.sellsAs(someInvoicing().numbering(new Numbering(Option.none(), span)));

        assertThat(billed("2026-12-30 10:00").kept().get().invoice().number()).isEqualTo(first);
        assertThat(billed("2026-12-31 23:30").kept().get().invoice().number()).isEqualTo(last);
        assertThat(billed("2027-01-01 00:15").kept().get().invoice().number()).isEqualTo(next);
    }

    @Test void what_keeps_an_invoice_from_being_issued_has_a_name() {
        var coming = booked("2026-11-20 10:00", wish -> wish.terms(byHand().asking(Requirement.NONE)));
        assertThat(issue(coming).getLeft()).isEqualTo(new InvoicingRefusal.VisitNotInvoiceable(coming));

        var homeless = completed("2026-11-21 10:00", wish -> wish.by(ANOTHER_PATIENT));
        assertThat(issue(homeless).getLeft()).isEqualTo(new InvoicingRefusal.BuyerAddressMissing(homeless));

        world.sellsAs(someInvoicing().exemptBy(Option.none()));
        var exempt = completed("2026-11-22 10:00", wish -> wish);
        assertThat(issue(exempt).getLeft()).isEqualTo(new InvoicingRefusal.ExemptionMissing(FACILITY));

        var elsewhere = new World();
        var visit = elsewhere.books(aWish().terms(byHand().asking(Requirement.NONE)));
        elsewhere.completeVisit.handle(STAFF, visit).get();
        assertThat(elsewhere.issueInvoice.handle(STAFF, new IssueInvoice.Command(visit, false, false)).getLeft()).isEqualTo(new InvoicingRefusal.NotSetUp(FACILITY));
        assertThat(elsewhere.facilityInvoicing.read(STAFF, FACILITY).getLeft()).isEqualTo(new InvoicingRefusal.UnknownInvoicingSettings(FACILITY));
        assertThat(elsewhere.billVisit.read(STAFF, visit).getLeft()).isEqualTo(new InvoicingRefusal.UnknownBilling(visit));
    }

    @Test void settings_that_somebody_else_changed_meanwhile_are_not_overwritten() {
        assertThat(world.facilityInvoicing.replace(STAFF, someInvoicing().build(), Option.some(7L)).getLeft().code()).isEqualTo("stale-version");
        assertThat(world.facilityInvoicing.replace(STAFF, someInvoicing().dueIn(30).build(), Option.some(1L)).get().version()).isEqualTo(2);
    }

    private interface Wish {
        BookingWish of(BookingWish wish);
    }

    private VisitId booked(String local, Wish wish) {
        return world.books(wish.of(aWish().at(warsaw(local))));
    }

    /** It took place, and nothing had to be paid before. */
    private VisitId completed(String local, Wish wish) {
        var visit = booked(local, each -> wish.of(each).terms(byHand().asking(Requirement.NONE)));
        complete(visit, local);
        return visit;
    }

    private void complete(VisitId visit, String local) {
        world.advanceTo(warsaw(local));
        world.completeVisit.handle(STAFF, visit).get();
        world.settle();
    }

    /** A company's patient paid 300 zł in October for a service of November; KSeF has the advance invoice. */
    private VisitId advanced() {
        var visit = booked("2026-11-20 10:00", wish -> wish.service(TAXED));
        bill(visit, COMPANY);
        world.pays(visit);
        world.accepts(only(visit).id(), NUMBER);
        return visit;
    }

    private Invoice billed(String local) {
        var visit = completed(local, wish -> wish);
        bill(visit, COMPANY);
        return issue(visit).get();
    }

    private ServiceId free() {
        var free = new ServiceId(id("free"));
        world.stores.transactions().record(() -> world.stores.directory().save(aService(free, "0.00")));
        return free;
    }

    private void bill(VisitId visit, Billing billing) {
        world.billVisit.replace(STAFF, visit, billing).get();
    }

    private Either<Refusal, Invoice> issue(VisitId visit) {
        var answer = world.issueInvoice.handle(STAFF, new IssueInvoice.Command(visit, false, false));
        world.settle();
        return answer;
    }

    private Either<Refusal, Invoice> issueByHand(List<InvoiceLine> lines) {
        return issueByHand(lines, Option.none());
    }

    private Either<Refusal, Invoice> issueByHand(List<InvoiceLine> lines, Option<Attachment> attachment) {
        return world.issueByHand.handle(STAFF, new IssueByHand.Command(new InvoiceId(id("by hand")), FACILITY, new Billing(aConsumer(), Option.none(), Option.none(), Option.none()), lines,
                SoldIn.on(LocalDate.of(2026, 10, 12)), Option.none(), Option.none(), attachment));
    }

    private Either<Refusal, List<Invoice>> monthly(String month) {
        return world.issueMonthly.handle(STAFF, new IssueMonthly.Command(FACILITY, BUYER, YearMonth.parse(month)));
    }

    private Either<Refusal, Invoice> correctToNothing(InvoiceId invoice, String name) {
        var answer = world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(invoice, new InvoiceId(id(name)), "Pomyłka", Effect.ON_CORRECTION, true, Option.none(),
                Option.none(), Option.none()));
        world.settle();
        return answer;
    }

    private Either<Refusal, Invoice> correctReceived(InvoiceId advance, String name, String kept) {
        var answer = world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(advance, new InvoiceId(id(name)), "Część zwrócona", Effect.ON_CORRECTION, false,
                Option.none(), Option.some(Money.pln(kept)), Option.none()));
        world.settle();
        return answer;
    }

    private void refuse(Invoice invoice) {
        world.given(invoice.refused(440, world.clock.instant()).next());
    }

    private Either<Refusal, Invoice> giveUp(InvoiceId correction) {
        return world.giveUpCorrection.handle(STAFF, correction);
    }

    private Either<Refusal, Invoice> correctBuyer(InvoiceId invoice, Buyer buyer) {
        return world.correctInvoice.handle(STAFF, new CorrectInvoice.Command(invoice, new InvoiceId(id("buyer")), "Błędna nazwa", Effect.ON_ORIGINAL, false, Option.none(),
                Option.none(), Option.some(buyer)));
    }

    private Either<Refusal, Invoice> revise(InvoiceId invoice, Buyer buyer, LineName... names) {
        var answer = world.reviseInvoice.handle(STAFF, new ReviseInvoice.Command(invoice, new Revision(new Billing(buyer, Option.none(), Option.none(), Option.none()), List.of(names))));
        world.settle();
        return answer;
    }

    private static Buyer mended(String name, Nip nip) {
        return new Buyer.Company(nip, name, aCompany().address(), Option.none());
    }

    /** Nobody came. */
    private VisitId missed(VisitId visit) {
        world.advanceTo(warsaw("2026-11-20 11:00"));
        world.recordNoShow.handle(STAFF, visit).get();
        world.settle();
        return visit;
    }

    private Either<Refusal, AccountingNote> note(VisitId visit) {
        return world.writeAccountingNote.handle(STAFF, visit);
    }

    private List<AccountingNote> notes(VisitId visit) {
        return world.stores.transactions().record(() -> world.stores.accountingNotes().ofVisit(visit));
    }

    private void cancel(VisitId visit, CancelledBy by) {
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, by, "choroba")).get();
        world.settle();
    }

    private void refund(VisitId visit, String part) {
        world.refundPayment.handle(STAFF, new RefundPayment.Command(world.link(visit).details().payments().get(0).id(), Money.pln(part), "gest")).get();
        world.settle();
        world.operator.payOutRefunds();
        world.advance(Duration.ofMinutes(10));
    }

    private Balance sum(VisitId visit) {
        return invoices(visit).stream().map(each -> each.details().content().total()).reduce(Balance.ZERO, Balance::plus);
    }

    private Invoice only(VisitId visit) {
        return invoices(visit).get(0);
    }

    private List<Invoice> invoices(VisitId visit) {
        return world.stores.transactions().record(() -> world.stores.invoices().ofVisit(visit));
    }
}
