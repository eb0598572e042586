package pl.proassist.adapters.ksef.fa3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.line;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.BuyerUnit.Kind;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.OnlineLink;
import pl.proassist.domain.invoice.OriginalReference;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.shared.Money;

/** Every kind of invoice as FA(3), against the examples that were made for this project and against the ministry's schema where it is at hand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class) @Proves({"KSF-01", "KSF-30", "INV-06"})
class Fa3WriterTest {

    private static final Instant MADE = Instant.parse("2026-11-20T10:15:30Z");
    private static final LocalDate TENTH = LocalDate.of(2026, 11, 10);
    private static final LocalDate TWELFTH = LocalDate.of(2026, 11, 12);
    private static final LocalDate TWENTIETH = LocalDate.of(2026, 11, 20);
    private static final InvoiceId ORIGINAL = new InvoiceId(new UUID(1, 1));
    private static final InvoiceLine VISIT = line("Konsultacja lekarska", "250.00", VatRate.EXEMPT);
    private static final InvoiceLine PROCEDURE = line("Zabieg medycyny estetycznej", "1230.00", VatRate.STANDARD);
    private static final InvoiceLine CHECKS = new InvoiceLine("Badania profilaktyczne pracowników", "usł.", 20, Money.pln("120.00"), VatRate.EXEMPT);
    private static final InvoiceContent.Advance ADVANCE = InvoiceBuilder.advance("300.00");
    private static final Buyer RENAMED = new Buyer.Company(InvoiceBuilder.BUYER, "Zakład Przykładowy sp. k.", InvoiceBuilder.aCompany().address(), Option.none());

    /** What our invoices do not say, what is only another way to say it (gross prices, art. 106e ust. 7), and the name of the program. */
    private static final Set<String> LEFT_OUT = Set.of("UU_ID", "UU_IDZ", "DataUmowy", "P_9A", "P_9B", "P_11", "P_11A", "SystemInfo", "DataWytworzeniaFa");

    @ParameterizedTest(name = "{0}") @MethodSource("examples")
    void the_examples_come_out_of_it(String example, NumberedInvoice invoice) {
        assertThat(told(Fa3Writer.invoice(invoice, MADE))).isEqualTo(told(Examples.tree(example + ".xml")));
    }

    @ParameterizedTest(name = "{0}") @MethodSource({"examples", "others"})
    void our_own_rules_take_what_it_writes(String name, NumberedInvoice invoice) {
        assertThat(new Fa3Documents(Option.none()).write(invoice, MADE).isRight()).isTrue();
    }

    @ParameterizedTest(name = "{0}") @MethodSource({"examples", "others"})
    void the_ministry_s_schema_takes_what_it_writes(String name, NumberedInvoice invoice) {
        assertThat(Examples.schema().wrongIn(Xml.bytes(Fa3Writer.invoice(invoice, MADE)))).isEqualTo(Option.none());
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                arguments("e01-vat-b2c-zwolniona", anInvoice().numbered()),
                arguments("e02-vat-b2b-zw-i-23", anInvoice().toACompany().number("FV/2026/11/0002").soldBy(InvoiceBuilder.sellerIn("Warszawa")).underContract("MP/7/2026")
                        .saying(sale(new SoldIn(LocalDate.of(2026, 11, 1), TWENTIETH), CHECKS, line("Szkolenie z organizacji ochrony zdrowia w zakładzie", "615.00", VatRate.STANDARD)))
                        .settled(new Settling.Unpaid(LocalDate.of(2026, 12, 4), PaymentForm.TRANSFER)).numbered()),
                arguments("e03-zal-zadatek-23", anInvoice().number("ZAL/2026/11/0001").issued(TWELFTH).saying(ADVANCE).settled(new Settling.Paid(TENTH, PaymentForm.ONLINE)).numbered()),
                arguments("e04-roz-po-zaliczce", anInvoice().number("FV/2026/12/0003").issued(LocalDate.of(2026, 12, 2))
                        .saying(settlement(LocalDate.of(2026, 12, 2), Option.some(InvoiceBuilder.NUMBER)))
                        .settled(new Settling.Paid(LocalDate.of(2026, 12, 2), PaymentForm.CARD)).numbered()),
                arguments("e06-kor-stan-przed", correction("KOR/2026/11/0002", "FV/2026/11/0001", "1111111111-20261120-0100A0000003-E2", "Błędna cena", Effect.ON_ORIGINAL,
                        sale(SoldIn.on(LocalDate.of(2026, 11, 25)), VISIT), sale(SoldIn.on(LocalDate.of(2026, 11, 25)), line("Konsultacja lekarska", "200.00", VatRate.EXEMPT)))),
                arguments("e07-kor-zal-zwrot-zadatku", anInvoice().number("KOR/2026/11/0003").issued(LocalDate.of(2026, 11, 18)).settled(new Settling.NotStated())
                        .saying(new InvoiceContent.Correction(new OriginalReference(ORIGINAL, "ZAL/2026/11/0001", TWELFTH, Option.some(InvoiceBuilder.NUMBER), InvoiceKind.ZAL),
                                "Zwrot zadatku - odwołana wizyta", Effect.ON_CORRECTION, received(ADVANCE, 18), received(ADVANCE.none(), 18), Option.none())).numbered()),
                arguments("e08-kor-dane-nabywcy", anInvoice().to(RENAMED).number("KOR/2026/11/0004").issued(LocalDate.of(2026, 11, 25)).settled(new Settling.NotStated())
                        .saying(new InvoiceContent.Correction(new OriginalReference(ORIGINAL, "FV/2026/11/0002", TWENTIETH,
                                Option.some(new KsefNumber("1111111111-20261120-0100A0000002-E5")), InvoiceKind.VAT), "Błędna nazwa nabywcy", Effect.ON_ORIGINAL,
                                sale(SoldIn.on(LocalDate.of(2026, 11, 25)), VISIT), sale(SoldIn.on(LocalDate.of(2026, 11, 25)), VISIT), Option.some(InvoiceBuilder.aCompany()))).numbered()),
                arguments("e09-vat-zaliczka-i-usluga-w-jednym-miesiacu", anInvoice().number("FV/2026/11/0009").issued(LocalDate.of(2026, 11, 28))
                        .saying(new InvoiceContent.Sale(List.of(PROCEDURE), SoldIn.on(LocalDate.of(2026, 11, 27)),
                                List.of(new InvoiceContent.EarlierPayment(TENTH, Money.pln("300.00"))), false))
                        .settled(new Settling.InParts(List.of(new Settling.Part(Money.pln("300.00"), TENTH, PaymentForm.TRANSFER),
                                new Settling.Part(Money.pln("930.00"), LocalDate.of(2026, 11, 27), PaymentForm.CARD)), Option.none())).numbered()),
                arguments("e10-zal-zwolniona", anInvoice().number("ZAL/2026/11/0002").issued(TWELFTH)
                        .saying(new InvoiceContent.Advance(Money.pln("100.00"), TWELFTH, List.of(line("Zabieg chirurgiczny", "1500.00", VatRate.EXEMPT))))
                        .settled(new Settling.Paid(TWELFTH, PaymentForm.MOBILE)).numbered()),
                arguments("e11-vat-link-platnosci", anInvoice().toACompany().number("FV/2026/11/0011")
                        .saying(sale(SoldIn.on(TWENTIETH), line("Opinia lekarska na zlecenie ubezpieczyciela", "123.00", VatRate.STANDARD),
                                new InvoiceLine("Wyrób medyczny", "szt.", 2, Money.pln("108.00"), VatRate.REDUCED)))
                        .settled(new Settling.Unpaid(LocalDate.of(2026, 12, 4), PaymentForm.other("Link do płatności"),
                                Option.some(new OnlineLink("https://platnosci.example.pl/pay?id=7&IPKSeF=123AbCdEfGh01", "123AbCdEfGh01")))).numbered()),
                arguments("e12-vat-zalacznik", anInvoice().toACompany().number("FV/2026/11/0012").settled(new Settling.NotStated())
                        .saying(sale(SoldIn.on(TWENTIETH), new InvoiceLine("Badania profilaktyczne pracowników", "usł.", 2, Money.pln("120.00"), VatRate.EXEMPT)))
                        .attaching(new Attachment(List.of(new Attachment.Block(Option.some("Zestawienie"), List.of(new Attachment.Fact("Umowa", "MP/7/2026")), List.of(),
                                List.of(new Attachment.Table(Option.none(), List.of(new Attachment.Column(Attachment.Type.DATE, "Data"),
                                        new Attachment.Column(Attachment.Type.TEXT, "Rodzaj badania"), new Attachment.Column(Attachment.Type.WHOLE, "Liczba")),
                                        List.of(List.of("2026-11-18", "okresowe", "2")))))))).numbered()));
    }

    static Stream<Arguments> others() {
        var insurer = new Payer(new Nip("3333333333"), "Ubezpieczyciel Przykładowy S.A.", InvoiceBuilder.aCompany().address());
        var german = new Buyer.ForeignCompany("DE", "DE123456789", "Beispiel GmbH", InvoiceBuilder.aCompany().address());
        var greek = new Buyer.ForeignCompany("GR", "123456789", "Paradeigma AE", InvoiceBuilder.aCompany().address());
        var british = new Buyer.ForeignCompany("GB", "GB 123 4567 89", "Example Ltd", InvoiceBuilder.aCompany().address());
        var table = new Attachment.Table(Option.some("Tabela"), Stream.of(Attachment.Type.values()).map(type -> new Attachment.Column(type, type.name())).toList(),
                List.of(List.of("a", "1", "1.5", "2026-11-20", "10:00", ""), List.of("b", "2", "2.5", "2026-11-21", "11:00", "")));
        return Stream.of(
                arguments("simplified", anInvoice().toACompany().saying(new InvoiceContent.Sale(List.of(line("Zaświadczenie", "100.00", VatRate.STANDARD)), SoldIn.on(TWENTIETH),
                        List.of(), true)).numbered()),
                arguments("every rate", anInvoice().saying(sale(SoldIn.on(TENTH), Stream.of(VatRate.values()).map(rate -> line("Usługa", "99.99", rate)).toArray(InvoiceLine[]::new))).numbered()),
                arguments("an insurer pays", anInvoice().paidBy(insurer).settled(new Settling.Unpaid(LocalDate.of(2026, 12, 4), PaymentForm.TRANSFER)).numbered()),
                arguments("a company in Germany", anInvoice().to(german).numbered()), arguments("a company in Greece", anInvoice().to(greek).numbered()),
                arguments("a company in Britain", anInvoice().to(british).numbered()),
                arguments("a school of a municipality", anInvoice().to(buying(Kind.LOCAL_GOVERNMENT_UNIT, "2222222222-00001")).paidBy(insurer).numbered()),
                arguments("a school with a NIP of its own", anInvoice().to(buying(Kind.LOCAL_GOVERNMENT_UNIT, "3333333333")).numbered()),
                arguments("a member of a VAT group", anInvoice().to(buying(Kind.VAT_GROUP_MEMBER, "3333333333")).soldBy(InvoiceBuilder.sellerIn("Łódź")).numbered()),
                arguments("a school whose name was wrong", anInvoice().to(buying(Kind.LOCAL_GOVERNMENT_UNIT, "3333333333")).settled(new Settling.NotStated())
                        .saying(new InvoiceContent.Correction(new OriginalReference(ORIGINAL, "FV/2026/11/0002", TWENTIETH, Option.none(), InvoiceKind.VAT), "Błędny odbiorca",
                                Effect.ON_ORIGINAL, sale(SoldIn.on(TENTH), VISIT), sale(SoldIn.on(TENTH), VISIT), Option.some(InvoiceBuilder.aCompany()))).numbered()),
                arguments("cash", anInvoice().settled(new Settling.Paid(TWENTIETH, PaymentForm.CASH)).numbered()),
                arguments("paid in part", anInvoice().settled(new Settling.InParts(List.of(new Settling.Part(Money.pln("100.00"), TENTH, PaymentForm.ONLINE)),
                        Option.some(LocalDate.of(2026, 12, 4)))).numbered()),
                arguments("an advance from outside KSeF", anInvoice().saying(settlement(TWENTIETH, Option.none())).numbered()),
                arguments("a settlement of which nothing is left", anInvoice().saying(new InvoiceContent.Settlement(List.of(PROCEDURE), SoldIn.on(TWENTIETH),
                        List.of(new AdvanceReference(ORIGINAL, "ZAL/1", Option.none(), InvoiceBuilder.advance("1230.00").sums())))).numbered()),
                arguments("KOR_ROZ", correction(InvoiceKind.ROZ, settlement(TWENTIETH, Option.some(InvoiceBuilder.NUMBER)), settlement(TWENTIETH, Option.some(InvoiceBuilder.NUMBER)).none())),
                arguments("KOR_ZAL of several rates", correction(InvoiceKind.ZAL, mixed("100.01"), mixed("33.33"))),
                arguments("KOR that takes a line away and adds none", correction(InvoiceKind.VAT, sale(SoldIn.on(TENTH), VISIT, PROCEDURE), sale(SoldIn.on(TENTH), VISIT))),
                arguments("KOR that adds a line", correction(InvoiceKind.VAT, sale(SoldIn.on(TENTH), VISIT), sale(SoldIn.on(TENTH), VISIT, PROCEDURE))),
                arguments("KOR of an invoice that KSeF never had", anInvoice().settled(new Settling.NotStated()).saying(new InvoiceContent.Correction(
                        new OriginalReference(ORIGINAL, "FV/1", TENTH, Option.none(), InvoiceKind.VAT), "Zwrot", Effect.OTHER, sale(SoldIn.on(TENTH), VISIT),
                        sale(SoldIn.on(TENTH), VISIT).none(), Option.none())).numbered()),
                arguments("an attachment with everything", anInvoice().attaching(new Attachment(List.of(new Attachment.Block(Option.none(), List.of(new Attachment.Fact("a", "b")),
                        List.of("Akapit pierwszy", "Akapit drugi"), List.of(table, table)), new Attachment.Block(Option.some("Drugi"), List.of(new Attachment.Fact("c", "d")),
                        List.of(), List.of())))).numbered()));
    }

    @Test void who_pays_in_place_of_the_buyer_is_the_third_party_of_role_6() {
        var invoice = anInvoice().paidBy(new Payer(new Nip("3333333333"), "Ubezpieczyciel", InvoiceBuilder.aCompany().address())).numbered();

        var third = Fa3Writer.invoice(invoice, MADE).at("Podmiot3").get();

        assertThat(third.valueAt("DaneIdentyfikacyjne", "NIP")).isEqualTo(Option.some("3333333333"));
        assertThat(third.valueAt("Rola")).isEqualTo(Option.some("6"));
    }

    @ParameterizedTest @CsvSource({"LOCAL_GOVERNMENT_UNIT, 2222222222-00001, IDWew, 8, 1, 2", "LOCAL_GOVERNMENT_UNIT, 3333333333, NIP, 8, 1, 2", "VAT_GROUP_MEMBER, 3333333333, NIP, 10, 2, 1"})
    void the_part_of_a_company_that_buys_is_a_third_party_and_told_of_the_buyer(Kind kind, String id, String field, String role, String municipality, String group) {
        var written = Fa3Writer.invoice(anInvoice().to(buying(kind, id)).numbered(), MADE);

        assertThat(written.at("Podmiot3").get().valueAt("DaneIdentyfikacyjne", field)).contains(id);
        assertThat(written.at("Podmiot3").get().valueAt("Rola")).contains(role);
        assertThat(written.valueAt("Podmiot2", "DaneIdentyfikacyjne", "NIP")).contains("2222222222");
        assertThat(written.valueAt("Podmiot2", "JST")).contains(municipality);
        assertThat(written.valueAt("Podmiot2", "GV")).contains(group);
    }

    private static Buyer buying(Kind kind, String id) {
        return new Buyer.Company(InvoiceBuilder.BUYER, "Gmina Przykładowa", InvoiceBuilder.aCompany().address(),
                Option.some(new BuyerUnit(kind, id, "Szkoła Podstawowa nr 1", InvoiceBuilder.aCompany().address())));
    }

    @Test void a_company_of_the_union_is_known_by_its_vat_number_and_another_one_by_what_it_has() {
        assertThat(identity("DE", "DE123456789")).containsExactly("KodUE DE", "NrVatUE 123456789", "Nazwa X");
        assertThat(identity("GR", "EL123")).containsExactly("KodUE EL", "NrVatUE 123", "Nazwa X");
        assertThat(identity("DE", "HRB 12-34")).containsExactly("KodKraju DE", "NrID HRB 12-34", "Nazwa X");
        assertThat(identity("GB", "123")).containsExactly("KodKraju GB", "NrID 123", "Nazwa X");
    }

    private static List<String> identity(String country, String number) {
        var buyer = new Buyer.ForeignCompany(country, number, "X", InvoiceBuilder.aCompany().address());
        return Fa3Writer.invoice(anInvoice().to(buyer).numbered(), MADE).at("Podmiot2", "DaneIdentyfikacyjne").get().children().stream()
                .map(leaf -> leaf.name() + " " + leaf.value()).toList();
    }

    @Test void taxed_rows_are_gross_and_exempt_ones_say_their_value() {
        var rows = Fa3Writer.invoice(anInvoice().saying(sale(SoldIn.on(TWENTIETH), VISIT, PROCEDURE)).numbered(), MADE).at("Fa").get().all("FaWiersz");

        assertThat(rows.get(0).valueAt("P_9A")).isEqualTo(Option.some("250.00"));
        assertThat(rows.get(0).valueAt("P_11")).isEqualTo(Option.some("250.00"));
        assertThat(rows.get(1).valueAt("P_9B")).isEqualTo(Option.some("1230.00"));
        assertThat(rows.get(1).valueAt("P_11A")).isEqualTo(Option.some("1230.00"));
        assertThat(rows.get(1).valueAt("P_11")).isEqualTo(Option.none());
    }

    @Test void a_correction_shows_only_the_rows_that_change() {
        var invoice = correction(InvoiceKind.VAT, sale(SoldIn.on(TENTH), VISIT, PROCEDURE), sale(SoldIn.on(TENTH), VISIT, PROCEDURE.none()));

        var rows = Fa3Writer.invoice(invoice, MADE).at("Fa").get().all("FaWiersz");

        assertThat(rows).extracting(row -> row.valueAt("NrWierszaFa").get() + " " + row.valueAt("P_8B").get() + " " + row.valueAt("StanPrzed").getOrElse("after"))
                .containsExactly("2 1 1", "2 0 after");
    }

    /** Names, without what is left out, and amounts however many decimals they have. */
    private static List<String> told(Node node) {
        return node.children().isEmpty() ? List.of(node.name() + node.attributes().values().stream().sorted().toList() + " " + plain(node.value()))
                : node.children().stream().filter(child -> !LEFT_OUT.contains(child.name())).flatMap(child -> told(child).stream().map(line -> node.name() + "/" + line)).toList();
    }

    private static String plain(String value) {
        return value.matches("-?\\d+(\\.\\d+)?") && value.length() < 10 ? new BigDecimal(value).setScale(2).toPlainString() : value;
    }

    private static InvoiceContent.Sale sale(SoldIn sold, InvoiceLine... lines) {
        return new InvoiceContent.Sale(List.of(lines), sold, List.of(), false);
    }

    private static InvoiceContent.Settlement settlement(LocalDate sold, Option<KsefNumber> ksef) {
        return new InvoiceContent.Settlement(List.of(PROCEDURE), SoldIn.on(sold), List.of(new AdvanceReference(ORIGINAL, "ZAL/2026/11/0001", ksef, ADVANCE.sums())));
    }

    private static InvoiceContent.Advance received(InvoiceContent.Advance advance, int day) {
        return new InvoiceContent.Advance(advance.received(), LocalDate.of(2026, 11, day), advance.lines());
    }

    private static InvoiceContent.Advance mixed(String received) {
        return new InvoiceContent.Advance(Money.pln(received), TENTH, List.of(VISIT, PROCEDURE, line("Wyrób medyczny", "54.32", VatRate.REDUCED)));
    }

    private static NumberedInvoice correction(InvoiceKind kind, InvoiceContent.Primary before, InvoiceContent.Primary after) {
        return anInvoice().settled(new Settling.NotStated()).saying(new InvoiceContent.Correction(new OriginalReference(ORIGINAL, "FV/1", TENTH, Option.some(InvoiceBuilder.NUMBER), kind),
                "Zwrot", Effect.ON_CORRECTION, before, after, Option.none())).numbered();
    }

    private static NumberedInvoice correction(String number, String original, String ksef, String reason, Effect effect, InvoiceContent.Primary before, InvoiceContent.Primary after) {
        return anInvoice().number(number).issued(LocalDate.of(2026, 11, 25)).settled(new Settling.NotStated())
                .saying(new InvoiceContent.Correction(new OriginalReference(ORIGINAL, original, TWENTIETH, Option.some(new KsefNumber(ksef)), InvoiceKind.VAT), reason, effect,
                        before, after, Option.none())).numbered();
    }
}
