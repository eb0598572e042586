package pl.proassist.application;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.warsaw;
import static pl.proassist.domain.InvoiceBuilder.ANOTHER_NUMBER;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.aCompany;
import static pl.proassist.domain.InvoicingBuilder.someInvoicing;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.application.invoicing.IssueInvoice;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.prepayment.PayPage;
import pl.proassist.application.prepayment.RecordPayment;
import pl.proassist.application.prepayment.RefundPayment;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitStatus;

/**
 * A tour of the product: what happens to visits in a clinic that asks new patients to pay by 20:00 of the day on which they book.
 * The same scenes are played over HTTP by {@code ./proassist demo}.
 */
class AVisitsLifeTest {

    private final World clinic = new World();

    @BeforeEach void a_clinic_that_asks_new_patients_to_pay_by_eight_in_the_evening() {
        clinic.rules(aPolicy()
                .facility(aRule().none().untilHour("20:00", "PT2H").sendBy(MessageChannel.EMAIL, MessageChannel.SMS))
                .firstTime(aRule())
                .blacklist(aRule()));
    }

    @Test @Proves({"PAY-08", "PAY-09", "PAY-19", "DL-02", "MSG-03"})
    void a_new_patient_pays_and_is_confirmed() {
        // Monday, 15:20. A patient who has never been here books a visit in two weeks.
        var visit = clinic.books(aWish());

        // The slot is promised, but not for nothing: the money must be here by 20:00.
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(clinic.visit(visit).deadline()).contains(DEADLINE);
        assertThat(clinic.visit(visit).decidedBy()).isEqualTo(Level.FIRST_TIME);

        // The patient knows it by SMS and by e-mail, and the link leads to a page that says so again.
        assertThat(clinic.told(visit)).containsExactlyInAnyOrder("PAYMENT_REQUIRED EMAIL SENT", "PAYMENT_REQUIRED SMS SENT");
        assertThat(clinic.showPayPage.handle(clinic.stores.addresses().token(clinic.link(visit).id())).get().state()).isEqualTo(PayPage.State.PAYABLE);

        // The patient pays. Only the operator's own word makes it true.
        clinic.pays(visit);
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(clinic.visit(visit).paid()).isEqualTo(Money.pln("200.00"));
        assertThat(clinic.told(visit)).contains("VISIT_CONFIRMED SMS SENT", "VISIT_CONFIRMED EMAIL SENT");

        // Two weeks later the visit takes place, and the patient is no longer new: the next one costs nothing in advance.
        clinic.advanceTo(START);
        clinic.completeVisit.handle(STAFF, visit);
        var next = clinic.books(aWish().at(START.plus(Duration.ofDays(7))));
        assertThat(clinic.visit(next).status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test @Proves({"PAY-20", "DL-11", "MSG-05"})
    void nobody_pays_and_another_patient_gets_the_slot() {
        var visit = clinic.books(aWish());

        // 20:00 passes. Paid at 20:00 would still count, so nothing happens before settlement is over.
        clinic.advanceTo(DEADLINE.plus(Duration.ofMinutes(5)).minusSeconds(1));
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        // Then the operator is asked; it knows of no money; the slot is free, and the SMS says so.
        clinic.advance(Duration.ofSeconds(1));
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(clinic.told(visit)).contains("VISIT_LAPSED SMS SENT");

        var other = clinic.books(aWish().by(ANOTHER_PATIENT));
        assertThat(clinic.visit(other).start()).isEqualTo(START);
    }

    @Test @Proves("A24")
    void late_money_takes_the_slot_back_if_it_can_and_goes_back_if_it_cannot() {
        // Two visits lapse at 20:05, and then both patients pay after all.
        var lucky = clinic.books(aWish());
        var unlucky = clinic.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        var luckysOrder = clinic.order(lucky);
        var unluckysOrder = clinic.order(unlucky);
        clinic.advanceTo(DEADLINE.plus(Duration.ofMinutes(10)));

        // The first slot is still free: the visit stands again.
        clinic.paysFor(luckysOrder, clinic.clock.instant());
        assertThat(clinic.visit(lucky).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(clinic.told(lucky)).contains("LATE_PAYMENT SMS SENT");

        // The second was booked by somebody else meanwhile: the money goes back, and staff look for another time.
        var third = aPatient().id(new PatientId(World.receipt("third"))).build();
        clinic.register(third);
        clinic.books(aWish().by(third.id()).with(ANOTHER_SPECIALIST));
        var remoteId = clinic.paysFor(unluckysOrder, clinic.clock.instant());
        assertThat(clinic.visit(unlucky).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(clinic.operator.orderedBack(remoteId)).isEqualTo(Money.pln("200.00"));
        assertThat(clinic.told(unlucky)).contains("REFUND SMS SENT");
        assertThat(clinic.tasks()).contains(StaffTasks.Kind.PAID_BUT_SLOT_LOST);
    }

    @Test @Proves({"PAY-11", "PAY-12", "PAY-13", "PAY-16", "PAY-17"})
    void only_a_blacklisted_patient_pays_a_specialist_who_asks_nobody() {
        clinic.rules(aPolicy().facility(aRule().none().untilHour("20:00", "PT2H").sendBy(MessageChannel.EMAIL)).blacklist(aRule()));
        clinic.markPatient.blacklist(STAFF, FACILITY, PATIENT, "nie przyszedł trzy razy");

        var blacklisted = clinic.visit(clinic.books(aWish()));
        var reliable = clinic.visit(clinic.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST)));

        assertThat(blacklisted.status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(blacklisted.decidedBy()).isEqualTo(Level.BLACKLIST);
        assertThat(reliable.status()).isEqualTo(VisitStatus.CONFIRMED);
    }

    @Test @Proves("LNK-08")
    void the_same_news_five_times_is_one_payment_and_another_amount_is_for_staff() {
        var visit = clinic.books(aWish());
        var order = clinic.order(visit);

        // A payment of another amount confirms nothing. It is kept, and a person decides.
        var wrong = clinic.operator.payerTries(order, Money.pln("20.00"), Attempt.Status.SUCCESS, clinic.clock.instant());
        assertThat(clinic.tells(order, wrong)).isEqualTo(RecordPayment.Recorded.UNMATCHED);
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);
        assertThat(clinic.tasks()).containsExactly(StaffTasks.Kind.UNMATCHED_PAYMENT);

        // The right amount, told five times, is one payment.
        var right = clinic.paysFor(order, clinic.clock.instant());
        IntStream.range(0, 4).forEach(time -> assertThat(clinic.tells(order, right)).isEqualTo(RecordPayment.Recorded.REPEATED));
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(clinic.visit(visit).paid()).isEqualTo(Money.pln("200.00"));
        assertThat(clinic.told(visit)).filteredOn(told -> told.startsWith("VISIT_CONFIRMED SMS")).hasSize(1);
    }

    @Test @Proves("CAL-05")
    void forty_wishes_for_one_slot_are_one_visit() {
        var answers = IntStream.range(0, 40).mapToObj(number -> {
            var patient = aPatient().id(new PatientId(World.receipt("patient " + number))).build();
            clinic.register(patient);
            return clinic.bookVisit.handle(STAFF, aWish().by(patient.id()).command());
        }).toList();

        assertThat(answers).filteredOn(answer -> answer.isRight()).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.isLeft()).allSatisfy(answer -> assertThat(answer.getLeft().code()).isEqualTo("slot-taken"));
    }

    @Test @Proves({"INV-01", "INV-02", "INV-04", "INV-05", "KSF-02"})
    void a_visit_of_a_companys_patient_ends_in_documents_that_agree_with_its_money() {
        // October. A company pays for a patient whose visit is in November, and wants its invoices.
        clinic.sellsAs(someInvoicing());
        clinic.clock.set(warsaw("2026-10-12 15:20"));
        var visit = clinic.books(aWish().at(warsaw("2026-11-20 10:00")));
        clinic.billVisit.replace(STAFF, visit, new Billing(aCompany(), Option.none(), Option.none(), Option.none())).get();

        // The whole price comes before the month of the service: the law wants an advance invoice, and nobody has to think of it.
        clinic.pays(visit);
        assertThat(clinic.invoices(visit)).containsExactly("ZAL FROZEN 200.00");

        // The visit takes place, and one click makes the final invoice. It must name the KSeF number of the advance, so it waits for it.
        clinic.advanceTo(warsaw("2026-11-20 10:30"));
        clinic.completeVisit.handle(STAFF, visit);
        var settlement = clinic.issueInvoice.handle(STAFF, new IssueInvoice.Command(visit, false, false)).get();
        assertThat(clinic.invoices(visit)).containsExactly("ZAL FROZEN 200.00", "ROZ AWAITING_ORIGINALS 0.00");

        // KSeF takes the advance, and the final invoice goes out by itself.
        var advance = ((InvoiceContent.Settlement) settlement.details().content()).advances().get(0);
        clinic.accepts(advance.id(), NUMBER);
        clinic.accepts(settlement.id(), ANOTHER_NUMBER);
        assertThat(clinic.invoices(visit)).containsExactly("ZAL ACCEPTED 200.00", "ROZ ACCEPTED 0.00");

        // A month later the clinic gives 50 zł back. What has a number is never changed, so a correction says so.
        clinic.refundPayment.handle(STAFF, new RefundPayment.Command(clinic.link(visit).details().payments().get(0).id(), Money.pln("50.00"), "reklamacja")).get();
        clinic.settle();
        clinic.operator.payOutRefunds();
        clinic.advance(Duration.ofMinutes(10));
        assertThat(clinic.invoices(visit)).containsExactly("ZAL ACCEPTED 200.00", "ROZ CORRECTED 0.00", "KOR_ROZ FROZEN -50.00");
    }

    @Test void a_server_that_dies_between_payment_and_confirmation_confirms_when_it_is_back() {
        var visit = clinic.books(aWish());
        var order = clinic.order(visit);
        var remoteId = clinic.operator.payerTries(order, Attempt.Status.SUCCESS, clinic.clock.instant());

        // The notification is stored and answered, and then the process is gone: nothing that follows was done.
        clinic.recordPayment.handle(new RecordPayment.Command(order, remoteId, Money.pln("200.00"), "PLN", Attempt.Status.SUCCESS,
                clinic.clock.instant(), Option.none()));
        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.AWAITING_PAYMENT);

        clinic.wakesUpAt(clinic.clock.instant().plus(Duration.ofDays(1)));

        assertThat(clinic.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
    }
}
