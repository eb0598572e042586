package pl.proassist.adapters.ksef.fa3;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.line;
import static pl.proassist.domain.InvoiceBuilder.sale;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.application.port.InvoiceDocumentsContract;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;

class Fa3DocumentsTest extends InvoiceDocumentsContract {

    private final InvoiceDocuments documents = documents();

    @Override protected InvoiceDocuments documents() {
        return new Fa3Documents(Option.none());
    }

    @Test @Proves("KSF-01") void the_bytes_are_utf_8_without_a_byte_order_mark() {
        var xml = documents.write(anInvoice().numbered(), MADE).get().xml();

        assertThat(new String(xml, StandardCharsets.UTF_8)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Faktura xmlns=\"http://crd.gov.pl/wzor/2025/06/25/13775/\">")
                .contains("Przychodnia Przykładowa").doesNotContain("><!--", "<?xml-");
    }

    @Test void the_seconds_of_its_making_are_whole() {
        var xml = documents.write(anInvoice().numbered(), MADE.plusMillis(7)).get().xml();

        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("<DataWytworzeniaFa>2026-11-20T10:15:30Z</DataWytworzeniaFa>");
    }

    /** A row takes some 200 bytes, so that the bytes run out before the 10 000 rows do. */
    @Test void more_than_ksef_takes_is_refused_before_it_has_a_number() {
        var lines = Collections.nCopies(9000, line("Konsultacja lekarska", "250.00", VatRate.EXEMPT));

        assertThat(fault(lines)).isEqualTo(new Fault("", "too-large", List.of("1000000")));
    }

    @Test @Proves("INV-06") void with_an_attachment_it_may_be_three_times_as_large_and_no_larger() {
        var many = new InvoiceContent.Sale(Collections.nCopies(9000, line("Konsultacja lekarska", "250.00", VatRate.EXEMPT)), SoldIn.on(InvoiceBuilder.ISSUED), List.of(), false);

        assertThat(documents.write(anInvoice().saying(many).attaching(attachment(1)).numbered(), MADE).get().document().size()).isBetween(1_000_001, 3_000_000);
        assertThat(documents.write(anInvoice().attaching(attachment(700)).numbered(), MADE).getLeft())
                .isEqualTo(new DocumentRefusal.NotWritable(new Fault("", "too-large", List.of("3000000"))));
    }

    private static Attachment attachment(int blocks) {
        return new Attachment(Collections.nCopies(blocks, new Attachment.Block(Option.none(), List.of(new Attachment.Fact("Umowa", "MP/7/2026")),
                Collections.nCopies(10, "a".repeat(500)), List.of())));
    }

    @ParameterizedTest @Proves("KSF-01")
    @CsvSource({"Konsultacja 44051401359, holds-pesel", "44051401359, holds-pesel", "Leczenie F32.1, holds-diagnosis", "Z00.0 badanie, holds-diagnosis", "wizyta (M54.5), holds-diagnosis"})
    void neither_a_pesel_nor_a_diagnosis_gets_into_an_invoice(String name, String code) {
        assertThat(fault(List.of(line(name, "250.00", VatRate.EXEMPT)))).isEqualTo(new Fault("Faktura/Fa/FaWiersz/P_7", code, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"Witamina B12", "Gabinet A10", "Zlecenie 44051401358", "Konto 944051401359", "Wersja 2.10.5"})
    void what_only_looks_like_it_is_written(String name) {
        assertThat(documents.write(anInvoice().saying(sale(line(name, "250.00", VatRate.EXEMPT))).numbered(), MADE).isRight()).isTrue();
    }

    @Test void whoever_buys_may_not_bring_a_pesel_either() {
        var invoice = anInvoice().to(new Buyer.Consumer("Anna Przykładowa PESEL 44051401359", InvoiceBuilder.aConsumer().address()));

        assertThat(documents.write(invoice.numbered(), MADE).getLeft())
                .isEqualTo(new DocumentRefusal.NotWritable(new Fault("Faktura/Podmiot2/DaneIdentyfikacyjne/Nazwa", "holds-pesel", List.of())));
    }

    private Fault fault(List<InvoiceLine> lines) {
        var content = new InvoiceContent.Sale(lines, SoldIn.on(InvoiceBuilder.ISSUED), List.of(), false);
        return ((DocumentRefusal) documents.write(anInvoice().saying(content).numbered(), MADE).getLeft()).fault();
    }
}
