package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeSheets;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Sheets;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.VisitId;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExportInvoicesTest {

    private static final ExportInvoices.Question NOVEMBER = new ExportInvoices.Question(FACILITY, YearMonth.of(2026, 11));
    private static final ExportInvoices.Layout NUMBERS = new ExportInvoices.Layout(new Sheets.Sheet("Faktury", "Razem", List.of(new Sheets.Column("Numer", Sheets.Kind.TEXT, 9))),
            invoice -> List.of(new Sheets.Cell.Text(invoice.kept().get().invoice().number())), note -> List.of(new Sheets.Cell.Text(note.number())));

    private final World world = new World();

    @Test @Proves({"KSF-36", "SEC-19"}) void a_month_is_every_numbered_invoice_of_its_days_and_of_the_facility() {
        stored(on("2026-10-31").number("FV/1").outside(OutsideReason.CONSUMER));
        stored(on("2026-11-01").number("FV/2").accepted());
        stored(on("2026-11-15").number("FV/3").outside(OutsideReason.CONSUMER));
        stored(on("2026-11-15").draft());
        stored(on("2026-11-30").number("FV/4").frozen());
        stored(on("2026-12-01").number("FV/5").handedOver());
        stored(on("2026-11-15").in(new FacilityId(id("another facility"))).number("FV/6").handedOver());

        assertThat(numbers()).containsExactly("FV/2", "FV/3", "FV/4");
    }

    @Test @Proves({"KSF-28", "KSF-36"}) void accounting_notes_follow_the_invoices_of_their_month_and_are_among_no_files() {
        stored(on("2026-11-30").number("FV/4").handedOver());
        noted("NK/1", "2026-10-31");
        noted("NK/2", "2026-11-30");

        assertThat(numbers()).containsExactly("FV/4", "NK/2");
        assertThat(files()).containsExactly("FV/4: <Faktura>FV/4</Faktura>");
    }

    private void noted(String number, String day) {
        var note = new AccountingNote(new AccountingNoteId(id(number)), FACILITY, new VisitId(id("visit")), InvoiceBuilder.seller(), InvoiceBuilder.aConsumer(), new Balance(1),
                LocalDate.parse(day), number, LocalDate.parse(day));
        world.stores.transactions().record(() -> world.stores.accountingNotes().add(note));
    }

    @Test @Proves("KSF-36") void the_files_are_the_frozen_bytes_of_what_is_issued() {
        stored(on("2026-11-01").number("FV/2").accepted());
        stored(on("2026-11-15").number("FV/3").handedOver());
        stored(on("2026-11-30").number("FV/4").frozen());

        assertThat(files()).containsExactly("FV/2: <Faktura>FV/2</Faktura>", "FV/3: <Faktura>FV/3</Faktura>");
    }

    @Test void a_month_of_many_pages_is_told_whole_and_each_invoice_once() {
        IntStream.rangeClosed(1, 501).forEach(number -> stored(on("2026-11-15").number("FV/" + number).handedOver()));

        assertThat(numbers()).isEqualTo(IntStream.rangeClosed(1, 501).mapToObj(number -> "FV/" + number).toList());
    }

    @Test void a_month_without_invoices_is_an_empty_file() {
        assertThat(numbers()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test @Proves("SEC-21") void an_export_is_in_the_trail_before_its_first_byte_goes_out() {
        world.exportInvoices.sheet(STAFF, NOVEMBER, NUMBERS).get();

        assertThat(world.stores.transactions().trail()).last().satisfies(kept -> {
            assertThat(kept.act().what()).isEqualTo("invoices.export");
            assertThat(kept.act().facts()).containsEntry("month", "2026-11");
        });
    }

    private static InvoiceBuilder on(String day) {
        return anInvoice().issued(LocalDate.parse(day));
    }

    private void stored(Invoice invoice) {
        world.stores.transactions().record(() -> invoice.kept().fold(() -> world.stores.invoices().save(Change.to(invoice)),
                kept -> world.stores.invoices().save(Change.to(invoice), ("<Faktura>" + kept.invoice().number() + "</Faktura>").getBytes(StandardCharsets.UTF_8))));
    }

    private List<String> numbers() {
        var file = new ByteArrayOutputStream();
        world.exportInvoices.sheet(STAFF, NOVEMBER, NUMBERS).get().accept(file::writeBytes);
        var rows = FakeSheets.read(file.toByteArray());
        return rows.subList(1, rows.size() - 1).stream().map(row -> row.get(0)).toList();
    }

    private List<String> files() {
        var files = new ArrayList<String>();
        world.exportInvoices.files(STAFF, NOVEMBER).get().accept(file ->
                files.add(file.invoice().kept().get().invoice().number() + ": " + new String(file.xml(), StandardCharsets.UTF_8)));
        return files;
    }
}
