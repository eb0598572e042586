package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.someMessages;
import static pl.proassist.domain.InvoiceBuilder.HANDOVER;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeMailer;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceHandedOver;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.message.MessageKind;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** The paper of an invoice on its way to whom it may go: staff, the mailbox of the patient, the patient's own page. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PapersTest {

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
        var patient = world.stores.transactions().record(() -> world.stores.patients().require(world.visit(visit).patient()).get());
        world.mail.answer(patient.email().get(), new Handover.AddresseeRefused("550"));
        var accepted = invoice().accepted();

        issued(accepted, new InvoiceAccepted(accepted.id()));

        assertThat(world.told(visit)).contains("INVOICE EMAIL FAILED", "INVOICE SMS SENT");
        assertThat(world.sms.taken()).last().satisfies(sms -> assertThat(sms.text()).contains(world.stores.addresses().invoiceUrl(accepted.id())));
    }

    // On the patient's page

    @Test @Proves("INV-02") void the_page_of_a_visit_offers_its_papers() {
        var advance = stored(invoice().saying(InvoiceBuilder.advance("100.00")).number("FZ/1").accepted());
        var waiting = stored(invoice().toACompany().number("FV/2").handedOver());
        stored(anInvoice().of(new VisitId(UUID.randomUUID())).number("FV/3").outside(OutsideReason.CONSUMER));

        assertThat(world.myInvoices.behind(page())).extracting(offered -> offered.standing() + " " + offered.number() + " " + offered.url())
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
