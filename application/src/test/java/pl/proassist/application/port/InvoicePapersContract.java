package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.AccountingNoteId;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.InvoicePaper.Standing;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.VerificationCode;
import pl.proassist.domain.visit.VisitId;

/** What every printer of invoices must do: the same paper is the same file, and people can read on it whose invoice it is. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class InvoicePapersContract {

    protected abstract InvoicePapers papers();

    /** The words of a file. */
    protected abstract String read(byte[] file);

    @Test void a_paper_names_its_invoice_and_its_buyer() {
        assertThat(read(papers().print(paper("FV/2026/11/1", Option.none())))).contains("FV/2026/11/1", "Łucja Żak");
    }

    @Test void the_number_of_ksef_is_told_once_it_is_given() {
        assertThat(read(papers().print(paper("FV/2026/11/1", Option.none())))).doesNotContain(NUMBER.value());
        assertThat(read(papers().print(paper("FV/2026/11/1", Option.some(NUMBER))))).contains(NUMBER.value());
    }

    @Test void the_same_paper_is_the_same_file_byte_by_byte() {
        assertThat(papers().print(paper("FV/2026/11/1", Option.some(NUMBER)))).isEqualTo(papers().print(paper("FV/2026/11/1", Option.some(NUMBER))))
                .isNotEqualTo(papers().print(paper("FV/2026/11/2", Option.some(NUMBER))));
    }

    @Test @Proves("KSF-28") void a_note_names_itself_its_recipient_and_its_amount_and_is_the_same_file_each_time() {
        var note = new AccountingNote(new AccountingNoteId(Builders.id("note")), Builders.FACILITY, new VisitId(Builders.id("visit")), InvoiceBuilder.seller(),
                new Buyer.Consumer("Łucja Żak", PostalAddress.inPoland("ul. Krótka 1, Łódź")), new Balance(30_000), InvoiceBuilder.ISSUED, "NK/2026/11/1", InvoiceBuilder.ISSUED);

        assertThat(read(papers().print(note))).contains("NK/2026/11/1", "Łucja Żak", "300");
        assertThat(papers().print(note)).isEqualTo(papers().print(note));
    }

    private static InvoicePaper paper(String number, Option<KsefNumber> ksef) {
        return new InvoicePaper(anInvoice().number(number).to(new Buyer.Consumer("Łucja Żak", PostalAddress.inPoland("ul. Krótka 1, Łódź"))).numbered(), Standing.INVOICE, ksef,
                ksef.map(given -> new VerificationCode("https://qr.example.org/invoice", given.value())), Option.none());
    }
}
