package pl.proassist.adapters.paper;

import static pl.proassist.adapters.paper.Figures.account;
import static pl.proassist.adapters.paper.Figures.day;
import static pl.proassist.adapters.paper.Figures.percent;
import static pl.proassist.adapters.paper.Figures.zloty;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import pl.proassist.adapters.paper.Page.Code;
import pl.proassist.adapters.paper.Page.Column;
import pl.proassist.adapters.paper.Page.Column.Look;
import pl.proassist.adapters.paper.Page.Fact;
import pl.proassist.adapters.paper.Page.Party;
import pl.proassist.adapters.paper.Page.Section;
import pl.proassist.adapters.paper.Page.Table;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Advance;
import pl.proassist.domain.invoice.InvoiceContent.Correction;
import pl.proassist.domain.invoice.InvoiceContent.EarlierPayment;
import pl.proassist.domain.invoice.InvoiceContent.Primary;
import pl.proassist.domain.invoice.InvoiceContent.Sale;
import pl.proassist.domain.invoice.InvoiceContent.Settlement;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.RateSum;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VerificationCode;

/** The words of an invoice, all that its XML tells people. A document of Polish law speaks Polish, whoever reads it. */
final class InvoicePage {

    private static final Locale POLISH = new Locale("pl", "PL");
    private static final String HOME = "PL";
    private static final int MILLIMETRES_A_HUNDRED_MODULES = 55;
    private static final String NO_TAX = "–";

    private final InvoicePaper paper;
    private final InvoiceDetails details;

    InvoicePage(InvoicePaper paper) {
        this.paper = paper;
        this.details = paper.invoice().details();
    }

    Page page() {
        var isInvoice = paper.standing() == InvoicePaper.Standing.INVOICE;
        var number = paper.invoice().number();
        return new Page(isInvoice ? title(details.kind()) : "Potwierdzenie transakcji", Option.when(isInvoice, "nr " + number),
                paper.ksef().map(given -> new Fact("Numer KSeF", given.value())),
                Option.when(!isInvoice, "Ten dokument nie jest fakturą. Faktura nr " + number + " czeka na przyjęcie przez Krajowy System e-Faktur (KSeF) "
                        + "i tam zostanie udostępniona nabywcy."),
                facts(), parties(), sections(), total(), attached(), codes());
    }

    private static String title(InvoiceKind kind) {
        return switch (kind) {
            case VAT -> "Faktura";
            case UPR -> "Faktura uproszczona";
            case ZAL -> "Faktura zaliczkowa";
            case ROZ -> "Faktura rozliczeniowa";
            case KOR -> "Faktura korygująca";
            case KOR_ZAL -> "Faktura korygująca fakturę zaliczkową";
            case KOR_ROZ -> "Faktura korygująca fakturę rozliczeniową";
        };
    }

    private List<Fact> facts() {
        return Stream.of(
                Stream.of(new Fact("Data wystawienia", day(paper.invoice().issued()))),
                details.parties().seller().placeOfIssue().map(place -> new Fact("Miejsce wystawienia", place)).toJavaStream(),
                details.content().fold(InvoiceContent.Cases.<Stream<Fact>>of(
                        sale -> Stream.of(sold(sale.sold())),
                        advance -> Stream.of(new Fact("Data otrzymania zapłaty", day(advance.receivedOn()))),
                        settlement -> Stream.of(sold(settlement.sold())),
                        correction -> Stream.of())),
                details.contract().map(contract -> new Fact("Numer umowy", contract)).toJavaStream()).flatMap(each -> each).toList();
    }

    private static Fact sold(SoldIn sold) {
        return sold.isOneDay() ? new Fact("Data wykonania usługi", day(sold.from())) : new Fact("Okres wykonania usług", day(sold.from()) + " – " + day(sold.to()));
    }

    // Who

    private List<Party> parties() {
        var seller = details.parties().seller();
        return Stream.of(
                Stream.of(seller("Sprzedawca", seller)),
                Stream.of(buyer("Nabywca", details.parties().buyer())),
                details.parties().buyer().part().map(unit -> new Party("Odbiorca", lines(unit.name(), unit.address(), Option.some((unit.hasNip() ? "NIP " : "Identyfikator ") + unit.id()))))
                        .toJavaStream(),
                details.parties().payer().map(payer -> new Party("Płatnik", lines(payer.name(), payer.address(), Option.some("NIP " + payer.nip())))).toJavaStream(),
                formerBuyer().map(buyer -> buyer("Nabywca przed korektą", buyer)).toJavaStream()).flatMap(each -> each).toList();
    }

    private Option<Buyer> formerBuyer() {
        return details.content().fold(InvoiceContent.Cases.of(sale -> Option.none(), advance -> Option.none(), settlement -> Option.none(), Correction::formerBuyer));
    }

    static Party seller(String role, Seller seller) {
        return new Party(role, lines(seller.name(), seller.address(), Option.some("NIP " + seller.nip())));
    }

    static Party buyer(String role, Buyer buyer) {
        return new Party(role, lines(buyer.name(), buyer.address(), buyer.fold(consumer -> Option.none(), company -> Option.some("NIP " + company.nip()),
                foreign -> Option.some("Numer podatkowy " + foreign.country() + " " + foreign.taxId()))));
    }

    private static List<String> lines(String name, PostalAddress address, Option<String> taxNumber) {
        return Stream.of(Stream.of(name, address.line1()), address.line2().toJavaStream(),
                Stream.of(address.country()).filter(country -> !country.equals(HOME)).map(country -> new Locale("", country).getDisplayCountry(POLISH)),
                taxNumber.toJavaStream()).flatMap(each -> each).toList();
    }

    // What for

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.addAll(details.content().fold(InvoiceContent.Cases.of(this::sale, this::advance, this::settlement, this::correction)));
        details.exemption().filter(basis -> details.content().hasExempt())
                .forEach(basis -> sections.add(Section.of("", List.of(new Fact("Podstawa zwolnienia z VAT", basis.text())))));
        sections.addAll(payment());
        return sections;
    }

    private List<Section> sale(Sale sale) {
        return Stream.of(Stream.of(lines("Usługi i towary", sale.lines()), sums("Podsumowanie według stawek", sale.sums())),
                Stream.of(sale.earlier()).filter(earlier -> !earlier.isEmpty()).map(InvoicePage::earlier)).flatMap(each -> each).toList();
    }

    private List<Section> advance(Advance advance) {
        return List.of(lines("Zamówienie", advance.lines()), sums("Otrzymana zaliczka według stawek", advance.sums()));
    }

    private List<Section> settlement(Settlement settlement) {
        return List.of(lines("Usługi i towary", settlement.lines()), advances(settlement.advances()), sums("Do rozliczenia po zaliczkach, według stawek", settlement.sums()));
    }

    private List<Section> correction(Correction correction) {
        var original = correction.original();
        var sections = new ArrayList<Section>();
        sections.add(Section.of("Korygowana faktura", Stream.of(
                Stream.of(new Fact("Numer", original.number()), new Fact("Data wystawienia", day(original.issued()))),
                original.ksef().map(number -> new Fact("Numer KSeF", number.value())).toJavaStream(),
                Stream.of(new Fact("Przyczyna korekty", correction.reason()), new Fact("Skutek korekty", effect(correction.effect()))))
                .flatMap(each -> each).toList()));
        if (!correction.before().equals(correction.after())) {
            sections.addAll(state("Przed korektą", correction.before()));
            sections.addAll(state("Po korekcie", correction.after()));
            sections.add(sums("Różnica według stawek", correction.sums()));
        }
        return sections;
    }

    private static String effect(Correction.Effect effect) {
        return switch (effect) {
            case ON_ORIGINAL -> "w dacie faktury pierwotnej";
            case ON_CORRECTION -> "w dacie faktury korygującej";
            case OTHER -> "w innej dacie";
        };
    }

    private static List<Section> state(String when, Primary state) {
        var lines = lines(when, state.lines());
        return state.fold(InvoiceContent.Cases.of(
                sale -> List.of(lines),
                advance -> List.of(new Section(lines.heading(), List.of(new Fact("Otrzymana zaliczka", zloty(Balance.of(advance.received())))), lines.table())),
                settlement -> List.of(lines, advances(settlement.advances())),
                correction -> List.of()));
    }

    private static Section lines(String heading, List<InvoiceLine> lines) {
        var rows = new ArrayList<List<String>>();
        for (var line : lines) {
            rows.add(List.of(String.valueOf(rows.size() + 1), line.name(), String.valueOf(line.quantity()), line.unit(), zloty(Balance.of(line.unitPrice())),
                    percent(line.rate()), zloty(Balance.of(line.gross()))));
        }
        var gross = lines.stream().map(line -> Balance.of(line.gross())).reduce(Balance.ZERO, Balance::plus);
        return Section.of(heading, new Table(List.of(new Column("Lp.", Look.FIGURES), new Column("Nazwa", Look.WORDS), new Column("Ilość", Look.FIGURES),
                new Column("J.m.", Look.SHORT), new Column("Cena brutto", Look.FIGURES), new Column("VAT", Look.FIGURES), new Column("Wartość brutto", Look.FIGURES)),
                rows, List.of("", "Razem", "", "", "", "", zloty(gross))));
    }

    private static Section sums(String heading, List<RateSum> sums) {
        var net = sums.stream().map(RateSum::net).reduce(Balance.ZERO, Balance::plus);
        var tax = sums.stream().map(RateSum::tax).reduce(Balance.ZERO, Balance::plus);
        return Section.of(heading, new Table(List.of(new Column("Stawka VAT", Look.WORDS), new Column("Wartość netto", Look.FIGURES),
                new Column("Kwota VAT", Look.FIGURES), new Column("Wartość brutto", Look.FIGURES)),
                sums.stream().map(sum -> List.of(percent(sum.rate()), zloty(sum.net()), sum.rate().isTaxed() ? zloty(sum.tax()) : NO_TAX, zloty(sum.gross()))).toList(),
                List.of("Razem", zloty(net), zloty(tax), zloty(net.plus(tax)))));
    }

    private static Section earlier(List<EarlierPayment> payments) {
        return Section.of("Zapłaty otrzymane przed wykonaniem usługi", new Table(List.of(new Column("Data", Look.WORDS), new Column("Kwota", Look.FIGURES)),
                payments.stream().map(payment -> List.of(day(payment.on()), zloty(Balance.of(payment.amount())))).toList(), List.of()));
    }

    private static Section advances(List<AdvanceReference> advances) {
        return Section.of("Rozliczone faktury zaliczkowe", new Table(
                List.of(new Column("Numer", Look.WORDS), new Column("Numer KSeF", Look.SHORT), new Column("Kwota brutto", Look.FIGURES)),
                advances.stream().map(advance -> List.of(advance.number(), advance.ksef().map(KsefNumber::value).getOrElse("poza KSeF"), zloty(gross(advance)))).toList(),
                List.of("Razem", "", zloty(advances.stream().map(InvoicePage::gross).reduce(Balance.ZERO, Balance::plus)))));
    }

    private static Balance gross(AdvanceReference advance) {
        return advance.sums().stream().map(RateSum::gross).reduce(Balance.ZERO, Balance::plus);
    }

    private Fact total() {
        var label = details.content().fold(InvoiceContent.Cases.of(
                sale -> "Razem", advance -> "Otrzymana zaliczka", settlement -> "Razem po zaliczkach", correction -> "Kwota korekty"));
        return new Fact(label, zloty(details.content().total()));
    }

    // How it is paid

    private List<Section> payment() {
        return details.settling().fold(
                paid -> List.of(Section.of("Płatność", List.of(new Fact("Zapłacono", zloty(details.content().total()) + ", " + day(paid.on())),
                        new Fact("Forma płatności", form(paid.form()))))),
                inParts -> List.of(parts(inParts)),
                unpaid -> List.of(Section.of("Płatność", Stream.of(
                        Stream.of(new Fact("Do zapłaty", zloty(details.content().total())), new Fact("Termin płatności", day(unpaid.due())),
                                new Fact("Forma płatności", form(unpaid.form()))),
                        details.parties().seller().bankAccount().map(account -> new Fact("Rachunek bankowy", account(account))).toJavaStream())
                        .flatMap(each -> each).toList())),
                notStated -> List.of());
    }

    private Section parts(Settling.InParts paid) {
        var sum = paid.parts().stream().map(part -> Balance.of(part.amount())).reduce(Balance.ZERO, Balance::plus);
        return new Section("Płatność", paid.due().map(due -> List.of(new Fact("Pozostało do zapłaty", zloty(details.content().total().minus(sum))),
                new Fact("Termin płatności", day(due)))).getOrElse(List.of()), Option.some(new Table(
                List.of(new Column("Zapłacono dnia", Look.WORDS), new Column("Forma płatności", Look.WORDS), new Column("Kwota", Look.FIGURES)),
                paid.parts().stream().map(part -> List.of(day(part.on()), form(part.form()), zloty(Balance.of(part.amount())))).toList(),
                List.of("Razem", "", zloty(sum)))));
    }

    private static String form(PaymentForm form) {
        return switch (form.kind()) {
            case CASH -> "gotówka";
            case CARD -> "karta";
            case TRANSFER -> "przelew";
            case MOBILE -> "płatność mobilna";
            case OTHER -> form.words().get();
        };
    }

    // What belongs to it

    private List<Section> attached() {
        return details.attachment().toJavaStream().flatMap(attachment -> attachment.blocks().stream()).flatMap(block -> attached(block).stream()).toList();
    }

    private static List<Section> attached(Attachment.Block block) {
        var facts = Stream.concat(block.facts().stream().map(fact -> new Fact(fact.key(), fact.value())), block.paragraphs().stream().map(text -> new Fact("", text)));
        return Stream.concat(Stream.of(Section.of("Załącznik" + block.heading().map(heading -> ": " + heading).getOrElse(""), facts.toList())),
                block.tables().stream().map(InvoicePage::attached)).toList();
    }

    private static Section attached(Attachment.Table table) {
        return Section.of(table.caption().getOrElse("Tabela"), new Table(table.columns().stream().map(column -> new Column(column.name(), look(column.type()))).toList(),
                table.rows(), List.of()));
    }

    private static Look look(Attachment.Type type) {
        return switch (type) {
            case TEXT -> Look.WORDS;
            case WHOLE, DECIMAL -> Look.FIGURES;
            case DATE, TIME, DATE_TIME -> Look.SHORT;
        };
    }

    // What proves it

    private List<Code> codes() {
        return Stream.concat(paper.access().map(code -> printed(code, "Kod prowadzi do faktury w KSeF.")).toJavaStream(),
                paper.issuer().map(code -> printed(code, "Kod potwierdza, kto wystawił fakturę.")).toJavaStream()).toList();
    }

    private static Code printed(VerificationCode code, String meaning) {
        var picture = new QrCode(code.url());
        return new Code("data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()),
                picture.modules() * MILLIMETRES_A_HUNDRED_MODULES / 100 + "mm", code.label(), code.url(), meaning);
    }
}
