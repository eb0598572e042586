package pl.proassist.adapters.ksef.fa3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;

/** Our own checks refuse what the ministry's schema refuses; where the schema is at hand it is asked about each case too. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class) @Proves("KSF-01")
class StructureTest {

    private static final String EXEMPT = "e01-vat-b2c-zwolniona.xml";
    private static final String COMPANY = "e02-vat-b2b-zw-i-23.xml";
    private static final String ADVANCE = "e03-zal-zadatek-23.xml";
    private static final String SETTLEMENT = "e04-roz-po-zaliczce.xml";
    private static final String CORRECTION = "e06-kor-stan-przed.xml";
    private static final String PARTS = "e09-vat-zaliczka-i-usluga-w-jednym-miesiacu.xml";
    private static final String LINK = "e11-vat-link-platnosci.xml";
    private static final String ATTACHMENT = "e12-vat-zalacznik.xml";

    @ParameterizedTest @ValueSource(strings = {EXEMPT, COMPANY, ADVANCE, SETTLEMENT, "e05-kor-roznica.xml", CORRECTION, "e07-kor-zal-zwrot-zadatku.xml",
        "e08-kor-dane-nabywcy.xml", PARTS, "e10-zal-zwolniona.xml", LINK, ATTACHMENT})
    void every_example_is_right(String example) {
        assertThat(Structure.wrongIn(Examples.tree(example))).isEqualTo(Option.none());
    }

    @ParameterizedTest
    @CsvSource({"n01-brak-jst-gv, Faktura/Podmiot2/JST, missing", "n02-przecinek-w-kwocie, Faktura/Fa/P_15, wrong-amount",
        "n03-kolejnosc-platnosc-przed-wierszami, Faktura/Fa/FaWiersz, not-expected", "n04-p14-bez-p13, Faktura/Fa/P_15, missing",
        "n05-dwie-podstawy-zwolnienia, Faktura/Fa/Adnotacje/Zwolnienie/P_19C, not-expected", "n06-nip-i-brakid, Faktura/Podmiot2/DaneIdentyfikacyjne/BrakID, not-expected",
        "n07-link-bez-ipksef, Faktura/Fa/Platnosc/LinkDoPlatnosci, not-a-payment-link", "n09-zaplacono-bez-daty, Faktura/Fa/Platnosc/DataZaplaty, missing"})
    void every_invalid_example_is_refused_where_it_is_wrong(String example, String field, String code) {
        assertThat(Structure.wrongIn(Examples.tree("invalid/" + example + ".xml"))).isEqualTo(Option.some(new Fault(field, code, List.of())));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("rules")
    void each_rule_bites(String example, String right, String wrong, String field, String code) {
        var tree = Xml.read(broken(example, right, wrong)).get();

        assertThat(Structure.wrongIn(tree).map(fault -> fault.field() + " " + fault.code())).isEqualTo(Option.some("Faktura/" + field + " " + code));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("rules")
    void the_schema_has_the_same_rule(String example, String right, String wrong, String field, String code) {
        assertThat(Examples.schema().wrongIn(broken(example, right, wrong))).isNotEmpty();
    }

    private static byte[] broken(String example, String right, String wrong) {
        var text = Examples.text(example).replaceAll(">\\s+<", "><");
        assertThat(text).as("what is to be broken").contains(right);
        return text.replace(right, wrong).getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> rules() {
        var name = "<Nazwa>Anna Przykładowa</Nazwa>";
        return Stream.of(
                // order and presence
                arguments(EXEMPT, "<KodWaluty>PLN</KodWaluty>", "", "Fa/KodWaluty", "missing"),
                arguments(EXEMPT, "<P_15>250.00</P_15>", "", "Fa/P_15", "missing"),
                arguments(EXEMPT, "<RodzajFaktury>VAT</RodzajFaktury>", "", "Fa/RodzajFaktury", "missing"),
                arguments(EXEMPT, "<P_18A>2</P_18A>", "", "Fa/Adnotacje/P_18A", "missing"),
                arguments(EXEMPT, "<GV>2</GV>", "", "Podmiot2/GV", "missing"),
                arguments(EXEMPT, "<BrakID>1</BrakID>", "", "Podmiot2/DaneIdentyfikacyjne/BrakID|KodKraju|KodUE|NIP|NrID", "missing"),
                arguments(EXEMPT, "<P_19>1</P_19>", "<P_19>1</P_19><P_19N>1</P_19N>", "Fa/Adnotacje/Zwolnienie/P_19A|P_19B|P_19C", "missing"),
                arguments(EXEMPT, "<P_8A>usł.</P_8A><P_8B>1</P_8B>", "<P_8B>1</P_8B><P_8A>usł.</P_8A>", "Fa/FaWiersz/P_8A", "not-expected"),
                arguments(EXEMPT, "<P_2>FV/2026/11/0001</P_2>", "<P_2>FV/2026/11/0001</P_2><P_2>FV/2</P_2>", "Fa/P_15", "missing"),
                arguments(EXEMPT, "<JST>2</JST>", "<Uwagi>pilne</Uwagi><JST>2</JST>", "Podmiot2/JST", "missing"),
                arguments(EXEMPT, "</Fa>", "</Fa><Koniec>1</Koniec>", "Koniec", "not-expected"),
                arguments(COMPANY, "<P_6_Do>2026-11-20</P_6_Do>", "", "Fa/OkresFa/P_6_Do", "missing"),
                arguments(COMPANY, "<P_14_1>115.00</P_14_1>", "", "Fa/P_14_1", "missing"),
                arguments(ADVANCE, "<WartoscZamowienia>1230.00</WartoscZamowienia>", "", "Fa/Zamowienie/WartoscZamowienia", "missing"),
                arguments(SETTLEMENT, "<NrKSeFFaZaliczkowej>1111111111-20261112-0100A0000001-F9</NrKSeFFaZaliczkowej>", "",
                        "Fa/FakturaZaliczkowa/NrKSeFFaZaliczkowej|NrKSeFZN", "missing"),
                arguments(CORRECTION, "<NrKSeF>1</NrKSeF>", "<NrKSeFN>1</NrKSeFN>", "Fa/DaneFaKorygowanej/NrKSeFFaKorygowanej", "not-expected"),
                arguments(PARTS, "<DataZaplatyCzesciowej>2026-11-27</DataZaplatyCzesciowej>", "", "Fa/Platnosc/ZaplataCzesciowa[2]/DataZaplatyCzesciowej", "missing"),
                arguments(ATTACHMENT, "<MetaDane><ZKlucz>Umowa</ZKlucz><ZWartosc>MP/7/2026</ZWartosc></MetaDane>", "", "Zalacznik/BlokDanych/MetaDane", "missing"),
                arguments(ATTACHMENT, "<Wiersz><WKom>2026-11-18</WKom><WKom>okresowe</WKom><WKom>2</WKom></Wiersz>", "", "Zalacznik/BlokDanych/Tabela/Wiersz", "missing"),
                // words
                arguments(EXEMPT, name, "<Nazwa>" + "a".repeat(513) + "</Nazwa>", "Podmiot2/DaneIdentyfikacyjne/Nazwa", "too-long"),
                arguments(EXEMPT, name, "<Nazwa>  </Nazwa>", "Podmiot2/DaneIdentyfikacyjne/Nazwa", "blank"),
                arguments(EXEMPT, name, "<Nazwa/>", "Podmiot2/DaneIdentyfikacyjne/Nazwa", "blank"),
                arguments(EXEMPT, "<P_2>FV/2026/11/0001</P_2>", "<P_2>" + "1".repeat(257) + "</P_2>", "Fa/P_2", "too-long"),
                arguments(EXEMPT, "<P_7>Konsultacja lekarska</P_7>", "<P_7>" + "a".repeat(513) + "</P_7>", "Fa/FaWiersz/P_7", "too-long"),
                arguments(EXEMPT, "<Podmiot2>", "<Podmiot2>słowo", "Podmiot2", "not-expected"),
                arguments(EXEMPT, "<JST>2</JST>", "<NrKlienta>" + "1".repeat(257) + "</NrKlienta><JST>2</JST>", "Podmiot2/NrKlienta", "too-long"),
                arguments(EXEMPT, "<JST>2</JST>", "<IDNabywcy>" + "1".repeat(33) + "</IDNabywcy><JST>2</JST>", "Podmiot2/IDNabywcy", "too-long"),
                arguments(COMPANY, "<NrRB>73111111111111111111111111</NrRB>", "<NrRB>731111111</NrRB>", "Fa/Platnosc/RachunekBankowy/NrRB", "too-short"),
                arguments(EXEMPT, "<JST>2</JST>", "<DaneKontaktowe><Email>anna</Email></DaneKontaktowe><JST>2</JST>", "Podmiot2/DaneKontaktowe/Email", "not-an-email"),
                arguments(EXEMPT, "<JST>2</JST>", "<DaneKontaktowe><Telefon>" + "1".repeat(17) + "</Telefon></DaneKontaktowe><JST>2</JST>", "Podmiot2/DaneKontaktowe/Telefon", "too-long"),
                // amounts
                arguments(EXEMPT, "<P_15>250.00</P_15>", "<P_15>250,00</P_15>", "Fa/P_15", "wrong-amount"),
                arguments(EXEMPT, "<P_15>250.00</P_15>", "<P_15>+250.00</P_15>", "Fa/P_15", "wrong-amount"),
                arguments(EXEMPT, "<P_15>250.00</P_15>", "<P_15>0250.00</P_15>", "Fa/P_15", "wrong-amount"),
                arguments(EXEMPT, "<P_15>250.00</P_15>", "<P_15>250.000</P_15>", "Fa/P_15", "wrong-amount"),
                arguments(EXEMPT, "<P_15>250.00</P_15>", "<P_15>1 250.00</P_15>", "Fa/P_15", "wrong-amount"),
                arguments(EXEMPT, "<P_8B>1</P_8B>", "<P_8B>1.0000001</P_8B>", "Fa/FaWiersz/P_8B", "wrong-amount"),
                arguments(EXEMPT, "<P_9A>250.00</P_9A>", "<P_9A>250.000000001</P_9A>", "Fa/FaWiersz/P_9A", "wrong-amount"),
                arguments(EXEMPT, "<NrWierszaFa>1</NrWierszaFa>", "<NrWierszaFa>0</NrWierszaFa>", "Fa/FaWiersz/NrWierszaFa", "wrong-number"),
                arguments(EXEMPT, "<P_12>zw</P_12>", "<P_12_XII>101</P_12_XII>", "Fa/FaWiersz/P_12_XII", "wrong-amount"),
                // days
                arguments(EXEMPT, "<P_1>2026-11-20</P_1>", "<P_1>20.11.2026</P_1>", "Fa/P_1", "not-a-date"),
                arguments(EXEMPT, "<P_1>2026-11-20</P_1>", "<P_1>2026-02-30</P_1>", "Fa/P_1", "not-a-date"),
                arguments(EXEMPT, "<P_1>2026-11-20</P_1>", "<P_1>2026-11-20Z</P_1>", "Fa/P_1", "not-a-date"),
                arguments(EXEMPT, "<P_1>2026-11-20</P_1>", "<P_1>2005-12-31</P_1>", "Fa/P_1", "not-a-date"),
                arguments(EXEMPT, "<P_1>2026-11-20</P_1>", "<P_1>2050-01-02</P_1>", "Fa/P_1", "not-a-date"),
                arguments(EXEMPT, "<DataZaplaty>2026-11-20</DataZaplaty>", "<DataZaplaty>2016-06-30</DataZaplaty>", "Fa/Platnosc/DataZaplaty", "not-a-date"),
                arguments(COMPANY, "<DataUmowy>2026-01-02</DataUmowy>", "<DataUmowy>1989-12-31</DataUmowy>", "Fa/WarunkiTransakcji/Umowy/DataUmowy", "not-a-date"),
                arguments(EXEMPT, "2026-11-20T10:15:30Z", "2025-08-31T23:59:59Z", "Naglowek/DataWytworzeniaFa", "not-an-instant"),
                arguments(EXEMPT, "2026-11-20T10:15:30Z", "2026-11-20 10:15:30", "Naglowek/DataWytworzeniaFa", "not-an-instant"),
                // codes and numbers
                arguments(EXEMPT, "<KodWaluty>PLN</KodWaluty>", "<KodWaluty>zł</KodWaluty>", "Fa/KodWaluty", "wrong-form"),
                arguments(EXEMPT, "<RodzajFaktury>VAT</RodzajFaktury>", "<RodzajFaktury>PRO</RodzajFaktury>", "Fa/RodzajFaktury", "not-allowed"),
                arguments(EXEMPT, "<P_12>zw</P_12>", "<P_12>21</P_12>", "Fa/FaWiersz/P_12", "not-allowed"),
                arguments(EXEMPT, "<P_12>zw</P_12>", "<P_12>zw</P_12><GTU>GTU_14</GTU>", "Fa/FaWiersz/GTU", "wrong-form"),
                arguments(EXEMPT, "<BrakID>1</BrakID>", "<BrakID>2</BrakID>", "Podmiot2/DaneIdentyfikacyjne/BrakID", "not-allowed"),
                arguments(EXEMPT, "<JST>2</JST>", "<JST>3</JST>", "Podmiot2/JST", "not-allowed"),
                arguments(EXEMPT, "<FormaPlatnosci>2</FormaPlatnosci>", "<FormaPlatnosci>8</FormaPlatnosci>", "Fa/Platnosc/FormaPlatnosci", "not-allowed"),
                arguments(CORRECTION, "<TypKorekty>1</TypKorekty>", "<TypKorekty>4</TypKorekty>", "Fa/TypKorekty", "not-allowed"),
                arguments(COMPANY, "<NIP>2222222222</NIP>", "<NIP>PL2222222222</NIP>", "Podmiot2/DaneIdentyfikacyjne/NIP", "not-a-nip"),
                arguments(COMPANY, "<NIP>2222222222</NIP>", "<NIP>0222222222</NIP>", "Podmiot2/DaneIdentyfikacyjne/NIP", "not-a-nip"),
                arguments(COMPANY, "<NIP>2222222222</NIP>", "<KodUE>GR</KodUE><NrVatUE>123</NrVatUE>", "Podmiot2/DaneIdentyfikacyjne/KodUE", "not-a-country"),
                arguments(COMPANY, "<NIP>2222222222</NIP>", "<KodUE>DE</KodUE><NrVatUE>12-3</NrVatUE>", "Podmiot2/DaneIdentyfikacyjne/NrVatUE", "wrong-form"),
                arguments(COMPANY, "<NIP>2222222222</NIP>", "<NrID>" + "1".repeat(51) + "</NrID>", "Podmiot2/DaneIdentyfikacyjne/NrID", "too-long"),
                arguments(COMPANY, "<KodKraju>PL</KodKraju><AdresL1>ul. Fabryczna 5</AdresL1>", "<KodKraju>XX</KodKraju><AdresL1>ul. Fabryczna 5</AdresL1>",
                        "Podmiot2/Adres/KodKraju", "not-a-country"),
                arguments(SETTLEMENT, "1111111111-20261112-0100A0000001-F9", "1111111111-20261112-0100A0000001", "Fa/FakturaZaliczkowa/NrKSeFFaZaliczkowej", "not-a-ksef-number"),
                arguments(LINK, "<IPKSeF>123AbCdEfGh01</IPKSeF>", "<IPKSeF>12AbCdEfGh01</IPKSeF>", "Fa/Platnosc/IPKSeF", "wrong-form"),
                arguments(LINK, "https://platnosci", "ftp://platnosci", "Fa/Platnosc/LinkDoPlatnosci", "not-a-payment-link"),
                arguments(ATTACHMENT, "<Kol Typ=\"int\">", "<Kol Typ=\"money\">", "Zalacznik/BlokDanych/Tabela/TNaglowek/Kol[3]/@Typ", "not-allowed"),
                arguments(ATTACHMENT, "<Kol Typ=\"int\">", "<Kol>", "Zalacznik/BlokDanych/Tabela/TNaglowek/Kol[3]/@Typ", "missing"),
                // the form
                arguments(EXEMPT, "kodSystemowy=\"FA (3)\"", "kodSystemowy=\"FA (2)\"", "Naglowek/KodFormularza/@kodSystemowy", "not-allowed"),
                arguments(EXEMPT, " wersjaSchemy=\"1-0E\"", "", "Naglowek/KodFormularza/@wersjaSchemy", "missing"),
                arguments(EXEMPT, "<WariantFormularza>3</WariantFormularza>", "<WariantFormularza>2</WariantFormularza>", "Naglowek/WariantFormularza", "not-allowed"),
                arguments(EXEMPT, "<P_15>", "<P_15 waluta=\"PLN\">", "Fa/P_15/@waluta", "not-expected"),
                // few enough that the schema counts them itself
                arguments(PARTS, "<ZaliczkaCzesciowa>", "<ZaliczkaCzesciowa><P_6Z>2026-11-10</P_6Z><P_15Z>1.00</P_15Z></ZaliczkaCzesciowa>".repeat(31) + "<ZaliczkaCzesciowa>",
                        "Fa/ZaliczkaCzesciowa", "too-many"),
                arguments(ATTACHMENT, "</BlokDanych>", "<Tekst>" + "<Akapit>a</Akapit>".repeat(11) + "</Tekst></BlokDanych>", "Zalacznik/BlokDanych/Tekst", "not-expected"),
                arguments(ATTACHMENT, "<Tabela>", "<Tekst>" + "<Akapit>a</Akapit>".repeat(11) + "</Tekst><Tabela>", "Zalacznik/BlokDanych/Tekst/Akapit", "too-many"));
    }

    /** The schema as Java can compile it no longer counts so far (ksef.md 17). */
    @Test void ten_thousand_rows_are_the_most() {
        assertThat(Structure.wrongIn(withRows(10_000))).isEqualTo(Option.none());
        assertThat(Structure.wrongIn(withRows(10_001))).isEqualTo(Option.some(new Fault("Faktura/Fa/FaWiersz", "too-many", List.of("10000"))));
    }

    private static Node withRows(int count) {
        var invoice = Examples.tree(EXEMPT);
        var fa = invoice.at("Fa").get();
        var row = fa.at("FaWiersz").get();
        var content = new ArrayList<Node>();
        fa.children().forEach(child -> content.addAll(child.equals(row) ? Collections.nCopies(count, row) : List.of(child)));
        return Branch.of("Faktura").with(invoice.children().stream().map(child -> child.equals(fa) ? Branch.of("Fa").with(content.stream()).end() : child)).end();
    }

    @ParameterizedTest @ValueSource(strings = {"0", "-1.5", "1234567890123456.99"})
    void an_amount_may_be_small_negative_or_huge(String amount) {
        var tree = Xml.read(broken(EXEMPT, "<P_15>250.00</P_15>", "<P_15>" + amount + "</P_15>")).get();

        assertThat(Structure.wrongIn(tree)).isEqualTo(Option.none());
    }
}
