package pl.proassist.adapters.paper;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoicePaper;
import pl.proassist.domain.invoice.InvoicePaper.Standing;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.OriginalReference;
import pl.proassist.domain.invoice.Parties;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.RateSum;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.invoice.VerificationCode;
import pl.proassist.domain.shared.Money;

/** Invoices of a clinic in Łódź, of every kind. */
final class Examples {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final KsefNumber KSEF = new KsefNumber("5265877635-20250826-0100001AF629-AF");
    static final String ACCESS = "https://qr-test.ksef.mf.gov.pl/invoice/5265877635/23-11-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE";
    static final String BY_EC = "https://qr-test.ksef.mf.gov.pl/certificate/Nip/5265877635/5265877635/01F20A5D352AE590/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE/"
            + "Ab3_".repeat(21) + "Xy";
    static final String BY_RSA = BY_EC.substring(0, BY_EC.lastIndexOf('/') + 1) + "Qw-9".repeat(85) + "Zz";

    static final Buyer PATIENT = new Buyer.Consumer("Łucja Żak-Gżegżółka", new PostalAddress("PL", "ul. Świętej Jadwigi 7 m. 3", Option.some("90-001 Łódź")));
    static final Buyer EMPLOYER = new Buyer.Company(new Nip("1111111111"), "Śrubex Sp. z o.o. Sp. k.", PostalAddress.inPoland("ul. Żelazna 12, 00-850 Warszawa"), Option.none());

    static final InvoiceContent.Sale VISIT = new InvoiceContent.Sale(List.of(line("Konsultacja specjalistyczna", 1, "200.00", VatRate.EXEMPT)), SoldIn.on(DAY), List.of(), false);
    static final InvoiceContent.Sale MIXED = new InvoiceContent.Sale(List.of(line("Konsultacja specjalistyczna", 2, "250.00", VatRate.EXEMPT),
            line("Zaświadczenie dla ubezpieczyciela", 1, "123.00", VatRate.STANDARD), line("Orteza nadgarstka", 3, "54.00", VatRate.REDUCED)),
            new SoldIn(DAY.minusDays(20), DAY), List.of(new InvoiceContent.EarlierPayment(DAY.minusDays(18), Money.pln("300.00"))), false);
    static final InvoiceContent.Advance ADVANCE = new InvoiceContent.Advance(Money.pln("100.00"), DAY.minusDays(4),
            List.of(line("Zabieg estetyczny", 1, "615.00", VatRate.STANDARD)));

    private Examples() {
    }

    static InvoiceLine line(String name, int quantity, String price, VatRate rate) {
        return new InvoiceLine(name, InvoiceLine.SERVICE, quantity, Money.pln(price), rate);
    }

    static InvoiceContent.Settlement settlement() {
        return new InvoiceContent.Settlement(List.of(line("Zabieg estetyczny", 1, "615.00", VatRate.STANDARD)), SoldIn.on(DAY),
                List.of(new AdvanceReference(new InvoiceId(new UUID(0, 5)), "FZ/2026/11/3", Option.some(KSEF), ADVANCE.sums()),
                        new AdvanceReference(new InvoiceId(new UUID(0, 6)), "FZ/2026/11/4", Option.none(), List.of(RateSum.within(VatRate.STANDARD, Money.pln("15.00"))))));
    }

    static InvoiceContent.Correction correction() {
        return new InvoiceContent.Correction(original(), "Zwrot zapłaty za odwołaną wizytę", InvoiceContent.Correction.Effect.ON_CORRECTION, MIXED,
                new InvoiceContent.Sale(List.of(line("Konsultacja specjalistyczna", 1, "250.00", VatRate.EXEMPT), MIXED.lines().get(1), MIXED.lines().get(2).none()),
                        MIXED.sold(), List.of(), false), Option.none());
    }

    static InvoiceContent.Correction correctedBuyer() {
        return new InvoiceContent.Correction(original(), "Błędny adres nabywcy", InvoiceContent.Correction.Effect.ON_ORIGINAL, VISIT, VISIT,
                Option.some(new Buyer.Consumer("Łucja Żak", PostalAddress.inPoland("ul. Krótka 1, 90-001 Łódź"))));
    }

    private static OriginalReference original() {
        return new OriginalReference(new InvoiceId(new UUID(0, 7)), "FV/2026/11/41", DAY.minusDays(2), Option.some(KSEF), VISIT.kind());
    }

    static Attachment attachment() {
        return new Attachment(List.of(new Attachment.Block(Option.some("Zestawienie usług"), List.of(new Attachment.Fact("Umowa", "MP/7/2026")),
                List.of("Usługi wykonane w listopadzie."), List.of(new Attachment.Table(Option.some("Liczba usług"),
                        List.of(new Attachment.Column(Attachment.Type.TEXT, "Oddział"), new Attachment.Column(Attachment.Type.WHOLE, "Liczba")),
                        List.of(List.of("Łódź", "12"), List.of("Zgierz", "3")))))));
    }

    static Settling paid() {
        return new Settling.Paid(DAY, PaymentForm.ONLINE);
    }

    static Settling unpaid() {
        return new Settling.Unpaid(DAY.plusDays(14), PaymentForm.TRANSFER);
    }

    static NumberedInvoice invoice(String number, Buyer buyer, InvoiceContent content, Settling settling) {
        return invoice(number, new Parties(seller(), buyer, Option.none()), content, settling, Option.none());
    }

    static NumberedInvoice invoice(String number, Parties parties, InvoiceContent content, Settling settling, Option<Attachment> attachment) {
        return new NumberedInvoice(new InvoiceDetails(new InvoiceId(new UUID(0, 1)), new FacilityId(new UUID(0, 2)), List.of(), Option.none(), parties, content, settling,
                Option.when(content.hasExempt(), ExemptionBasis.HEALING_ENTITY), attachment, Option.when(attachment.isDefined(), "MP/7/2026")), number, DAY);
    }

    static Seller seller() {
        return new Seller(new Nip("5265877635"), "Przychodnia Źródło Sp. z o.o.", new PostalAddress("PL", "ul. Piotrkowska 100", Option.some("90-004 Łódź")),
                Option.some("61109010140000071219812874"), Option.none());
    }

    static Parties withPayer() {
        return new Parties(seller(), PATIENT, Option.some(new Payer(new Nip("1111111111"), "Ubezpieczenia Ósme S.A.", PostalAddress.inPoland("al. Jerozolimskie 1, 00-001 Warszawa"))));
    }

    static InvoicePaper accepted(NumberedInvoice invoice) {
        return new InvoicePaper(invoice, Standing.INVOICE, Option.some(KSEF), Option.some(new VerificationCode(ACCESS, KSEF.value())), Option.none());
    }

    static InvoicePaper offline(NumberedInvoice invoice, Standing standing, String certificate) {
        return new InvoicePaper(invoice, standing, Option.none(), Option.some(new VerificationCode(ACCESS, "OFFLINE")),
                Option.some(new VerificationCode(certificate, "CERTYFIKAT")));
    }

    static InvoicePaper outside(NumberedInvoice invoice) {
        return new InvoicePaper(invoice, Standing.INVOICE, Option.none(), Option.none(), Option.none());
    }
}
