package pl.proassist.adapters.ksef.fa3;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Cases;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;

/** An invoice of ours as FA(3): its elements in the ministry's order (ksef.md 11.2, 11.3). */
final class Fa3Writer {

    private static final String US = "Proassist";
    /** What ties the buyer to the buyer as it stood before. */
    private static final String BUYER_ID = "N1";
    private static final String POLAND = "PL";
    private static final String YES = "1";
    private static final String NO = "2";
    private static final String PAYER_IN_PLACE_OF_BUYER = "6";

    private Fa3Writer() {
    }

    static Node invoice(NumberedInvoice invoice, Instant made) {
        var details = invoice.details();
        var parties = details.parties();
        return Branch.of("Faktura").with(header(made)).with(seller(parties.seller())).with(buyer(parties.buyer(), formerBuyer(details.content()).isDefined()))
                .with(parties.buyer().part().map(Fa3Writer::unit)).with(parties.payer().map(Fa3Writer::payer)).with(content(invoice)).with(details.attachment().map(Fa3Attachment::of)).end();
    }

    private static Node header(Instant made) {
        return Branch.of("Naglowek")
                .with(Node.leaf("KodFormularza", "FA").with("kodSystemowy", "FA (3)").with("wersjaSchemy", "1-0E")).leaf("WariantFormularza", "3")
                .leaf("DataWytworzeniaFa", made.truncatedTo(ChronoUnit.SECONDS).toString()).leaf("SystemInfo", US).end();
    }

    private static Node seller(Seller seller) {
        return Branch.of("Podmiot1").with(identity(seller.nip(), seller.name())).with(address(seller.address())).end();
    }

    private static Node buyer(Buyer buyer, boolean corrected) {
        return Branch.of("Podmiot2").with(identity(buyer)).with(address(buyer.address())).leafIf(corrected, "IDNabywcy", BUYER_ID)
                .leaf("JST", isFor(BuyerUnit.Kind.LOCAL_GOVERNMENT_UNIT, buyer)).leaf("GV", isFor(BuyerUnit.Kind.VAT_GROUP_MEMBER, buyer)).end();
    }

    private static String isFor(BuyerUnit.Kind kind, Buyer buyer) {
        return buyer.part().exists(unit -> unit.kind() == kind) ? YES : NO;
    }

    private static Node unit(BuyerUnit unit) {
        return Branch.of("Podmiot3").with(Branch.of("DaneIdentyfikacyjne").leaf(unit.hasNip() ? "NIP" : "IDWew", unit.id()).leaf("Nazwa", unit.name()).end())
                .with(address(unit.address())).leaf("Rola", role(unit.kind())).end();
    }

    private static String role(BuyerUnit.Kind kind) {
        return switch (kind) {
            case LOCAL_GOVERNMENT_UNIT -> "8";
            case VAT_GROUP_MEMBER -> "10";
        };
    }

    private static Node formerBuyer(Buyer buyer) {
        return Branch.of("Podmiot2K").with(identity(buyer)).with(address(buyer.address())).leaf("IDNabywcy", BUYER_ID).end();
    }

    private static Node payer(Payer payer) {
        return Branch.of("Podmiot3").with(identity(payer.nip(), payer.name())).with(address(payer.address())).leaf("Rola", PAYER_IN_PLACE_OF_BUYER).end();
    }

    private static Node identity(Nip nip, String name) {
        return Branch.of("DaneIdentyfikacyjne").leaf("NIP", nip.value()).leaf("Nazwa", name).end();
    }

    private static Node identity(Buyer buyer) {
        return buyer.fold(consumer -> Branch.of("DaneIdentyfikacyjne").leaf("BrakID", "1").leaf("Nazwa", consumer.name()).end(),
                company -> identity(company.nip(), company.name()), Fa3Writer::identity);
    }

    /** A number of European VAT when it can be one; KSeF shows the invoice to nobody abroad in any case. */
    private static Node identity(Buyer.ForeignCompany company) {
        var vatCountry = company.country().equals("GR") ? "EL" : company.country();
        var number = company.taxId().startsWith(vatCountry) ? company.taxId().substring(vatCountry.length()) : company.taxId();
        var inTheUnion = Value.EU_COUNTRY.wrongIn(vatCountry).isEmpty() && !company.country().equals(POLAND) && Value.EU_VAT_NUMBER.wrongIn(number).isEmpty();
        var identity = Branch.of("DaneIdentyfikacyjne");
        return (inTheUnion ? identity.leaf("KodUE", vatCountry).leaf("NrVatUE", number) : identity.leaf("KodKraju", company.country()).leaf("NrID", company.taxId()))
                .leaf("Nazwa", company.name()).end();
    }

    private static Node address(PostalAddress address) {
        return Branch.of("Adres").leaf("KodKraju", address.country()).leaf("AdresL1", address.line1()).leaf("AdresL2", address.line2()).end();
    }

    private static Node content(NumberedInvoice invoice) {
        var details = invoice.details();
        var content = details.content();
        return sums(time(Branch.of("Fa").leaf("KodWaluty", "PLN").leaf("P_1", invoice.issued().toString())
                .leaf("P_1M", details.parties().seller().placeOfIssue()).leaf("P_2", invoice.number()), content, invoice.issued()), content)
                .leaf("P_15", content.total().toString()).with(notes(Option.when(content.hasExempt(), () -> details.exemption().get().text())))
                .leaf("RodzajFaktury", content.kind().name()).with(correction(content).toJavaStream().flatMap(List::stream))
                .with(Fa3Rows.of(content)).with(Fa3Payment.of(details.settling(), details.parties().seller()))
                .with(details.contract().map(Fa3Writer::contract)).with(Fa3Rows.order(content)).end();
    }

    /** When it was sold, unless that is the day on the invoice (P_6). A correction says it of what stands after it. */
    private static Branch time(Branch fa, InvoiceContent content, LocalDate issued) {
        return content.fold(Cases.of(sale -> time(fa, sale.sold(), issued), advance -> time(fa, SoldIn.on(advance.receivedOn()), issued),
                settlement -> time(fa, settlement.sold(), issued), correction -> time(fa, correction.after(), issued)));
    }

    private static Branch time(Branch fa, SoldIn sold, LocalDate issued) {
        return sold.isOneDay() ? fa.leafIf(!sold.from().equals(issued), "P_6", sold.from().toString())
                : fa.with(Branch.of("OkresFa").leaf("P_6_Od", sold.from().toString()).leaf("P_6_Do", sold.to().toString()).end());
    }

    private static Branch sums(Branch fa, InvoiceContent content) {
        content.sums().forEach(sum -> {
            var field = field(sum.rate());
            fa.leaf("P_13_" + field, sum.net().toString()).leafIf(hasTaxField(sum.rate()), "P_14_" + field, sum.tax().toString());
        });
        return fa;
    }

    private static String field(VatRate rate) {
        return switch (rate) {
            case STANDARD -> "1";
            case REDUCED -> "2";
            case LOWEST -> "3";
            case ZERO -> "6_1";
            case EXEMPT -> "7";
        };
    }

    private static boolean hasTaxField(VatRate rate) {
        return rate.isTaxed() && rate != VatRate.ZERO;
    }

    /** No cash method, no self-billing, no reverse charge, no split payment; exempt by which law, if anything is. */
    private static Node notes(Option<String> exemption) {
        var exempt = Branch.of("Zwolnienie");
        return Branch.of("Adnotacje").leaf("P_16", "2").leaf("P_17", "2").leaf("P_18", "2").leaf("P_18A", "2")
                .with(exemption.fold(() -> exempt.leaf("P_19N", "1"), law -> exempt.leaf("P_19", "1").leaf("P_19A", law)).end())
                .with(Branch.of("NoweSrodkiTransportu").leaf("P_22N", "1").end()).leaf("P_23", "2").with(Branch.of("PMarzy").leaf("P_PMarzyN", "1").end()).end();
    }

    private static Option<InvoiceContent.Correction> asCorrection(InvoiceContent content) {
        return content.fold(Cases.of(sale -> Option.none(), advance -> Option.none(), settlement -> Option.none(), Option::some));
    }

    private static Option<Buyer> formerBuyer(InvoiceContent content) {
        return asCorrection(content).flatMap(InvoiceContent.Correction::formerBuyer);
    }

    private static Option<List<Node>> correction(InvoiceContent content) {
        return asCorrection(content).map(correction -> Branch.of("").leaf("PrzyczynaKorekty", correction.reason()).leaf("TypKorekty", effect(correction.effect()))
                .with(original(correction)).with(correction.formerBuyer().map(Fa3Writer::formerBuyer)).with(before(correction)).end().children());
    }

    private static String effect(InvoiceContent.Correction.Effect effect) {
        return switch (effect) {
            case ON_ORIGINAL -> "1";
            case ON_CORRECTION -> "2";
            case OTHER -> "3";
        };
    }

    private static Node original(InvoiceContent.Correction correction) {
        var original = correction.original();
        var node = Branch.of("DaneFaKorygowanej").leaf("DataWystFaKorygowanej", original.issued().toString()).leaf("NrFaKorygowanej", original.number());
        return original.ksef().fold(() -> node.leaf("NrKSeFN", "1"), number -> node.leaf("NrKSeF", "1").leaf("NrKSeFFaKorygowanej", number.value())).end();
    }

    /** What an advance or a settlement came to before (P_15ZK); a sale says it in its rows. */
    private static Option<Node> before(InvoiceContent.Correction correction) {
        var before = Node.leaf("P_15ZK", correction.before().total().toString());
        return correction.before().fold(Cases.of(sale -> Option.none(), advance -> Option.some(before), settlement -> Option.some(before), never -> Option.none()));
    }

    private static Node contract(String number) {
        return Branch.of("WarunkiTransakcji").with(Branch.of("Umowy").leaf("NrUmowy", number).end()).end();
    }
}
