package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.someMessages;
import static pl.proassist.domain.InvoiceBuilder.HANDOVER;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.aCompany;
import static pl.proassist.domain.InvoiceBuilder.aConsumer;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoicingBuilder.someInvoicing;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeMailer;
import pl.proassist.application.fakes.World;
import pl.proassist.application.notifying.SendAgain;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.Builders;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceHandedOver;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** The paper of an invoice on its way to whom it may go: staff, the mailbox of the patient, the patient's own page. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PapersTest {

    private static final EmailAddress ACCOUNTS = new EmailAddress("faktury@zaklad.example");
    private static final Payer INSURER = new Payer(new Nip("3333333333"), "Ubezpieczyciel Przykładowy S.A.", aCompany().address());
    private static final Settling UNPAID = new Settling.Unpaid(ISSUED.plusDays(14), PaymentForm.TRANSFER);

    private final World world = new World();
    private VisitId visit;

    @BeforeEach void aPaidVisit() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        visit = world.books(aWish());
        world.pays(visit);
    }

    @Test @Proves("INV-02") void staff_take_the_paper_of_an_invoice_as_it_stands() {
        var accepted = stored(invoice().toACompany().accepted());

        var printed = world.printInvoice.handle(STAFF, accepted.id()).get();

        assertThat(printed.name()).isEqualTo("faktura-FV-2026-11-0001.pdf");
        assertThat(text(printed.pdf())).startsWith("INVOICE FV/2026/11/0001 for Zakład Przykładowy S.A. ksef " + NUMBER + " I " + World.VERIFICATION_PAGES + "/invoice/");
    }

    @Test @Proves({"INV-02", "KSF-17"}) void a_company_that_waits_for_ksef_gets_a_confirmation_with_both_codes() {
        var waiting = stored(invoice().toACompany().handedOver());

        var printed = world.printInvoice.handle(STAFF, waiting.id()).get();

        assertThat(printed.name()).isEqualTo("potwierdzenie-FV-2026-11-0001.pdf");
        assertThat(text(printed.pdf())).startsWith("CONFIRMATION").contains("I " + HANDOVER.invoiceLink(), "II " + HANDOVER.certificateLink());
    }

    @Test void a_draft_has_no_paper_and_what_is_not_there_is_unknown() {
        assertThat(world.printInvoice.handle(STAFF, stored(invoice().draft()).id()).getLeft().code()).isEqualTo("invoice-not-issued");
        assertThat(world.printInvoice.handle(STAFF, new InvoiceId(UUID.randomUUID())).getLeft().code()).isEqualTo("unknown-invoice");
    }

    // By e-mail

    @Test @Proves({"INV-02", "INV-04"}) void an_issued_invoice_goes_to_its_patient_with_the_paper_and_once() {
        var accepted = invoice().accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));
        issued(accepted, new InvoiceAccepted(accepted.id()));

        var letter = theLetter();
        assertThat(letter.attachment().map(Mailer.Attachment::name)).containsExactly("faktura-FV-2026-11-0001.pdf");
        assertThat(letter.attachment().map(Mailer.Attachment::mediaType)).containsExactly("application/pdf");
        assertThat(text(letter.attachment().get().bytes())).startsWith("INVOICE FV/2026/11/0001 for Anna Przykładowa ksef " + NUMBER);
        assertThat(letter.text()).contains(world.stores.addresses().invoiceUrl(accepted.id())).doesNotContain("Konsultacja");
        assertThat(letter.subject()).doesNotContain("Konsultacja");
        assertThat(world.told(visit)).containsOnlyOnce("INVOICE EMAIL SENT");
    }

    @Test @Proves("KSF-22") void what_is_issued_outside_ksef_goes_too() {
        var outside = invoice().outside(OutsideReason.CONSUMER);
        issued(outside, new InvoiceIssuedOutside(outside.id(), OutsideReason.CONSUMER));

        assertThat(text(theLetter().attachment().get().bytes())).isEqualTo("INVOICE FV/2026/11/0001 for Anna Przykładowa");
    }

    @Test @Proves({"KSF-14", "KSF-17"}) void what_is_handed_over_offline_goes_with_both_codes_and_not_again_when_ksef_takes_it() {
        var handedOver = invoice().handedOver();
        issued(handedOver, new InvoiceHandedOver(handedOver.id(), HANDOVER.mode()));
        issued(handedOver.accepted(NUMBER, world.clock.instant()).get().next(), new InvoiceAccepted(handedOver.id()));

        assertThat(text(theLetter().attachment().get().bytes())).contains("I " + HANDOVER.invoiceLink(), "II " + HANDOVER.certificateLink());
    }

    @Test void the_paper_is_made_when_the_letter_leaves() {
        world.mail.beAway(true);
        var handedOver = invoice().handedOver();
        issued(handedOver, new InvoiceHandedOver(handedOver.id(), HANDOVER.mode()));
        issued(handedOver.accepted(NUMBER, world.clock.instant()).get().next(), new InvoiceAccepted(handedOver.id()));

        world.mail.beAway(false);
        world.advance(Duration.ofMinutes(5));

        assertThat(text(theLetter().attachment().get().bytes())).contains("ksef " + NUMBER).doesNotContain(" II ");
    }

    @Test @Proves("MSG-01") void a_facility_that_switched_it_off_sends_none() {
        world.messages(someMessages().off(MessageKind.INVOICE));
        var accepted = invoice().accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.told(visit)).noneMatch(told -> told.startsWith("INVOICE"));
    }

    @Test void what_an_employer_buys_on_account_does_not_go_to_the_patient() {
        var accepted = invoice().toACompany().settled(new Settling.Unpaid(ISSUED.plusDays(14), PaymentForm.TRANSFER)).accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.told(visit)).noneMatch(told -> told.startsWith("INVOICE"));
        assertThat(world.myInvoices.behind(page())).isEmpty();
        assertThat(takes(accepted.id(), world.stores.addresses().invoiceToken(accepted.id()))).isEqualTo("unknown-invoice");
    }

    @Test void an_invoice_of_no_visit_goes_to_nobody() {
        var accepted = anInvoice().accepted();
        var letters = world.mail.taken().size();

        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.mail.taken()).hasSize(letters);
    }

    @Test @Proves("MSG-09") void a_mailbox_that_does_not_exist_is_made_up_for_by_an_sms_with_the_address_of_the_paper() {
        world.mail.answer(patient().email().get(), new Handover.AddresseeRefused("550"));
        var accepted = invoice().accepted();

        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.told(visit)).contains("INVOICE EMAIL FAILED", "INVOICE SMS SENT");
        assertThat(world.sms.taken()).last().satisfies(sms -> assertThat(sms.text()).contains(world.stores.addresses().invoiceUrl(accepted.id())));
    }

    // To whom the visit is billed

    @Test @Proves({"INV-02", "KSF-17"}) void what_is_handed_over_offline_goes_to_the_company_with_both_codes_and_once() {
        billed(aCompany(), Option.none());
        var handedOver = onAccount().handedOver();
        issued(handedOver, new InvoiceHandedOver(handedOver.id(), HANDOVER.mode()));
        issued(handedOver.accepted(NUMBER, world.clock.instant()).get().next(), new InvoiceAccepted(handedOver.id()));

        var letter = theLetter();
        assertThat(letter.to()).isEqualTo(ACCOUNTS);
        assertThat(letter.attachment().map(Mailer.Attachment::name)).contains("potwierdzenie-FV-2026-11-0001.pdf");
        assertThat(text(letter.attachment().get().bytes())).startsWith("CONFIRMATION").contains("I " + HANDOVER.invoiceLink(), "II " + HANDOVER.certificateLink());
        assertThat(letter.subject() + letter.text()).as("nothing of the visit").doesNotContain("26.01", "Żuławska", "http");
        assertThat(world.told(visit)).containsOnlyOnce("PAPER_TO_BUYER EMAIL SENT").noneMatch(told -> told.startsWith("INVOICE"));
    }

    @Test @Proves("INV-02") void an_insurer_gets_the_paper_beside_the_patient() {
        billed(aConsumer(), Option.some(INSURER));
        var accepted = invoice().paidBy(INSURER).accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.mail.taken()).filteredOn(letter -> letter.attachment().isDefined()).extracting(letter -> letter.to().value())
                .containsExactlyInAnyOrder(ACCOUNTS.value(), patient().email().get().value());
    }

    @Test @Proves("INV-01") void what_bills_several_visits_goes_where_the_last_of_them_says() {
        var another = world.books(aWish().by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        billed(aCompany(), Option.none());
        var accepted = anInvoice().of(another, visit).to(aCompany()).settled(UNPAID).accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(theLetter().to()).isEqualTo(ACCOUNTS);
    }

    @Test @Proves("SEC-20") void nobody_gets_a_paper_that_names_somebody_else() {
        billed(new Buyer.Company(new Nip("3333333333"), "Inny Zakład", aCompany().address(), Option.none()), Option.none());
        var companys = onAccount().number("FV/1").outside(OutsideReason.SMALL_TURNOVER);
        issued(companys, new InvoiceIssuedOutside(companys.id(), OutsideReason.SMALL_TURNOVER));
        billed(new Buyer.Consumer("Ktoś Inny", aConsumer().address()), Option.none());
        var patients = invoice().number("FV/2").outside(OutsideReason.SMALL_TURNOVER);
        issued(patients, new InvoiceIssuedOutside(patients.id(), OutsideReason.SMALL_TURNOVER));
        billed(aConsumer(), Option.some(INSURER));
        var unpaid = onAccount().number("FV/3").outside(OutsideReason.SMALL_TURNOVER);
        issued(unpaid, new InvoiceIssuedOutside(unpaid.id(), OutsideReason.SMALL_TURNOVER));

        assertThat(world.mail.taken()).noneMatch(letter -> letter.to().equals(ACCOUNTS));
    }

    @Test @Proves("SEC-20") void a_visit_that_is_billed_to_another_one_while_the_letter_waits_sends_none() {
        world.mail.beAway(true);
        billed(aCompany(), Option.none());
        var accepted = onAccount().accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        billed(new Buyer.Company(new Nip("3333333333"), "Inny Zakład", aCompany().address(), Option.none()), Option.none());
        world.mail.beAway(false);
        world.advance(Duration.ofMinutes(5));

        assertThat(world.mail.taken()).noneMatch(letter -> letter.to().equals(ACCOUNTS));
        assertThat(world.told(visit)).contains("PAPER_TO_BUYER EMAIL FAILED");
    }

    @Test @Proves("MSG-01") void a_facility_that_switched_that_off_or_sends_it_by_sms_alone_sends_none() {
        billed(aCompany(), Option.none());
        world.messages(someMessages().off(MessageKind.PAPER_TO_BUYER));
        var accepted = onAccount().accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.told(visit)).noneMatch(told -> told.startsWith("PAPER_TO_BUYER"));
    }

    @Test @Proves("MSG-09") void a_mailbox_of_a_company_that_does_not_exist_is_a_task_and_no_sms_to_the_patient() {
        billed(aCompany(), Option.none());
        world.mail.answer(ACCOUNTS, new Handover.AddresseeRefused("550"));
        var accepted = onAccount().accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.told(visit)).contains("PAPER_TO_BUYER EMAIL FAILED").noneMatch(told -> told.startsWith("PAPER_TO_BUYER SMS"));
        assertThat(world.tasks()).contains(StaffTasks.Kind.PATIENT_NOT_REACHED);
        assertThat(world.listMessages.handle(STAFF, new MessageViews.Filter(Builders.FACILITY, MessageViews.Which.NOT_DELIVERED, Option.none(), Option.none(), Option.none()), 10).get())
                .extracting(shown -> shown.to().get()).containsExactly(ACCOUNTS.value());
    }

    @ParameterizedTest @EnumSource(value = MessageKind.class, names = {"INVOICE", "PAPER_TO_BUYER"})
    void a_paper_is_sent_once_more_when_staff_want_it(MessageKind kind) {
        billed(aCompany(), Option.none());
        var accepted = invoice().toACompany().accepted();
        issued(accepted, new InvoiceAccepted(accepted.id()));

        var first = message(kind);
        var again = world.sendAgain.handle(STAFF, new SendAgain.Command(first, MessageChannel.EMAIL)).get();
        world.settle();
        world.clock.set(world.clock.instant().plusSeconds(1));
        world.sendAgain.handle(STAFF, new SendAgain.Command(again.id(), MessageChannel.EMAIL)).get();
        world.settle();

        assertThat(world.told(visit)).filteredOn(told -> told.equals(kind + " EMAIL SENT")).hasSize(3);
        assertThat(world.mail.taken()).filteredOn(letter -> letter.attachment().map(Mailer.Attachment::name).contains("faktura-FV-2026-11-0001.pdf")).hasSize(4);
        assertThat(world.sendAgain.handle(STAFF, new SendAgain.Command(message(MessageKind.PAPER_TO_BUYER), MessageChannel.SMS)).getLeft().code()).isEqualTo("no-reachable-channel");
    }

    // Accounting notes

    @Test @Proves({"INV-02", "KSF-28"}) void a_note_goes_to_the_patient_and_stands_on_the_page_of_the_visit() {
        var note = noted();

        var letter = theLetter();
        assertThat(letter.to()).isEqualTo(patient().email().get());
        assertThat(letter.attachment().map(Mailer.Attachment::name)).contains(note.fileName() + ".pdf");
        assertThat(text(letter.attachment().get().bytes())).isEqualTo("NOTE " + note.number() + " for Jan Kowalski 200.00");
        assertThat(letter.text()).contains(address(note)).doesNotContain("Konsultacja");
        assertThat(world.told(visit)).containsOnlyOnce("ACCOUNTING_NOTE EMAIL SENT");
        assertThat(world.myInvoices.behind(page())).containsExactly(new MyInvoices.Offered(note.number(), MyInvoices.Called.ACCOUNTING_NOTE, address(note)));
        assertThat(takes(new InvoiceId(note.id().value()), token(note))).startsWith("NOTE " + note.number());
        assertThat(takes(new InvoiceId(note.id().value()), "AAAAAAAAAAAAAAAAAAAAAA")).isEqualTo("unknown-invoice");
    }

    @Test @Proves({"INV-02", "KSF-28"}) void a_note_to_a_company_is_the_company_s_alone() {
        billed(aCompany(), Option.none());
        var note = noted();

        assertThat(theLetter().to()).isEqualTo(ACCOUNTS);
        assertThat(text(theLetter().attachment().get().bytes())).startsWith("NOTE " + note.number() + " for Zakład Przykładowy S.A.");
        assertThat(world.told(visit)).noneMatch(told -> told.startsWith("ACCOUNTING_NOTE"));
        assertThat(world.myInvoices.behind(page())).isEmpty();
        assertThat(takes(new InvoiceId(note.id().value()), token(note))).isEqualTo("unknown-invoice");
    }

    /** Nobody came, and the money stays. */
    private AccountingNote noted() {
        world.sellsAs(someInvoicing());
        world.register(aPatient().livingAt("ul. Lipowa 1, Warszawa").build());
        world.advanceTo(START.plus(Duration.ofHours(1)));
        world.recordNoShow.handle(STAFF, visit).get();
        var note = world.writeAccountingNote.handle(STAFF, visit).get();
        assertThat(world.writeAccountingNote.handle(STAFF, visit).get()).as("asked again").isEqualTo(note);
        world.settle();
        return note;
    }

    private String token(AccountingNote note) {
        return world.stores.addresses().invoiceToken(new InvoiceId(note.id().value()));
    }

    private String address(AccountingNote note) {
        return world.stores.addresses().invoiceUrl(new InvoiceId(note.id().value()));
    }

    private UUID message(MessageKind kind) {
        return world.stores.messages().of(visit).stream().filter(told -> told.kind() == kind).findFirst().orElseThrow().id();
    }

    private InvoiceBuilder onAccount() {
        return invoice().toACompany().settled(UNPAID);
    }

    private void billed(Buyer buyer, Option<Payer> payer) {
        world.billVisit.replace(STAFF, visit, new Billing(buyer, payer, Option.none(), Option.some(ACCOUNTS))).get();
    }

    private Patient patient() {
        return world.stores.transactions().record(() -> world.stores.patients().require(world.visit(visit).patient()).get());
    }

    // On the patient's page

    @Test @Proves("INV-02") void the_page_of_a_visit_offers_its_papers() {
        var advance = stored(invoice().saying(InvoiceBuilder.advance("100.00")).number("FZ/1").accepted());
        var waiting = stored(invoice().toACompany().number("FV/2").handedOver());
        stored(anInvoice().of(new VisitId(UUID.randomUUID())).number("FV/3").outside(OutsideReason.CONSUMER));

        assertThat(world.myInvoices.behind(page())).extracting(offered -> offered.called() + " " + offered.number() + " " + offered.url())
                .containsExactly("INVOICE FZ/1 " + world.stores.addresses().invoiceUrl(advance.id()),
                        "CONFIRMATION FV/2 " + world.stores.addresses().invoiceUrl(waiting.id()));
    }

    @Test void the_page_that_asks_whether_the_visit_stands_offers_them_too() {
        world.messages(someMessages().on(MessageKind.VISIT_CONFIRM_REQUEST));
        stored(invoice().accepted());
        world.advanceTo(START.minus(Duration.ofDays(2)));

        assertThat(world.myInvoices.behind(world.stores.addresses().attendanceToken(visit))).hasSize(1);
    }

    @Test void a_page_that_nobody_knows_offers_nothing() {
        stored(invoice().accepted());

        assertThat(world.myInvoices.behind("AAAAAAAAAAAA")).isEmpty();
    }

    @Test @Proves("INV-02") void whoever_holds_the_address_takes_the_paper_as_it_stands() {
        var accepted = stored(invoice().accepted());

        assertThat(takes(accepted.id(), world.stores.addresses().invoiceToken(accepted.id()))).startsWith("INVOICE FV/2026/11/0001");
    }

    @ParameterizedTest @ValueSource(strings = {"", "A", "AAAAAAAAAAAAAAAAAAAAAA", "ąęśćźż", "../../etc/passwd"})
    void an_address_that_was_guessed_leads_nowhere(String token) {
        var accepted = stored(invoice().accepted());

        assertThat(takes(accepted.id(), token)).isEqualTo("unknown-invoice");
        assertThat(takes(accepted.id(), world.stores.addresses().invoiceToken(new InvoiceId(UUID.randomUUID())))).isEqualTo("unknown-invoice");
    }

    @Test void a_draft_cannot_be_taken_by_its_address() {
        var draft = stored(invoice().draft());

        assertThat(takes(draft.id(), world.stores.addresses().invoiceToken(draft.id()))).isEqualTo("unknown-invoice");
    }

    private InvoiceBuilder invoice() {
        return anInvoice().of(visit);
    }

    private Invoice stored(Invoice invoice) {
        return world.stores.transactions().record(() -> world.stores.invoices().save(Change.to(invoice)).next());
    }

    /** It is so from now on, and everything that follows happens. */
    private void issued(Invoice invoice, DomainEvent event) {
        world.stores.transactions().record(() -> world.stores.invoices().save(Change.to(invoice, event)));
        world.settle();
    }

    private FakeMailer.Letter theLetter() {
        assertThat(world.mail.taken()).filteredOn(letter -> letter.attachment().isDefined()).hasSize(1);
        return world.mail.taken().stream().filter(letter -> letter.attachment().isDefined()).findFirst().orElseThrow();
    }

    private String page() {
        return world.stores.addresses().token(world.link(visit).id());
    }

    private String takes(InvoiceId id, String token) {
        return world.myInvoices.paper(id, token).fold(Refusal::code, printed -> text(printed.pdf()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
