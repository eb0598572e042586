package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.InvoiceBuilder.ANOTHER_NUMBER;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.line;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeSheets;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.VisitId;

/** Papers and the month's export, over HTTP, for an accountant. */
class InvoicePapersTest extends ApiTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String MONTH = THE_FACILITY + "/invoices/export?month=2026-11";

    private Invoice accepted;
    private AccountingNote note;

    @BeforeEach void aMonthOfInvoices() {
        accepted = stored(anInvoice().toACompany().number("FV/1").saying(new InvoiceContent.Sale(List.of(line("Konsultacja", "500.00", VatRate.EXEMPT),
                line("Zaświadczenie", "123.00", VatRate.STANDARD), line("Orteza", "54.00", VatRate.REDUCED)), SoldIn.on(DAY.minusDays(1)), List.of(), false)).accepted());
        stored(anInvoice().number("FV/2").outside(OutsideReason.CONSUMER));
        stored(anInvoice().number("FV/3").handedOver());
        stored(anInvoice().number("FV/4").frozen());
        stored(anInvoice().toACompany().correcting(accepted).number("KOR/1").accepted(ANOTHER_NUMBER));
        note = api.world.noted(new VisitId(UUID.randomUUID()));
        api.callers.put("accountant", caller(Role.ACCOUNTANT));
        api.callers.put("specialist", caller(Role.SPECIALIST));
    }

    private static Caller caller(Role role) {
        return new Caller(Actor.person(new UserId(new UUID(0, 1)), "192.0.2.7"), new Grants(Set.of(), Map.of(FACILITY, role.permissions())),
                Option.some(new SessionId(UUID.randomUUID())));
    }

    private Invoice stored(Invoice invoice) {
        var xml = ("<Faktura>" + invoice.kept().get().invoice().number() + "</Faktura>").getBytes(StandardCharsets.UTF_8);
        return api.world.stores.transactions().record(() -> api.world.stores.invoices().save(Change.to(invoice), xml)).next();
    }

    @Test @Proves("INV-02") void an_accountant_takes_the_paper_of_an_invoice() {
        var paper = as("accountant", "/invoices/" + accepted.id() + "/paper", InvoicePaperResource.PDF);

        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(paper.header("Content-Disposition")).isEqualTo("inline; filename=\"faktura-FV-1.pdf\"");
        assertThat(paper.header("Cache-Control")).contains("no-store");
        assertThat(paper.body()).startsWith("INVOICE FV/1 for Zakład Przykładowy S.A. ksef " + NUMBER);
    }

    @Test @Proves({"KSF-28", "SEC-19"}) void an_accountant_lists_the_notes_and_takes_their_papers_and_does_not_write_any() {
        var listed = as("accountant", THE_FACILITY + "/accounting-notes?month=2026-11", "application/json").json().getJsonArray("items");
        var paper = as("accountant", "/accounting-notes/" + note.id() + "/paper", InvoicePaperResource.PDF);

        assertThat(listed).singleElement().satisfies(item -> {
            assertThat(item.asJsonObject().getString("number")).isEqualTo("NK/2026/11/0001");
            assertThat(item.asJsonObject().getString("amount")).isEqualTo("300.00");
            assertThat(item.asJsonObject().getJsonObject("recipient").getString("kind")).isEqualTo("CONSUMER");
        });
        assertThat(as("accountant", THE_FACILITY + "/accounting-notes?month=2026-12", "application/json").json().getJsonArray("items")).isEmpty();
        assertThat(paper.header("Content-Disposition")).isEqualTo("inline; filename=\"nota-NK-2026-11-0001.pdf\"");
        assertThat(paper.body()).isEqualTo("NOTE NK/2026/11/0001 for Anna Przykładowa 300.00");
        assertThat(as("accountant", "/accounting-notes/" + Bodies.NOBODY + "/paper", InvoicePaperResource.PDF).no()).isEqualTo("404 unknown-accounting-note");
        assertThat(api.send("POST", "/visits/" + note.visit() + "/accounting-note", "", "Authorization", "Bearer accountant").status()).isIn(403, 404);
    }

    @Test void a_paper_that_is_not_there_is_a_problem_in_json_also_for_whoever_accepts_pdf_alone() {
        var draft = api.world.stores.transactions().record(() -> api.world.stores.invoices().save(Change.to(anInvoice().draft()))).next();

        assertThat(as("accountant", "/invoices/" + Bodies.NOBODY + "/paper", InvoicePaperResource.PDF).no()).isEqualTo("404 unknown-invoice");
        assertThat(as("accountant", "/invoices/" + draft.id() + "/paper", InvoicePaperResource.PDF).no()).isEqualTo("409 invoice-not-issued");
        assertThat(as("specialist", "/invoices/" + accepted.id() + "/paper", InvoicePaperResource.PDF).no()).isEqualTo("403 forbidden");
    }

    @Test @Proves({"KSF-36", "SEC-19"}) void a_month_is_a_sheet_with_the_number_of_ksef_or_the_marker_of_jpk_and_sums_by_rate() {
        var file = as("accountant", MONTH, OnlinePaymentsReportResource.XLSX);

        assertThat(file.header("Content-Type")).isEqualTo(OnlinePaymentsReportResource.XLSX);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"faktury_2026-11.xlsx\"");
        var rows = FakeSheets.read(file.body().getBytes(StandardCharsets.UTF_8));
        assertThat(rows.get(0)).containsExactly("Numer", "Data wystawienia", "Data sprzedaży", "Rodzaj", "Koryguje", "Nabywca", "NIP", "Numer KSeF", "JPK", "Stan",
                "Netto 23%", "VAT 23%", "Netto 8%", "VAT 8%", "Netto 5%", "VAT 5%", "Netto 0%", "Netto zw", "Netto", "VAT", "Brutto", "Poza VAT", "Płatność", "Termin płatności");
        assertThat(rows.get(1)).containsExactly("FV/1", "2026-11-20T00:00", "2026-11-19T00:00", "faktura", "", "Zakład Przykładowy S.A.", "2222222222", NUMBER.value(), "",
                "przyjęta przez KSeF", "100.00", "23.00", "50.00", "4.00", "", "", "", "500.00", "650.00", "27.00", "677.00", "", "zapłacono", "");
        assertThat(rows.get(2)).contains("FV/2", "Anna Przykładowa", "BFK", "poza KSeF", "250.00");
        assertThat(rows.get(3)).contains("FV/3", "DI", "wydana, czeka na KSeF", "250.00");
        assertThat(rows.get(4)).contains("FV/4", "czeka na wysłanie do KSeF").doesNotContain("250.00", "DI", "BFK");
        assertThat(rows.get(5)).contains("KOR/1", "korekta", "FV/1", "-100.00", "-23.00", "-677.00");
        assertThat(rows.get(6)).containsExactly("NK/2026/11/0001", "2026-11-20T00:00", "", "nota księgowa", "", "Anna Przykładowa", "", "", "", "poza KSeF",
                "", "", "", "", "", "", "", "", "", "", "", "300.00", "", "");
        assertThat(rows.get(7)).containsSequence("Razem", "", "", "", "", "", "", "", "", "", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "500.00", "500.00", "0.00", "500.00", "300.00");
    }

    @Test void a_sheet_speaks_the_language_of_whoever_asks() {
        var english = api.send("GET", MONTH, "", "Accept", OnlinePaymentsReportResource.XLSX, "Accept-Language", "en");
        var ukrainian = api.send("GET", MONTH, "", "Accept", OnlinePaymentsReportResource.XLSX, "Accept-Language", "uk");

        assertThat(FakeSheets.read(english.body().getBytes(StandardCharsets.UTF_8)).get(0)).startsWith("Number", "Issued on");
        assertThat(FakeSheets.read(ukrainian.body().getBytes(StandardCharsets.UTF_8)).get(2)).contains("поза KSeF");
    }

    @Test @Proves("KSF-36") void the_same_address_gives_the_files_as_they_were_issued() throws IOException {
        var found = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(api.download(MONTH, "accountant", InvoiceExportResource.ZIP)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.add(entry.getName() + " " + new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        assertThat(found).containsExactly("FV-1_" + NUMBER + ".xml <Faktura>FV/1</Faktura>", "FV-2.xml <Faktura>FV/2</Faktura>", "FV-3.xml <Faktura>FV/3</Faktura>",
                "KOR-1_" + ANOTHER_NUMBER + ".xml <Faktura>KOR/1</Faktura>");
    }

    @Test @Proves({"SEC-19", "SEC-21"}) void whoever_may_not_see_invoices_is_refused_and_each_export_is_in_the_trail() {
        assertThat(as("specialist", MONTH, OnlinePaymentsReportResource.XLSX).no()).isEqualTo("403 forbidden");
        as("accountant", MONTH, OnlinePaymentsReportResource.XLSX);

        assertThat(api.world.stores.transactions().trail()).filteredOn(kept -> kept.act().what().equals("invoices.export"))
                .extracting(kept -> kept.result()).containsExactly("forbidden", "done");
    }

    @ParameterizedTest
    @CsvSource({"'', month missing", "?month=, month not-a-month", "?month=2026-13, month not-a-month", "?month=26-1, month not-a-month", "?month=2026-11-01, month not-a-month",
        "?month=99999-01, month not-a-month", "?month=2026-11&page=2, page unknown-parameter"})
    void a_month_that_is_none_is_refused(String question, String wrong) {
        assertThat(as("accountant", THE_FACILITY + "/invoices/export" + question, OnlinePaymentsReportResource.XLSX).wrong()).containsExactly(wrong);
    }

    @Test void a_kind_of_file_that_nobody_writes_is_refused_and_a_facility_that_nobody_knows_is_unknown() {
        assertThat(as("accountant", MONTH, "text/csv").no()).isEqualTo("406 not-acceptable");
        assertThat(as("accountant", MONTH.replace(FACILITY.toString(), Bodies.NOBODY), OnlinePaymentsReportResource.XLSX).no()).isEqualTo("404 unknown-facility");
        assertThat(api.send("GET", MONTH.replace(FACILITY.toString(), Bodies.NOBODY), "", "Accept", InvoiceExportResource.ZIP).no()).isEqualTo("404 unknown-facility");
    }

    private RunningApi.Answer as(String token, String path, String type) {
        return api.send("GET", path, "", "Authorization", "Bearer " + token, "Accept", type);
    }
}
