package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Correction.Effect;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.IssueMode;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.OriginalReference;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.Parties;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.invoice.VatRate;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

/** An exempt visit of 250 zł, paid by card by the person who was treated; its last word is the state it is in. */
public final class InvoiceBuilder {

    public static final Nip SELLER = new Nip("1111111111");
    public static final Nip BUYER = new Nip("2222222222");
    public static final LocalDate ISSUED = LocalDate.of(2026, 11, 20);
    public static final Instant FROZEN_AT = Instant.parse("2026-11-20T10:15:30Z");
    public static final KsefNumber NUMBER = new KsefNumber("1111111111-20261112-0100A0000001-F9");
    public static final KsefNumber ANOTHER_NUMBER = new KsefNumber("1111111111-20261120-0100A0000002-E5");
    public static final Handover HANDOVER = new Handover(IssueMode.OFFLINE24, "https://qr.example/invoice/1", "https://qr.example/certificate/1", FROZEN_AT);

    private InvoiceId id = new InvoiceId(UUID.randomUUID());
    private FacilityId facility = Builders.FACILITY;
    private List<VisitId> visits = List.of();
    private Option<PatientId> patient = Option.some(Builders.PATIENT);
    private Seller seller = seller();
    private Buyer buyer = aConsumer();
    private Option<Payer> payer = Option.none();
    private InvoiceContent content = sale(line("Konsultacja lekarska", "250.00", VatRate.EXEMPT));
    private Settling settling = new Settling.Paid(ISSUED, PaymentForm.CARD);
    private Option<ExemptionBasis> exemption = Option.some(ExemptionBasis.HEALING_ENTITY);
    private Option<Attachment> attachment = Option.none();
    private Option<String> contract = Option.none();
    private String number = "FV/2026/11/0001";
    private LocalDate issued = ISSUED;
    private FrozenDocument document = new FrozenDocument("UtQp9Gpc51y+u3xApZjIjgkpZ01js+J8KflSPW8WzIE=", 6480);
    private Option<Handover> handover = Option.none();

    public static InvoiceBuilder anInvoice() {
        return new InvoiceBuilder();
    }

    public static Seller seller() {
        return new Seller(SELLER, "Przychodnia Przykładowa sp. z o.o.", new PostalAddress("PL", "ul. Testowa 1", Option.some("00-001 Warszawa")),
                Option.some("73111111111111111111111111"), Option.none());
    }

    public static Seller sellerIn(String place) {
        return new Seller(SELLER, seller().name(), seller().address(), seller().bankAccount(), Option.some(place));
    }

    public static Buyer aConsumer() {
        return new Buyer.Consumer("Anna Przykładowa", new PostalAddress("PL", "ul. Zmyślona 2 m. 3", Option.some("00-002 Warszawa")));
    }

    public static Buyer aCompany() {
        return new Buyer.Company(BUYER, "Zakład Przykładowy S.A.", new PostalAddress("PL", "ul. Fabryczna 5", Option.some("30-001 Kraków")), Option.none());
    }

    public static InvoiceLine line(String name, String price, VatRate rate) {
        return new InvoiceLine(name, InvoiceLine.SERVICE, 1, Money.pln(price), rate);
    }

    public static InvoiceContent.Sale sale(InvoiceLine... lines) {
        return new InvoiceContent.Sale(List.of(lines), SoldIn.on(ISSUED), List.of(), false);
    }

    /** Money that came before a service of 1230 zł at 23 %. */
    public static InvoiceContent.Advance advance(String received) {
        return new InvoiceContent.Advance(Money.pln(received), LocalDate.of(2026, 11, 10), List.of(line("Zabieg medycyny estetycznej", "1230.00", VatRate.STANDARD)));
    }

    public InvoiceBuilder id(InvoiceId given) {
        id = given;
        return this;
    }

    public InvoiceBuilder in(FacilityId given) {
        facility = given;
        return this;
    }

    public InvoiceBuilder of(VisitId... given) {
        visits = List.of(given);
        return this;
    }

    public InvoiceBuilder of(PatientId given) {
        patient = Option.some(given);
        return this;
    }

    public InvoiceBuilder soldBy(Seller given) {
        seller = given;
        return this;
    }

    public InvoiceBuilder to(Buyer given) {
        buyer = given;
        return this;
    }

    public InvoiceBuilder toACompany() {
        return to(aCompany());
    }

    /** Issued by somebody else to the clinic of the tests. */
    public InvoiceBuilder toTheClinic() {
        return to(new Buyer.Company(Builders.aFacility().nip().get(), "Przychodnia Pod Lipą", aCompany().address(), Option.none()));
    }

    public InvoiceBuilder paidBy(Payer given) {
        payer = Option.some(given);
        return this;
    }

    public InvoiceBuilder saying(InvoiceContent given) {
        content = given;
        exemption = given.hasExempt() ? Option.some(ExemptionBasis.HEALING_ENTITY) : Option.none();
        return this;
    }

    public InvoiceBuilder settled(Settling given) {
        settling = given;
        return this;
    }

    public InvoiceBuilder attaching(Attachment given) {
        attachment = Option.some(given);
        return this;
    }

    public InvoiceBuilder underContract(String given) {
        contract = Option.some(given);
        return this;
    }

    public InvoiceBuilder number(String given) {
        number = given;
        return this;
    }

    public InvoiceBuilder issued(LocalDate given) {
        issued = given;
        return this;
    }

    public InvoiceBuilder frozenAs(FrozenDocument given) {
        document = given;
        return this;
    }

    /** Its buyer got it before KSeF had it. */
    public InvoiceBuilder handedOverBefore() {
        handover = Option.some(HANDOVER);
        return this;
    }

    /** Corrects that invoice to nothing. */
    public InvoiceBuilder correcting(Invoice original) {
        return correcting(original, ((InvoiceContent.Primary) original.details().content()).none());
    }

    public InvoiceBuilder correcting(Invoice original, InvoiceContent.Primary after) {
        return saying(new InvoiceContent.Correction(reference(original), "Zwrot", Effect.ON_CORRECTION, (InvoiceContent.Primary) original.details().content(),
                after, Option.none())).number("KOR/2026/11/0001").settled(new Settling.NotStated());
    }

    public InvoiceBuilder settlingAdvances(InvoiceContent.Advance advance, Invoice... advances) {
        var references = new ArrayList<AdvanceReference>();
        for (var each : advances) {
            references.add(new AdvanceReference(each.id(), each.kept().get().invoice().number(), each.ksefNumber(), each.details().content().sums()));
        }
        return saying(new InvoiceContent.Settlement(advance.lines(), SoldIn.on(ISSUED), references));
    }

    public static OriginalReference reference(Invoice original) {
        var kept = original.kept().get().invoice();
        return new OriginalReference(original.id(), kept.number(), kept.issued(), original.ksefNumber(), original.details().kind());
    }

    public InvoiceDetails details() {
        return new InvoiceDetails(id, facility, visits, patient, new Parties(seller, buyer, payer), content, settling, exemption, attachment, contract);
    }

    public NumberedInvoice numbered() {
        return new NumberedInvoice(details(), number, issued);
    }

    public Kept kept() {
        return new Kept(numbered(), document, FROZEN_AT, handover, Option.none());
    }

    public Invoice.Draft draft() {
        return new Invoice.Draft(details());
    }

    public Invoice.AwaitingOriginals awaiting(InvoiceId... originals) {
        return new Invoice.AwaitingOriginals(details(), Set.of(originals));
    }

    public Invoice.Frozen frozen() {
        return new Invoice.Frozen(kept());
    }

    public Invoice.Sent sent() {
        return new Invoice.Sent(kept(), FROZEN_AT.plusSeconds(5));
    }

    public Invoice.HandedOver handedOver() {
        return new Invoice.HandedOver(handedOverBefore().kept());
    }

    public Invoice.Refused refused(int code) {
        return new Invoice.Refused(kept(), code, FROZEN_AT.plusSeconds(9));
    }

    /** After KSeF refused it. */
    public Invoice.GivenUp givenUp() {
        return new Invoice.GivenUp(details(), Option.some(kept()), FROZEN_AT.plusSeconds(99));
    }

    public Invoice.Accepted accepted() {
        return accepted(NUMBER);
    }

    public Invoice.Accepted accepted(KsefNumber given) {
        return new Invoice.Accepted(kept(), given, FROZEN_AT.plusSeconds(9));
    }

    public Invoice.Outside outside(OutsideReason reason) {
        return new Invoice.Outside(kept(), reason, FROZEN_AT);
    }

    public Invoice.Corrected corrected(InvoiceId correction) {
        return new Invoice.Corrected(accepted(), correction);
    }
}
