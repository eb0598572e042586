package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.Deal;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.Handover;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.Cases;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.RateSum;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.VisitId;

/**
 * An invoice as the API tells it; what is not true in its state is left out.
 *
 * @param issued         the day on it (P_1)
 * @param lines          of a correction, what stands after it
 * @param outside        why KSeF does not get it
 * @param refusal        the code with which KSeF refused it
 * @param corrects       the invoice that this one corrects, with what stood before
 * @param correctedBy    the correction that stands now
 * @param awaits         the invoices for whose KSeF numbers it waits
 */
public record InvoiceResponse(String id, String facility, String status, String kind, String number, String issued, SellerPart seller, BuyerPart buyer, PayerPart payer,
                              String soldFrom, String soldTo, List<Line> lines, List<Sum> sums, String total, String exemption, Payment payment, List<Advance> advances,
                              List<String> visits, String patient, String contract, String hash, String ksefNumber, HandoverPart handover, String outside, Integer refusal,
                              Corrected corrects, String correctedBy, List<String> awaits) {

    static InvoiceResponse of(Invoice invoice) {
        var details = invoice.details();
        var kept = invoice.kept();
        var end = invoice.fold(new End.OfState());
        var content = details.content();
        var standing = standing(content);
        var sold = sold(standing);
        return new InvoiceResponse(details.id().toString(), details.facility().toString(), InvoiceStatus.of(invoice).name(), details.kind().name(),
                kept.map(it -> it.invoice().number()).getOrNull(), kept.map(it -> it.invoice().issued().toString()).getOrNull(), SellerPart.of(details.parties().seller()),
                BuyerPart.of(details.parties().buyer()), details.parties().payer().map(PayerPart::of).getOrNull(), sold.map(in -> in.from().toString()).getOrNull(), sold.map(in -> in.to().toString()).getOrNull(),
                standing.lines().stream().map(Line::of).toList(), content.sums().stream().map(Sum::of).toList(), content.total().toString(),
                details.exemption().map(ExemptionBasis::name).getOrNull(), Payment.of(details.settling()), advances(standing), ids(details),
                details.patient().map(PatientId::toString).getOrNull(), details.contract().getOrNull(), kept.map(it -> it.document().hash()).getOrNull(),
                invoice.ksefNumber().map(KsefNumber::value).getOrNull(), kept.flatMap(Kept::handover).map(HandoverPart::of).getOrNull(), end.outside().getOrNull(),
                end.refusal().getOrNull(), Corrected.of(content), end.correctedBy().getOrNull(), end.awaits());
    }

    private static InvoiceContent.Primary standing(InvoiceContent content) {
        return content.fold(Cases.of(sale -> sale, advance -> advance, settlement -> settlement, InvoiceContent.Correction::after));
    }

    private static Option<SoldIn> sold(InvoiceContent.Primary content) {
        return content.fold(Cases.of(sale -> Option.some(sale.sold()), advance -> Option.some(SoldIn.on(advance.receivedOn())), settlement -> Option.some(settlement.sold()),
                correction -> Option.none()));
    }

    private static List<Advance> advances(InvoiceContent.Primary content) {
        return content instanceof InvoiceContent.Settlement settlement ? settlement.advances().stream().map(Advance::of).toList() : List.of();
    }

    private static List<String> ids(InvoiceDetails details) {
        return details.visits().stream().map(VisitId::toString).toList();
    }

    /** What only some states know. */
    private record End(Option<String> outside, Option<Integer> refusal, Option<String> correctedBy, List<String> awaits) {

        private static final End NONE = new End(Option.none(), Option.none(), Option.none(), List.of());

        private static final class OfState implements Invoice.States<End> {
            @Override public End draft(Invoice.Draft it) { return NONE; }

            @Override public End awaitingOriginals(Invoice.AwaitingOriginals it) {
                return new End(Option.none(), Option.none(), Option.none(), it.originals().stream().map(InvoiceId::toString).sorted().toList());
            }

            @Override public End frozen(Invoice.Frozen it) { return NONE; }

            @Override public End sent(Invoice.Sent it) { return NONE; }

            @Override public End handedOver(Invoice.HandedOver it) { return NONE; }

            @Override public End refused(Invoice.Refused it) { return new End(Option.none(), Option.some(it.code()), Option.none(), List.of()); }

            @Override public End givenUp(Invoice.GivenUp it) { return NONE; }

            @Override public End accepted(Invoice.Accepted it) { return NONE; }

            @Override public End outside(Invoice.Outside it) { return new End(Option.some(it.reason().name()), Option.none(), Option.none(), List.of()); }

            @Override public End corrected(Invoice.Corrected it) {
                return new End(it.issued().fold(this).outside, Option.none(), Option.some(it.latest().toString()), List.of());
            }
        }
    }

    public record Address(String country, String line1, String line2) {

        static Address of(PostalAddress address) {
            return new Address(address.country(), address.line1(), address.line2().getOrNull());
        }
    }

    public record SellerPart(String nip, String name, Address address, String bankAccount, String placeOfIssue) {

        static SellerPart of(Seller seller) {
            return new SellerPart(seller.nip().value(), seller.name(), Address.of(seller.address()), seller.bankAccount().getOrNull(), seller.placeOfIssue().getOrNull());
        }
    }

    public record BuyerPart(String kind, String nip, String country, String taxId, String name, Address address, UnitPart unit) {

        static BuyerPart of(Buyer buyer) {
            return buyer.fold(consumer -> new BuyerPart(Deal.BuyerKind.CONSUMER.name(), null, null, null, consumer.name(), Address.of(consumer.address()), null),
                    company -> new BuyerPart(Deal.BuyerKind.COMPANY.name(), company.nip().value(), null, null, company.name(), Address.of(company.address()),
                            company.unit().map(UnitPart::of).getOrNull()),
                    foreign -> new BuyerPart(Deal.BuyerKind.FOREIGN_COMPANY.name(), null, foreign.country(), foreign.taxId(), foreign.name(), Address.of(foreign.address()),
                            null));
        }
    }

    /** @param id its NIP, or its internal identifier in KSeF */
    public record UnitPart(String kind, String id, String name, Address address) {

        static UnitPart of(BuyerUnit unit) {
            return new UnitPart(unit.kind().name(), unit.id(), unit.name(), Address.of(unit.address()));
        }
    }

    public record PayerPart(String nip, String name, Address address) {

        static PayerPart of(Payer payer) {
            return new PayerPart(payer.nip().value(), payer.name(), Address.of(payer.address()));
        }
    }

    public record Line(String name, String unit, int quantity, String unitPrice, String rate, String gross) {

        static Line of(InvoiceLine line) {
            return new Line(line.name(), line.unit(), line.quantity(), line.unitPrice().toString(), line.rate().name(), line.gross().toString());
        }
    }

    public record Sum(String rate, String net, String tax) {

        static Sum of(RateSum sum) {
            return new Sum(sum.rate().name(), sum.net().toString(), sum.tax().toString());
        }
    }

    /** @param due until when the rest is to be paid */
    public record Payment(List<Part> parts, String due, String form) {

        static Payment of(Settling settling) {
            return settling.fold(paid -> new Payment(List.of(new Part(null, paid.on().toString(), form(paid.form()))), null, null),
                    inParts -> new Payment(inParts.parts().stream().map(part -> new Part(part.amount().toString(), part.on().toString(), form(part.form()))).toList(), inParts.due().map(LocalDate::toString).getOrNull(), null),
                    unpaid -> new Payment(List.of(), unpaid.due().toString(), form(unpaid.form())), notStated -> null);
        }

        private static String form(PaymentForm form) {
            return form.words().getOrElse(form.kind().name());
        }
    }

    /** @param amount left out when it is all of it */
    public record Part(String amount, String on, String form) {
    }

    public record Advance(String id, String number, String ksefNumber) {

        static Advance of(AdvanceReference reference) {
            return new Advance(reference.id().toString(), reference.number(), reference.ksef().map(KsefNumber::value).getOrNull());
        }
    }

    public record HandoverPart(String mode, String invoiceLink, String certificateLink, String at) {

        static HandoverPart of(Handover handover) {
            return new HandoverPart(handover.mode().name(), handover.invoiceLink(), handover.certificateLink(), handover.at().toString());
        }
    }

    public record Corrected(String id, String number, String ksefNumber, String reason, List<Line> before) {

        static Corrected of(InvoiceContent content) {
            return content.fold(Cases.of(sale -> null, advance -> null, settlement -> null, correction -> new Corrected(correction.original().id().toString(),
                    correction.original().number(), correction.original().ksef().map(KsefNumber::value).getOrNull(), correction.reason(),
                    correction.before().lines().stream().map(Line::of).toList())));
        }
    }
}
