package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.seller;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.shared.Money;

/** Numbers, names and other words on an invoice. */
class InvoiceWordsTest {

    @ParameterizedTest @ValueSource(strings = {"3333333333", "2222222222-00001"})
    void a_unit_has_a_nip_or_an_internal_number(String id) {
        assertThat(unit(id, "Szkoła").hasNip()).isEqualTo(id.length() == 10);
    }

    @ParameterizedTest @ValueSource(strings = {"", "3333333334", "2222222222-0001", "2222222222-000001", "2222222223-00001", "2222222222-0000x"})
    void what_is_neither_is_no_unit(String id) {
        assertThatThrownBy(() -> unit(id, "Szkoła")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void a_unit_has_a_name_that_an_invoice_takes() {
        assertThat(unit("3333333333", "x".repeat(512)).name()).hasSize(512);
        assertThatThrownBy(() -> unit("3333333333", "x".repeat(513))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InvoiceBuilder.sellerIn("x".repeat(257))).isInstanceOf(IllegalArgumentException.class);
    }

    private static BuyerUnit unit(String id, String name) {
        return new BuyerUnit(BuyerUnit.Kind.VAT_GROUP_MEMBER, id, name, InvoiceBuilder.aCompany().address());
    }

    @ParameterizedTest @Proves("INV-04")
    @CsvSource({"VAT, , MONTH, 2026-11-20, 1, FV/2026/11/0001", "UPR, , MONTH, 2026-11-20, 1, FV/2026/11/0001", "ROZ, , YEAR, 2026-11-20, 12, FV/2026/0012",
            "ZAL, P1, MONTH, 2026-02-01, 1, ZAL/P1/2026/02/0001", "KOR, P1, YEAR, 2027-01-01, 10000, KOR/P1/2027/10000", "KOR_ZAL, , MONTH, 2026-12-31, 7, KOR/2026/12/0007",
            "KOR_ROZ, , MONTH, 2026-12-31, 7, KOR/2026/12/0007"})
    void a_number_is_its_series_and_its_place(InvoiceKind kind, String prefix, Numbering.Span span, LocalDate day, long place, String number) {
        assertThat(Numbering.number(new Numbering(Option.of(prefix), span).series(kind, day), place)).isEqualTo(number);
    }

    @ParameterizedTest @ValueSource(strings = {"", "P/1", "ą", "123456789012345678901", "a b"})
    void a_prefix_that_would_blur_the_number_is_none(String prefix) {
        assertThatThrownBy(() -> new Numbering(Option.some(prefix), Numbering.Span.YEAR)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void words_that_pass_by_are_cleaned_and_those_that_are_typed_are_asked_about() {
        assertThat(InvoiceText.clean("  ul. Długa\r\n\t1\u0000\u0007 m.\u00a02\uFFFE ")).isEqualTo("ul. Długa 1 m.\u00a02");
        assertThat(InvoiceText.isLine("ul. Długa\n1", 512)).isTrue();
        assertThat(InvoiceText.isLine("ul.\u0007", 512)).isFalse();
        assertThat(InvoiceText.isLine("\u0091", 512)).isFalse();
        assertThat(InvoiceText.isLine("\uD800", 512)).isFalse();
        assertThat(InvoiceText.isLine(" \n ", 512)).isFalse();
        assertThat(InvoiceText.isLine("x".repeat(512), 512)).isTrue();
        assertThat(InvoiceText.isLine("x".repeat(513), 512)).isFalse();
    }

    @Test void a_name_of_513_characters_is_no_name() {
        assertThatThrownBy(() -> new Buyer.Consumer("x".repeat(513), PostalAddress.inPoland("ul. Długa 1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InvoiceLine("x".repeat(513), "usł.", 1, Money.pln("1.00"), VatRate.EXEMPT)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest @CsvSource({"73111111111111111111111111, true", "PL73111111111111111111111111, true", "7311111111111111111111111, false", "konto, false"})
    void a_bank_account_is_26_digits_or_an_iban(String text, boolean valid) {
        assertThat(Seller.isAccount(text)).isEqualTo(valid);
    }

    @ParameterizedTest @ValueSource(strings = {"https://pay.example/x", "https://pay.example/x?IPKSeF=123ABCDEFGHIK", "ftp://pay.example/x?IPKSeF=123ABCDEFGHIJ"})
    void a_link_without_its_identifier_does_not_stand_on_an_invoice(String url) {
        assertThatThrownBy(() -> new OnlineLink(url, "123ABCDEFGHIJ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new OnlineLink("https://pay.example/x?a=b&IPKSeF=123ABCDEFGHIJ", "123ABCDEFGHIJ").ksefId()).isEqualTo("123ABCDEFGHIJ");
    }

    /** No health data in any field of a document that the tax office reads. */
    @Test @Proves("KSF-01") void a_service_is_named_in_general_words_unless_somebody_decided_otherwise() {
        var worded = new ServiceId(Builders.id("worded"));
        var settings = new InvoicingSettings(Builders.FACILITY, 1, seller(), Numbering.PLAIN, Option.some(ExemptionBasis.HEALING_ENTITY),
                Map.of(worded, new InvoicingSettings.Wording("Badania profilaktyczne pracowników", Option.some(ExemptionBasis.MEDICAL_PROFESSION))),
                KsefDuty.OTHER_SELLER, false, false, 14, true, Option.none());

        assertThat(settings.nameOf(Builders.SERVICE, VatRate.EXEMPT)).isEqualTo("Usługa medyczna");
        assertThat(settings.nameOf(Builders.SERVICE, VatRate.STANDARD)).isEqualTo("Usługa");
        assertThat(settings.nameOf(worded, VatRate.EXEMPT)).isEqualTo("Badania profilaktyczne pracowników");
        assertThat(settings.exemptionOf(worded)).contains(ExemptionBasis.MEDICAL_PROFESSION);
        assertThat(settings.exemptionOf(Builders.SERVICE)).contains(ExemptionBasis.HEALING_ENTITY);
    }

    @Test @Proves("KSF-30") void an_invoice_has_the_nip_of_its_seller() {
        assertThat(anInvoice().details().parties().seller().nip()).hasToString("1111111111");
    }
}
