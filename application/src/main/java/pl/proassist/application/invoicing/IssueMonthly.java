package pl.proassist.application.invoicing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import pl.proassist.application.invoicing.VisitInvoices.Wish;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.BuyerUnit;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceDetails;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.Parties;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.shared.Refusal;

/**
 * At the month's end: one invoice to a company for all its visits that took place and stand on none yet. What is exempt by another law than the
 * rest or bears VAT, is bought for another unit of the company, paid by somebody else or agreed in another contract stands on an invoice of its own,
 * because an invoice names one of each. Nobody who was treated is named. A visit with advance invoices gets its final one.
 */
public final class IssueMonthly {

    public record Command(FacilityId facility, Nip company, YearMonth month) {
    }

    private final Visits visits;
    private final Billings billings;
    private final Bills bills;
    private final VisitInvoices visitInvoices;
    private final Issuing issuing;
    private final Directory directory;
    private final Transactions transactions;

    public IssueMonthly(Visits visits, Billings billings, Bills bills, VisitInvoices visitInvoices, Issuing issuing, Directory directory, Transactions transactions) {
        this.visits = visits;
        this.billings = billings;
        this.bills = bills;
        this.visitInvoices = visitInvoices;
        this.issuing = issuing;
        this.directory = directory;
        this.transactions = transactions;
    }

    public Either<Refusal, List<Invoice>> handle(Caller caller, Command command) {
        var at = command.facility();
        var unknown = new FacilityRefusal.UnknownFacility(at);
        return transactions.run(caller.does("invoice.issue-monthly").on("facility", at.value()), () ->
                caller.may(Permission.INVOICES_ISSUE, at, unknown).flatMap(may -> directory.facility(at).<Refusal>toEither(unknown))
                        .flatMap(known -> issuing.settings(at)).flatMap(settings -> gather(command, settings)).flatMap(this::issue));
    }

    private Either<Refusal, List<Bill>> gather(Command command, InvoicingSettings settings) {
        var from = command.month().atDay(1).atStartOfDay(Issuing.LAW).toInstant();
        var to = command.month().plusMonths(1).atDay(1).atStartOfDay(Issuing.LAW).toInstant();
        var found = new ArrayList<Bill>();
        var held = billings.toInvoice(command.facility(), command.company(), from, to, InvoiceLine.MOST);
        held.forEach(visits::hold);
        var unbilled = Set.copyOf(billings.toInvoice(command.facility(), command.company(), from, to, InvoiceLine.MOST));
        for (var visit : held.stream().filter(unbilled::contains).filter(visit -> !visitInvoices.isInvoiced(visit)).toList()) {
            var bill = bills.of(visits.find(visit).get(), settings);
            if (bill.isLeft()) {
                return Either.left(bill.getLeft());
            }
            found.add(bill.get());
        }
        return found.isEmpty() ? Either.left(new InvoicingRefusal.NoVisitsToInvoice(command.facility())) : Either.right(found);
    }

    private Either<Refusal, List<Invoice>> issue(List<Bill> gathered) {
        var byAdvance = gathered.stream().collect(partitioningBy(bill -> visitInvoices.isAdvanced(bill.visit())));
        var issued = new ArrayList<Either<Refusal, Invoice>>();
        byAdvance.get(false).stream().collect(groupingBy(Common::of, LinkedHashMap::new, toList())).values()
                .forEach(together -> issued.add(issuing.issue(details(together), false)));
        byAdvance.get(true).forEach(bill -> issued.add(visitInvoices.issue(bill.visit(), Wish.BUYER_ASKED, false)));
        return issued.stream().filter(Either::isLeft).findFirst().<Either<Refusal, List<Invoice>>>map(refused -> Either.left(refused.getLeft()))
                .orElseGet(() -> Either.right(issued.stream().map(Either::get).toList()));
    }

    /** What visits must share to stand on one invoice. A name or an address that was mended meanwhile is taken from the last of them. */
    private record Common(Option<ExemptionBasis> exemption, Option<String> unit, Option<Nip> payer, Option<String> contract) {

        static Common of(Bill bill) {
            return new Common(bill.exemption(), bill.billing().buyer().part().map(BuyerUnit::id), bill.billing().payer().map(Payer::nip),
                    bill.billing().contract());
        }
    }

    private InvoiceDetails details(List<Bill> all) {
        var first = all.get(0);
        var last = all.get(all.size() - 1);
        var content = new InvoiceContent.Sale(lines(all), new SoldIn(first.day(), last.day()), List.of(), false);
        var settling = Bill.settling(Bill.together(all.stream().flatMap(bill -> bill.paid().stream()).toList()), content.worth(), issuing.today().plusDays(first.settings().dueDays()));
        return new InvoiceDetails(visitInvoices.nextId(first.visit()), first.visit().details().facility(), all.stream().map(bill -> bill.visit().id()).toList(), Option.none(),
                new Parties(first.settings().seller(), last.billing().buyer(), last.billing().payer()), content, settling, first.exemption(), Option.none(),
                last.billing().contract());
    }

    /** What is the same is counted. */
    private static List<InvoiceLine> lines(List<Bill> all) {
        var counted = new LinkedHashMap<InvoiceLine, Integer>();
        all.forEach(bill -> counted.merge(bill.line(), 1, Integer::sum));
        return counted.entrySet().stream().map(each -> new InvoiceLine(each.getKey().name(), each.getKey().unit(), each.getValue(), each.getKey().unitPrice(), each.getKey().rate()))
                .toList();
    }
}
