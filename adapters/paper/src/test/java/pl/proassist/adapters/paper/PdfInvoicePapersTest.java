package pl.proassist.adapters.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.paper.Examples.ACCESS;
import static pl.proassist.adapters.paper.Examples.ADVANCE;
import static pl.proassist.adapters.paper.Examples.BY_EC;
import static pl.proassist.adapters.paper.Examples.BY_RSA;
import static pl.proassist.adapters.paper.Examples.DAY;
import static pl.proassist.adapters.paper.Examples.EMPLOYER;
import static pl.proassist.adapters.paper.Examples.KSEF;
import static pl.proassist.adapters.paper.Examples.MIXED;
import static pl.proassist.adapters.paper.Examples.PATIENT;
import static pl.proassist.adapters.paper.Examples.VISIT;
import static pl.proassist.adapters.paper.Examples.accepted;
import static pl.proassist.adapters.paper.Examples.invoice;
import static pl.proassist.adapters.paper.Examples.line;
import static pl.proassist.adapters.paper.Examples.offline;
import static pl.proassist.adapters.paper.Examples.outside;
import static pl.proassist.adapters.paper.Examples.paid;
import static pl.proassist.adapters.paper.Examples.unpaid;

import io.vavr.control.Option;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.application.port.InvoicePapersContract;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.InvoicePaper.Standing;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.Parties;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.shared.Money;

class PdfInvoicePapersTest extends InvoicePapersContract {

    private final InvoicePapers papers = new PdfInvoicePapers();

    @Override protected InvoicePapers papers() {
        return papers;
    }

    @Override protected String read(byte[] file) {
        return new ReadPdf(file).text();
    }

    @Test @Proves({"INV-02", "KSF-25"}) void a_patients_invoice_outside_ksef_says_all_that_the_law_asks_and_has_no_code() {
        var read = printed(outside(invoice("FV/2026/11/42", PATIENT, VISIT, paid())));

        assertThat(read.text()).contains("Faktura nr FV/2026/11/42", "Data wystawienia 23.11.2026", "Data wykonania usługi 23.11.2026",
                "Przychodnia Źródło Sp. z o.o.", "NIP 5265877635", "Łucja Żak-Gżegżółka", "ul. Świętej Jadwigi 7 m. 3", "90-001 Łódź",
                "1 Konsultacja specjalistyczna 1 usł. 200,00 zł zw 200,00 zł", "zw 200,00 zł – 200,00 zł", "art. 43 ust. 1 pkt 18 ustawy o VAT",
                "Zapłacono 200,00 zł, 23.11.2026", "Płatność internetowa", "Razem 200,00 zł", "strona 1 z 1").doesNotContain("KSeF", "Rachunek bankowy");
        assertThat(read.codes()).isEmpty();
        assertThat(read.pages()).isEqualTo(1);
    }

    @Test @Proves({"KSF-02", "KSF-17"}) void an_accepted_invoice_has_its_number_and_one_code_that_leads_to_it() {
        var read = printed(accepted(invoice("FV/2026/11/43", EMPLOYER, MIXED, unpaid())));

        assertThat(read.text()).contains("Numer KSeF " + KSEF, "Śrubex Sp. z o.o. Sp. k.", "NIP 1111111111", "Okres wykonania usług 03.11.2026 – 23.11.2026",
                "23% 100,00 zł 23,00 zł 123,00 zł", "8% 150,00 zł 12,00 zł 162,00 zł", "zw 500,00 zł – 500,00 zł", "Razem 750,00 zł 35,00 zł 785,00 zł",
                "05.11.2026 300,00 zł", "Do zapłaty 785,00 zł", "Termin płatności 07.12.2026", "przelew", "61 1090 1014 0000 0712 1981 2874")
                .doesNotContain("OFFLINE", "CERTYFIKAT");
        assertThat(read.codes()).containsExactly(ACCESS);
    }

    @ParameterizedTest @ValueSource(strings = {"EC", "RSA"}) @Proves({"KSF-14", "KSF-17", "A27"})
    void what_is_handed_over_offline_has_two_codes_that_can_be_read_from_the_page(String key) {
        var certificate = key.equals("EC") ? BY_EC : BY_RSA;

        var read = printed(offline(invoice("FV/2026/11/44", PATIENT, VISIT, paid()), Standing.INVOICE, certificate));

        assertThat(read.text()).contains("Faktura nr FV/2026/11/44", "OFFLINE", "CERTYFIKAT").doesNotContain("Numer KSeF");
        assertThat(read.codes()).containsExactlyInAnyOrder(ACCESS, certificate);
    }

    @Test @Proves("KSF-17") void a_business_that_waits_for_ksef_gets_a_confirmation_that_calls_itself_no_invoice() {
        var read = printed(offline(invoice("FV/2026/11/45", EMPLOYER, MIXED, unpaid()), Standing.CONFIRMATION, BY_EC));

        assertThat(read.text()).contains("Potwierdzenie transakcji", "Ten dokument nie jest fakturą. Faktura nr FV/2026/11/45 czeka na przyjęcie").doesNotStartWith("Faktura");
        assertThat(read.codes()).containsExactlyInAnyOrder(ACCESS, BY_EC);
    }

    @Test @Proves("INV-02") void an_advance_tells_the_order_and_what_was_received() {
        var read = printed(accepted(invoice("FZ/2026/11/3", EMPLOYER, ADVANCE, new Settling.Paid(DAY.minusDays(4), PaymentForm.CARD))));

        assertThat(read.text()).contains("Faktura zaliczkowa", "Data otrzymania zapłaty 19.11.2026", "Zamówienie", "1 Zabieg estetyczny 1 usł. 615,00 zł 23% 615,00 zł",
                "23% 81,30 zł 18,70 zł 100,00 zł", "Otrzymana zaliczka 100,00 zł", "karta");
    }

    @Test @Proves("INV-02") void a_settlement_names_each_advance_and_what_is_left() {
        var read = printed(accepted(invoice("FR/2026/11/1", EMPLOYER, Examples.settlement(), unpaid())));

        assertThat(read.text()).contains("Faktura rozliczeniowa", "FZ/2026/11/3 " + KSEF + " 100,00 zł", "FZ/2026/11/4 poza KSeF 15,00 zł", "Razem 115,00 zł",
                "Razem po zaliczkach 500,00 zł", "Do zapłaty 500,00 zł");
    }

    @Test @Proves("INV-05") void a_correction_shows_before_after_and_the_difference_below_zero() {
        var read = printed(accepted(invoice("FK/2026/11/2", EMPLOYER, Examples.correction(), new Settling.NotStated())));

        assertThat(read.text()).contains("Faktura korygująca", "Korygowana faktura Numer FV/2026/11/41 Data wystawienia 21.11.2026 Numer KSeF " + KSEF,
                "Przyczyna korekty Zwrot zapłaty za odwołaną wizytę", "Skutek korekty w dacie faktury korygującej", "Przed korektą", "3 Orteza nadgarstka 3 usł. 54,00 zł 8% 162,00 zł",
                "Po korekcie", "3 Orteza nadgarstka 0 usł. 54,00 zł 8% 0,00 zł", "Różnica według stawek", "zw -250,00 zł – -250,00 zł",
                "8% -150,00 zł -12,00 zł -162,00 zł", "Kwota korekty -412,00 zł").doesNotContain("23% 0,00 zł");
    }

    @Test @Proves("INV-05") void a_corrected_buyer_stands_beside_the_former_one_and_no_amount_changes() {
        var read = printed(accepted(invoice("FK/2026/11/3", PATIENT, Examples.correctedBuyer(), new Settling.NotStated())));

        assertThat(read.text()).contains("Nabywca Łucja Żak-Gżegżółka", "Nabywca przed korektą Łucja Żak", "ul. Krótka 1", "Kwota korekty 0,00 zł")
                .doesNotContain("Przed korektą Lp.");
    }

    @Test void a_payer_stands_beside_the_patient_and_parts_of_a_payment_under_each_other() {
        var parts = new Settling.InParts(List.of(new Settling.Part(Money.pln("50.00"), DAY.minusDays(2), PaymentForm.CASH),
                new Settling.Part(Money.pln("30.00"), DAY, PaymentForm.MOBILE)), Option.some(DAY.plusDays(7)));

        var read = printed(outside(invoice("FV/2026/11/46", Examples.withPayer(), VISIT, parts, Option.none())));

        assertThat(read.text()).contains("Płatnik", "Ubezpieczenia Ósme S.A.", "Pozostało do zapłaty 120,00 zł", "Termin płatności 30.11.2026",
                "21.11.2026 gotówka 50,00 zł", "23.11.2026 płatność mobilna 30,00 zł", "Razem 80,00 zł");
    }

    @Test void the_part_of_a_company_that_buys_and_the_place_of_issue_are_named() {
        var seller = Examples.seller();
        var there = new Seller(seller.nip(), seller.name(), seller.address(), seller.bankAccount(), Option.some("Łódź"));
        var unit = new BuyerUnit(BuyerUnit.Kind.LOCAL_GOVERNMENT_UNIT, "2222222222-00001", "Szkoła Podstawowa nr 1", EMPLOYER.address());
        var municipality = new Buyer.Company(new Nip("2222222222"), "Gmina Próbna", EMPLOYER.address(), Option.some(unit));

        var read = printed(accepted(invoice("FV/2026/11/48", new Parties(there, municipality, Option.none()), VISIT, unpaid(), Option.none())));

        assertThat(read.text()).contains("Miejsce wystawienia Łódź", "Odbiorca", "Szkoła Podstawowa nr 1", "Identyfikator 2222222222-00001", "Gmina Próbna");
    }

    @Test @Proves("INV-06") void an_attachment_is_printed_with_the_invoice() {
        var read = printed(accepted(invoice("FV/2026/11/47", new Parties(Examples.seller(), EMPLOYER, Option.none()), VISIT, unpaid(),
                Option.some(Examples.attachment()))));

        assertThat(read.text()).contains("Numer umowy MP/7/2026", "Załącznik: Zestawienie usług", "Usługi wykonane w listopadzie.", "Liczba usług", "Łódź 12", "Zgierz 3");
    }

    @Test void a_buyer_abroad_is_named_with_the_country_and_its_tax_number() {
        var buyer = new Buyer.ForeignCompany("DE", "DE811569869", "Müller & Söhne GmbH <Praxis>", new PostalAddress("DE", "Hauptstraße 5, 10115 Berlin", Option.none()));

        assertThat(printed(accepted(invoice("FV/2026/11/48", buyer, VISIT, paid()))).text()).contains("Müller & Söhne GmbH <Praxis>", "Niemcy", "Numer podatkowy DE DE811569869");
    }

    @Test void many_lines_fill_many_pages_each_with_the_heads_of_its_columns_and_nothing_is_lost() {
        var lines = IntStream.rangeClosed(1, 150).mapToObj(number -> line("Badanie laboratoryjne nr " + number, 1, "1000.01", VatRate.EXEMPT)).toList();

        var read = printed(accepted(invoice("FV/2026/11/49", EMPLOYER, new InvoiceContent.Sale(lines, SoldIn.on(DAY), List.of(), false), unpaid())));

        assertThat(read.pages()).isBetween(4, 6);
        assertThat(read.text(2)).contains("Lp. Nazwa Ilość J.m. Cena brutto VAT Wartość brutto", "Faktura nr FV/2026/11/49", "strona 2 z " + read.pages());
        assertThat(Pattern.compile("Badanie laboratoryjne nr \\d+").matcher(read.text()).results().map(found -> found.group().replaceAll("\\D", ""))
                .map(Integer::valueOf).toList()).isEqualTo(IntStream.rangeClosed(1, 150).boxed().toList());
        assertThat(read.text()).contains("Razem 150 001,50 zł");
        assertThat(read.codes()).containsExactly(ACCESS);
    }

    @Test void names_as_long_as_the_law_takes_them_stay_on_the_page() {
        var long512 = "Ź".repeat(512);
        var read = printed(outside(invoice("9".repeat(256), new Buyer.Consumer(long512, PostalAddress.inPoland("Ł".repeat(512))),
                new InvoiceContent.Sale(List.of(line(long512, 1_000_000, "99999.99", VatRate.STANDARD)), SoldIn.on(DAY), List.of(), false), paid())));

        assertThat(read.text().chars().filter(letter -> letter == 'Ź').count()).isEqualTo(2 * 512 + 1);
        assertThat(read.text().chars().filter(letter -> letter == 'Ł').count()).isGreaterThanOrEqualTo(512);
    }

    @Test @Proves("INV-02") void nothing_runs_over_the_edge_of_the_page() {
        var parties = new Parties(Examples.seller(), EMPLOYER, Option.none());
        var settled = printed(accepted(invoice("FR/2026/11/1", parties, Examples.settlement(), unpaid(), Option.none())));
        var usual = invoice("9".repeat(256), parties, MIXED, unpaid(), Option.none()).details();
        var agreed = printed(accepted(new NumberedInvoice(new InvoiceDetails(usual.id(), usual.facility(), usual.visits(), usual.patient(), usual.parties(), usual.content(),
                usual.settling(), usual.exemption(), usual.attachment(), Option.some("U".repeat(InvoiceDetails.LONGEST_CONTRACT))), "9".repeat(256), DAY)));
        var corrected = printed(accepted(invoice("FK/2026/11/2", parties, Examples.correction(), new Settling.NotStated(), Option.none())));

        assertThat(List.of(settled, agreed, corrected)).allSatisfy(read -> {
            assertThat(read.text()).contains("Numer KSeF " + KSEF);
            assertThat(read.reach()).isBetween(150.0, 195.5);
        });
    }

    @Test void the_fonts_lie_within_and_hold_letters_of_patients_from_the_east() {
        var read = printed(outside(invoice("FV/2026/11/50", new Buyer.Consumer("Олена Коваленко-Їжакевич", PostalAddress.inPoland("ul. Gęsia 1, Łódź")), VISIT, paid())));

        assertThat(read.text()).contains("Олена Коваленко-Їжакевич");
        assertThat(read.<Boolean>read(document -> {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    if (!page.getResources().getFont(name).isEmbedded()) {
                        return false;
                    }
                }
            }
            return true;
        })).isTrue();
        assertThat(read.file().length).isLessThan(60_000);
    }

    private ReadPdf printed(InvoicePaper paper) {
        return new ReadPdf(papers.print(paper));
    }
}
