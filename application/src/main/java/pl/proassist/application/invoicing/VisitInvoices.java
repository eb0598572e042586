package pl.proassist.application.invoicing;

import static io.vavr.control.Either.left;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.Invoices;
import pl.proassist.domain.invoice.AdvanceReference;
import pl.proassist.domain.invoice.Deal;
import pl.proassist.domain.invoice.Deal.Happening;
import pl.proassist.domain.invoice.DocumentDue;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceContent.EarlierPayment;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.Parties;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/**
 * The invoice of one visit: of the service once it was rendered, of the money before that. Asked again, it is the one that stands. Works inside
 * a transaction of the caller, who holds the visit: two that looked at the same moment would bill the same money twice.
 */
public final class VisitInvoices {

    /** How it is asked for. */
    enum Wish { BUYER_ASKED, SIMPLIFIED, ONLY_WHEN_DUE }

    private final Invoices invoices;
    private final Bills bills;
    private final Issuing issuing;

    public VisitInvoices(Invoices invoices, Bills bills, Issuing issuing) {
        this.invoices = invoices;
        this.bills = bills;
        this.issuing = issuing;
    }

    Either<Refusal, Invoice> issue(Visit visit, Wish wish, boolean cashRegister) {
        var standing = Standing.ofVisit(invoices, visit.id());
        var last = standing.stream().filter(each -> !each.isAdvance()).reduce((one, next) -> next);
        if (last.isPresent()) {
            return Either.right(last.get().invoice());
        }
        return issuing.settings(visit.details().facility()).flatMap(settings -> bills.of(visit, settings)).flatMap(bill -> switch (VisitStatus.of(visit)) {
            case COMPLETED -> sale(bill, standing, wish, cashRegister);
            case CONFIRMED -> advance(bill, standing, wish, cashRegister);
            case AWAITING_PAYMENT, NO_SHOW, LAPSED, CANCELLED -> left(new InvoicingRefusal.VisitNotInvoiceable(visit.id()));
        });
    }

    /** Whether anything but its advances was invoiced and stands, or may stand: KSeF refused what would have corrected it. */
    boolean isInvoiced(VisitId visit) {
        return Standing.ofVisit(invoices, visit).stream().anyMatch(standing -> !standing.isAdvance()) || unsettledCorrection(visit).isDefined();
    }

    /** Whether only its advances were invoiced. */
    boolean isAdvanced(Visit visit) {
        var standing = Standing.ofVisit(invoices, visit.id());
        return !standing.isEmpty() && standing.stream().allMatch(Standing::isAdvance);
    }

    private Either<Refusal, Invoice> sale(Bill bill, List<Standing> advances, Wish wish, boolean cashRegister) {
        var others = advances.stream().filter(advance -> !advance.buyer().isSameAs(bill.billing().buyer())).findFirst();
        if (others.isPresent()) {
            return left(new InvoiceRefusal.AnotherBuyer(others.get().invoice().id()));
        }
        var unsettled = unsettledCorrection(bill.visit().id());
        if (unsettled.isDefined()) {
            return left(new InvoiceRefusal.CorrectionUnderWay(unsettled.get()));
        }
        var settlement = Option.when(!advances.isEmpty(), () -> settlement(bill, advances));
        return due(bill, Happening.SERVICE_RENDERED, bill.line().gross(), bill.day(), settlement.map(InvoiceContent.Settlement::takenOff).getOrElse(Deal.Advances.NONE), wish)
                .flatMap(due -> due.document() == DocumentDue.Document.ADVANCE_CORRECTION ? left(new InvoiceRefusal.AdvanceExceedsSale(advances.get(0).invoice().id()))
                        : issuing.issue(details(bill, settlement.<InvoiceContent>map(last -> last).getOrElse(() -> sold(bill, due)), bill.paidBeyond(advanced(advances))), cashRegister));
    }

    private static InvoiceContent.Settlement settlement(Bill bill, List<Standing> advances) {
        return new InvoiceContent.Settlement(List.of(bill.line()), SoldIn.on(bill.day()), advances.stream().map(VisitInvoices::reference).toList());
    }

    private static InvoiceContent sold(Bill bill, DocumentDue due) {
        return new InvoiceContent.Sale(List.of(bill.line()), SoldIn.on(bill.day()), earlier(bill), due.document() == DocumentDue.Document.SIMPLIFIED_INVOICE);
    }

    /** Of which nobody knows yet whether it will be issued: it waits for its original, or KSeF refused it. What is on its way to KSeF is counted on. */
    private Option<InvoiceId> unsettledCorrection(VisitId visit) {
        return Option.ofOptional(invoices.ofVisit(visit).stream()
                .filter(each -> each.details().kind().isCorrection() && each.isUnderWay() && (each.kept().isEmpty() || each instanceof Invoice.Refused)).map(Invoice::id).findFirst());
    }

    private Either<Refusal, Invoice> advance(Bill bill, List<Standing> advances, Wish wish, boolean cashRegister) {
        var fresh = bill.paidBeyond(advanced(advances));
        if (fresh.isEmpty()) {
            return advances.isEmpty() ? left(new InvoicingRefusal.VisitNotInvoiceable(bill.visit().id())) : Either.right(advances.get(advances.size() - 1).invoice());
        }
        var received = Bill.sum(fresh);
        var day = fresh.get(fresh.size() - 1).on();
        return due(bill, Happening.ADVANCE_RECEIVED, received, day, Deal.Advances.NONE, wish)
                .flatMap(due -> issuing.issue(details(bill, new InvoiceContent.Advance(received, day, List.of(bill.line())), fresh), cashRegister));
    }

    private Either<Refusal, DocumentDue> due(Bill bill, Happening happening, Money amount, LocalDate on, Deal.Advances advances, Wish wish) {
        var asked = wish != Wish.ONLY_WHEN_DUE || bills.given(bill.visit().id()).isDefined() ? Option.some(issuing.today()) : Option.<LocalDate>none();
        var deal = new Deal(happening, Deal.BuyerKind.of(bill.billing().buyer()), bill.isExempt(), amount, asked, on, Option.some(bill.day()), advances, wish == Wish.SIMPLIFIED);
        var due = DocumentDue.of(deal);
        return due.document() != DocumentDue.Document.NONE && (due.must() || wish != Wish.ONLY_WHEN_DUE)
                ? Either.right(due) : left(new InvoicingRefusal.NoDocumentDue(bill.visit().id(), due.why()));
    }

    private InvoiceDetails details(Bill bill, InvoiceContent content, List<Settling.Part> parts) {
        var visit = bill.visit().details();
        var due = Money.ofGrosze(Math.max(0, content.total().grosze()));
        return new InvoiceDetails(nextId(bill.visit()), visit.facility(), List.of(visit.id()), Option.some(visit.patient()),
                new Parties(bill.settings().seller(), bill.billing().buyer(), bill.billing().payer()), content,
                Bill.settling(parts, due, issuing.today().plusDays(bill.settings().dueDays())), bill.exemption(), Option.none(), bill.billing().contract());
    }

    /** Another one once what stood was corrected to nothing. */
    InvoiceId nextId(Visit visit) {
        var name = "invoice:" + visit.id() + ":" + invoices.ofVisit(visit.id()).size();
        return new InvoiceId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** Paid before the service, in its month: it stands on the same invoice (art. 106b ust. 1a). */
    private static List<EarlierPayment> earlier(Bill bill) {
        return bill.paid().stream().filter(part -> part.on().isBefore(bill.day()) && YearMonth.from(part.on()).equals(YearMonth.from(bill.day())))
                .map(part -> new EarlierPayment(part.on(), part.amount())).toList();
    }

    private static AdvanceReference reference(Standing advance) {
        var invoice = advance.invoice();
        return new AdvanceReference(invoice.id(), invoice.kept().get().invoice().number(), invoice.ksefNumber(), advance.content().sums());
    }

    private static Money advanced(List<Standing> advances) {
        return advances.stream().map(each -> each.content().worth()).reduce(Money.ZERO, Money::plus);
    }
}
