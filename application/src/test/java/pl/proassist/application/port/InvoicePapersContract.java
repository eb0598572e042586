package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.InvoicePaper.Standing;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.VerificationCode;

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

    private static InvoicePaper paper(String number, Option<KsefNumber> ksef) {
        return new InvoicePaper(anInvoice().number(number).to(new Buyer.Consumer("Łucja Żak", PostalAddress.inPoland("ul. Krótka 1, Łódź"))).numbered(), Standing.INVOICE, ksef,
                ksef.map(given -> new VerificationCode("https://qr.example.org/invoice", given.value())), Option.none());
    }
}
