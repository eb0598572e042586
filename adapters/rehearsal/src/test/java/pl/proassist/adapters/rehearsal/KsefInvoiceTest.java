package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.domain.shared.Money;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KsefInvoiceTest {

    private static final Path OFFICIAL = Path.of("../../../shared/data/ksef");

    private static KsefSchema schema;

    @Test
    void what_a_search_shows_later_is_remembered() {
        var read = KsefInvoice.read(bytes(KsefSimulatorTest.example("e02-vat-b2b-zw-i-23.xml")), Option.none()).get();

        assertThat(read).isEqualTo(new KsefInvoice("1111111111", read.sellerName(), "VAT", "FV/2026/11/0002", LocalDate.of(2026, 11, 20), "Nip", Option.some("2222222222"),
                read.buyerName(), "PLN", new BigDecimal("2900.00"), new BigDecimal("115.00"), new BigDecimal("3015.00"), false));
        assertThat(read.once()).isEqualTo("1111111111|VAT|FV/2026/11/0002");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "an empty element; <Nazwa>Anna Przykładowa</Nazwa>; <Nazwa> </Nazwa>; 450",
            "no number; <P_2>FV/2026/11/0001</P_2>; ''; 450",
            "no date; <P_1>2026-11-20</P_1>; <P_1>20.11.2026</P_1>; 450",
            "a comma; <P_15>250.00</P_15>; <P_15>250,00</P_15>; 450",
            "a forbidden character; Konsultacja; Konsul\u0086tacja; 450",
            "the last of a plane; Konsultacja; Konsul\uD83F\uDFFEtacja; 450",
            "another form; FA (3); FA (2); 450",
            "another namespace; 2025/06/25/13775; 2023/06/29/12648; 450",
            "a processing instruction; <Fa>; <Fa><?php?>; 450",
            "a document type; <Faktura; <!DOCTYPE Faktura><Faktura; 450",
            "not XML; </Faktura>; ''; 450",
            "a byte order mark; <?xml; \uFEFF<?xml; 430"})
    void what_is_wrong_with_the_document_itself_is_found(String what, String part, String instead, int code) {
        var good = KsefSimulatorTest.example("e01-vat-b2c-zwolniona.xml");
        assertThat(good).contains(part);

        assertThat(judge(bytes(good.replace(part, instead)), Option.none())).as(what).isEqualTo(code);
    }

    @Test
    void another_encoding_is_found() {
        assertThat(judge(KsefSimulatorTest.example("e01-vat-b2c-zwolniona.xml").getBytes(Charset.forName("windows-1250")), Option.none())).isEqualTo(430);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 10_001})
    void rows_are_counted(int rows) {
        var good = KsefSimulatorTest.example("e01-vat-b2c-zwolniona.xml");
        var row = good.substring(good.indexOf("<FaWiersz>"), good.indexOf("</FaWiersz>") + 11);

        assertThat(judge(bytes(good.replace(row, row.repeat(rows))), Option.none())).isEqualTo(rows > 10_000 ? 450 : 200);
    }

    @ParameterizedTest
    @CsvSource({"e01-vat-b2c-zwolniona.xml, 200", "e02-vat-b2b-zw-i-23.xml, 200", "e03-zal-zadatek-23.xml, 200", "e04-roz-po-zaliczce.xml, 200", "e05-kor-roznica.xml, 200",
            "e07-kor-zal-zwrot-zadatku.xml, 200", "e12-vat-zalacznik.xml, 200", "invalid/n01-brak-jst-gv.xml, 450", "invalid/n02-przecinek-w-kwocie.xml, 450",
            "invalid/n03-kolejnosc-platnosc-przed-wierszami.xml, 450", "invalid/n04-p14-bez-p13.xml, 450", "invalid/n05-dwie-podstawy-zwolnienia.xml, 450",
            "invalid/n06-nip-i-brakid.xml, 450", "invalid/n07-link-bez-ipksef.xml, 450", "invalid/n09-zaplacono-bez-daty.xml, 450"})
    void with_the_official_schema_at_hand_it_judges_too(String file, int code) throws IOException {
        assertThat(judge(Files.readAllBytes(officially().resolve("examples-own").resolve(file)), Option.some(schema()))).isEqualTo(code);
    }

    @Test
    void a_purchase_is_an_invoice_that_the_official_schema_allows() {
        officially();
        var purchase = new KsefPurchase("5265877635", "Dostawca & Syn", "5260250274", "D/1", Money.pln("99.99"), "Rękawice <M>", Option.none());

        assertThat(KsefInvoice.read(purchase.xml(Instant.parse("2026-11-20T11:00:00Z")), Option.some(schema())).map(KsefInvoice::tax)).contains(new BigDecimal("18.70"));
    }

    private static Path officially() {
        assumeTrue(Files.exists(OFFICIAL), "the official files are not on this machine");
        return OFFICIAL;
    }

    private static KsefSchema schema() {
        if (schema == null) {
            schema = KsefSchema.in(OFFICIAL.resolve("xsd/fa3"));
        }
        return schema;
    }

    private static int judge(byte[] xml, Option<KsefSchema> schema) {
        return KsefInvoice.read(xml, schema).fold(KsefVerdict::code, taken -> KsefVerdict.ACCEPTED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
