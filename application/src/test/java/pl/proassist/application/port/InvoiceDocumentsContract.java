package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.SELLER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.PurchaseInvoice;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.shared.Money;

/** What every writer of invoices must do: the same bytes for the same invoice, and nothing that KSeF would refuse. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class InvoiceDocumentsContract {

    protected static final Instant MADE = Instant.parse("2026-11-20T10:15:30Z");

    private final InvoiceDocuments documents = documents();

    protected abstract InvoiceDocuments documents();

    @Test void the_same_invoice_is_written_in_the_same_bytes() {
        var invoice = anInvoice().toACompany();

        var written = documents.write(invoice.numbered(), MADE).get();

        assertThat(written.xml()).isEqualTo(documents.write(invoice.numbered(), MADE).get().xml());
        assertThat(written.xml()).isNotEqualTo(documents.write(invoice.number("FV/2").numbered(), MADE).get().xml());
        assertThat(written.xml()).isNotEqualTo(documents.write(invoice.numbered(), MADE.plusSeconds(1)).get().xml());
    }

    @Test void its_fingerprint_is_that_of_its_bytes() throws NoSuchAlgorithmException {
        var written = documents.write(anInvoice().numbered(), MADE).get();

        assertThat(written.document()).isEqualTo(new FrozenDocument(Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(written.xml())),
                written.xml().length));
    }

    @Test @Proves("KSF-35") void what_is_written_can_be_read() {
        var written = documents.write(anInvoice().toACompany().number("FV/7").numbered(), MADE).get();

        assertThat(documents.read(written.xml()).get()).isEqualTo(new InvoiceDocuments.Read(new PurchaseInvoice(SELLER, "Przychodnia Przykładowa sp. z o.o.",
                Set.of(InvoiceBuilder.BUYER), InvoiceKind.VAT, "FV/7", ISSUED, "PLN", new Balance(250_00)), written.document()));
    }

    @Test void what_ksef_would_refuse_is_not_written() {
        var payments = Collections.nCopies(32, new InvoiceContent.EarlierPayment(ISSUED, Money.pln("1.00")));
        var sale = InvoiceBuilder.sale(InvoiceBuilder.line("Zabieg", "100.00", VatRate.STANDARD));

        var refused = documents.write(anInvoice().saying(new InvoiceContent.Sale(sale.lines(), sale.sold(), payments, false)).numbered(), MADE);

        assertThat(refused.getLeft()).isEqualTo(new DocumentRefusal.NotWritable(new DocumentRefusal.Fault("Faktura/Fa/ZaliczkaCzesciowa", "too-many", List.of("31"))));
    }

    @Test void what_is_no_invoice_is_not_read() {
        for (var text : List.of("", "invoice", "<invoice/>")) {
            assertThat(documents.read(text.getBytes(StandardCharsets.UTF_8)).getLeft()).as(text).isInstanceOf(DocumentRefusal.NotAnInvoice.class);
        }
    }
}
