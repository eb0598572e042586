package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

/** The papers of a visit on the patient's pages, over a real socket. */
@Proves({"INV-02", "INV-04"})
class InvoicePagesTest {

    private final RunningPages pages = new RunningPages();
    private final World world = pages.world;
    private VisitId visit;

    @BeforeEach void aPaidVisit() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        visit = world.books(aWish());
        world.pays(visit);
    }

    @AfterEach void close() {
        pages.close();
    }

    @Test void the_payment_page_leads_to_the_paper_without_a_script() {
        var accepted = stored(anInvoice().of(visit).accepted());

        var page = pages.get("/pay/" + world.stores.addresses().token(world.link(visit).id()));

        assertThat(page.body()).contains("Dokumenty za tę wizytę", "href=\"" + world.stores.addresses().invoiceUrl(accepted.id()) + "\"", "Faktura FV/2026/11/0001 (PDF)")
                .doesNotContain("<script");
    }

    @Test void the_payment_page_leads_to_an_accounting_note_too() {
        var note = new AccountingNote(new AccountingNoteId(new UUID(0, 5)), FACILITY, visit, InvoiceBuilder.seller(), InvoiceBuilder.aConsumer(),
                Balance.of(Money.pln("200.00")), InvoiceBuilder.ISSUED, "NK/2026/11/0001", InvoiceBuilder.ISSUED);
        world.stores.transactions().record(() -> world.stores.accountingNotes().add(note));
        var address = world.stores.addresses().invoiceUrl(new InvoiceId(note.id().value()));

        assertThat(pages.get("/pay/" + world.stores.addresses().token(world.link(visit).id())).body())
                .contains("href=\"" + address + "\"", "Nota księgowa NK/2026/11/0001 (PDF)");
        assertThat(pages.get(URI.create(address).getPath()).body()).startsWith("NOTE NK/2026/11/0001");
    }

    @Test void a_page_without_papers_says_nothing_of_them() {
        assertThat(pages.get("/pay/" + world.stores.addresses().token(world.link(visit).id())).body()).doesNotContain("Dokumenty", "(PDF)");
    }

    @Test void the_paper_is_a_file_that_no_cache_keeps() {
        var accepted = stored(anInvoice().of(visit).accepted());

        var paper = pages.get(URI.create(world.stores.addresses().invoiceUrl(accepted.id())).getPath());

        assertThat(paper.statusCode()).isEqualTo(200);
        assertThat(paper.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(paper.headers().firstValue("Content-Disposition")).contains("inline; filename=\"faktura-FV-2026-11-0001.pdf\"");
        assertThat(paper.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(paper.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(paper.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(paper.body()).startsWith("INVOICE FV/2026/11/0001 for Anna Przykładowa ksef " + NUMBER);
    }

    @ParameterizedTest @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "x", "%C5%82", "AAAAAAAAAAAAAAAAAAAAAA%00"})
    void an_address_that_was_guessed_is_a_page_that_does_not_exist(String token) {
        var accepted = stored(anInvoice().of(visit).accepted());

        assertThat(pages.get("/invoice/" + accepted.id() + "/" + token).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest @ValueSource(strings = {"1", "not-an-id", "00000000-0000-0000-0000-00000000000G"})
    void an_id_that_is_none_is_a_page_that_does_not_exist(String id) {
        assertThat(pages.get("/invoice/" + id + "/AAAAAAAAAAAAAAAAAAAAAA").statusCode()).isEqualTo(404);
    }

    @Test void an_invoice_that_nobody_knows_is_a_page_that_does_not_exist() {
        var nobodys = new InvoiceId(UUID.randomUUID());

        assertThat(pages.get("/invoice/" + nobodys + "/" + world.stores.addresses().invoiceToken(nobodys)).statusCode()).isEqualTo(404);
    }

    private Invoice stored(Invoice invoice) {
        return world.stores.transactions().record(() -> world.stores.invoices().save(Change.to(invoice))).next();
    }
}
