package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static pl.proassist.domain.InvoiceBuilder.HANDOVER;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.InvoicePaper.Standing;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InvoicePaperTest {

    private static final String PAGES = "https://qr-test.ksef.mf.gov.pl";
    private static final VerificationCode OFFLINE = new VerificationCode(HANDOVER.invoiceLink(), "OFFLINE");
    private static final VerificationCode CERTIFICATE = new VerificationCode(HANDOVER.certificateLink(), "CERTYFIKAT");
    private static final VerificationCode ACCESS = new VerificationCode(PAGES + "/invoice/1111111111/20-11-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE", NUMBER.value());
    private static final InvoiceId CORRECTION = new InvoiceId(new UUID(0, 1));
    private static final Buyer ABROAD = new Buyer.ForeignCompany("DE", "DE811569869", "Praxis", new PostalAddress("DE", "Hauptstraße 5", Option.none()));

    static Stream<Arguments> papers() {
        return Stream.of(
                arguments("a draft", anInvoice().draft(), "none"),
                arguments("frozen", anInvoice().frozen(), "CONFIRMATION"),
                arguments("sent", anInvoice().sent(), "CONFIRMATION"),
                arguments("refused before anybody had it", anInvoice().refused(430), "none"),
                arguments("handed over to a person", anInvoice().handedOver(), "INVOICE I II"),
                arguments("handed over to a company that has it in KSeF alone", anInvoice().toACompany().handedOver(), "CONFIRMATION I II"),
                arguments("handed over abroad", anInvoice().to(ABROAD).handedOver(), "INVOICE I II"),
                arguments("handed over, then sent", anInvoice().handedOverBefore().sent(), "INVOICE I II"),
                arguments("handed over, then refused", anInvoice().toACompany().handedOverBefore().refused(430), "CONFIRMATION I II"),
                arguments("accepted", anInvoice().toACompany().accepted(), "INVOICE ksef I"),
                arguments("handed over, then accepted", anInvoice().handedOverBefore().accepted(), "INVOICE ksef I"),
                arguments("corrected", anInvoice().corrected(CORRECTION), "INVOICE ksef I"),
                arguments("outside for a person", anInvoice().outside(OutsideReason.CONSUMER), "INVOICE"),
                arguments("outside in a total failure", anInvoice().toACompany().outside(OutsideReason.TOTAL_FAILURE), "INVOICE"),
                arguments("handed over, then a total failure", anInvoice().handedOverBefore().outside(OutsideReason.TOTAL_FAILURE), "INVOICE I II"));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("papers") @Proves({"KSF-02", "KSF-17", "KSF-22", "A27"})
    void what_may_be_given_out_follows_from_the_state_and_the_buyer(String state, Invoice invoice, String expected) {
        assertThat(InvoicePaper.of(invoice, PAGES).map(InvoicePaperTest::told).getOrElse("none")).isEqualTo(expected);
    }

    private static String told(InvoicePaper paper) {
        return paper.standing() + paper.ksef().map(number -> " ksef").getOrElse("") + paper.access().map(code -> " I").getOrElse("")
                + paper.issuer().map(code -> " II").getOrElse("");
    }

    @Test @Proves("KSF-17") void before_the_number_the_codes_are_those_of_the_handover() {
        var paper = InvoicePaper.of(anInvoice().handedOver(), PAGES).get();

        assertThat(paper.access()).containsExactly(OFFLINE);
        assertThat(paper.issuer()).containsExactly(CERTIFICATE);
    }

    @Test @Proves("KSF-02") void with_the_number_the_code_leads_to_the_bytes_that_ksef_has() {
        assertThat(InvoicePaper.of(anInvoice().accepted(), PAGES).get().access()).containsExactly(ACCESS);
    }

    @Test @Proves("INV-02") void a_paper_is_for_the_patient_who_buys_or_has_paid() {
        var onAccount = new Settling.Unpaid(ISSUED.plusDays(14), PaymentForm.TRANSFER);

        assertThat(isForPatient(anInvoice())).isTrue();
        assertThat(isForPatient(anInvoice().settled(onAccount))).isTrue();
        assertThat(isForPatient(anInvoice().toACompany())).isTrue();
        assertThat(isForPatient(anInvoice().toACompany().settled(onAccount))).isFalse();
    }

    private static boolean isForPatient(InvoiceBuilder invoice) {
        return InvoicePaper.of(invoice.accepted(), PAGES).get().isForPatient();
    }

    @Test void a_file_has_a_name_that_every_system_takes() {
        assertThat(InvoicePaper.of(anInvoice().number("FV/2026/11 ŁÓ..\\0001").accepted(), PAGES).get().fileName()).isEqualTo("faktura-FV-2026-11-0001");
        assertThat(InvoicePaper.of(anInvoice().number("FV/7").frozen(), PAGES).get().fileName()).isEqualTo("potwierdzenie-FV-7");
    }

    static Stream<Arguments> markers() {
        var emergency = new Handover(IssueMode.EMERGENCY, "https://qr.example/i", "https://qr.example/c", Instant.EPOCH);
        return Stream.of(
                arguments("a draft", anInvoice().draft(), Option.none()),
                arguments("on its way, not issued", anInvoice().sent(), Option.none()),
                arguments("accepted", anInvoice().accepted(), Option.none()),
                arguments("corrected, with its number", anInvoice().corrected(CORRECTION), Option.none()),
                arguments("outside", anInvoice().outside(OutsideReason.CONSUMER), Option.some(JpkMarker.BFK)),
                arguments("outside, then corrected", new Invoice.Corrected(anInvoice().outside(OutsideReason.SMALL_TURNOVER), CORRECTION), Option.some(JpkMarker.BFK)),
                arguments("handed over, then a total failure", anInvoice().handedOverBefore().outside(OutsideReason.TOTAL_FAILURE), Option.some(JpkMarker.BFK)),
                arguments("OFFLINE24", anInvoice().handedOver(), Option.some(JpkMarker.DI)),
                arguments("OFFLINE24, sent", anInvoice().handedOverBefore().sent(), Option.some(JpkMarker.DI)),
                arguments("emergency mode", anInvoice().frozen().handOver(emergency).get().next(), Option.some(JpkMarker.OFF)),
                arguments("emergency mode, then accepted", anInvoice().frozen().handOver(emergency).get().next().accepted(NUMBER, Instant.EPOCH).get().next(), Option.none()));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("markers") @Proves("KSF-36")
    void an_issued_invoice_has_its_number_in_jpk_or_exactly_one_marker(String state, Invoice invoice, Option<JpkMarker> expected) {
        assertThat(JpkMarker.of(invoice)).isEqualTo(expected);
        assertThat(invoice.isIssued()).isEqualTo(expected.isDefined() || invoice.ksefNumber().isDefined());
    }
}
