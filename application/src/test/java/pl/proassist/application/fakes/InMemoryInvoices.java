package pl.proassist.application.fakes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import io.vavr.control.Option;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import pl.proassist.application.port.Invoices;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.NumberedInvoice;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

/** Invoices in memory, in the order in which they were drafted. */
public final class InMemoryInvoices implements Invoices {

    private final InMemoryTransactions transactions;
    private final InMemoryDeliveries deliveries;
    private final Table<InvoiceId, Invoice> rows;
    private final Table<InvoiceId, byte[]> documents;
    private final Table<Series, Long> places;

    public InMemoryInvoices(InMemoryTransactions transactions, InMemoryDeliveries deliveries) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.rows = transactions.table();
        this.documents = transactions.table();
        this.places = transactions.table();
    }

    private record Series(Nip seller, String name) {
    }

    @Override public Option<Invoice> find(InvoiceId id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public void hold(InvoiceId id) {
        transactions.mustBeOpen();
    }

    @Override public List<Invoice> ofVisit(VisitId visit) {
        return where(invoice -> invoice.details().visits().contains(visit));
    }

    @Override public Option<Invoice> ofKsefNumber(KsefNumber number) {
        return Option.ofOptional(where(invoice -> invoice.ksefNumber().contains(number)).stream().findFirst());
    }

    @Override public List<Invoice> referringTo(InvoiceId original) {
        return where(invoice -> invoice.details().content().refersTo().contains(original));
    }

    private List<Invoice> where(Predicate<Invoice> which) {
        transactions.mustBeOpen();
        return rows.where(which);
    }

    @Override public Change<Invoice> save(Change<Invoice> change) {
        transactions.mustBeOpen();
        var next = change.next();
        if (numbered(rows.where(other -> !other.id().equals(next.id())).stream()).anyMatch(other -> numbered(Stream.of(next)).anyMatch(mine -> isSameNumber(mine, other)))) {
            throw new IllegalStateException("the number is taken");
        }
        if (next.ksefNumber().flatMap(this::ofKsefNumber).exists(other -> !other.id().equals(next.id()))) {
            throw new IllegalStateException("the number of KSeF is taken");
        }
        rows.put(next.id(), next);
        deliveries.announce(change.events());
        return change;
    }

    private static Stream<NumberedInvoice> numbered(Stream<Invoice> invoices) {
        return invoices.flatMap(invoice -> invoice.kept().toJavaStream()).map(Kept::invoice);
    }

    private static boolean isSameNumber(NumberedInvoice one, NumberedInvoice other) {
        return one.number().equals(other.number()) && one.details().kind() == other.details().kind()
                && one.details().parties().seller().nip().equals(other.details().parties().seller().nip());
    }

    @Override public Change<Invoice> save(Change<Invoice> change, byte[] document) {
        documents.put(change.next().id(), document.clone());
        return save(change);
    }

    @Override public Option<byte[]> bytes(InvoiceId id) {
        transactions.mustBeOpen();
        return documents.get(id);
    }

    @Override public long next(Nip seller, String series) {
        transactions.mustBeOpen();
        var key = new Series(seller, series);
        var place = places.get(key).getOrElse(0L) + 1;
        places.put(key, place);
        return place;
    }

    @Override public List<Invoice> search(Filter filter, int limit) {
        transactions.mustBeOpen();
        var after = filter.after().map(last -> rows.keys(any -> true).indexOf(last)).getOrElse(-1);
        return rows.all().stream().skip(after + 1L).filter(invoice -> isMeant(filter, invoice)).limit(limit).toList();
    }

    private static boolean isMeant(Filter filter, Invoice invoice) {
        var issued = invoice.kept().map(kept -> kept.invoice().issued());
        return invoice.details().facility().equals(filter.facility())
                && filter.status().forAll(status -> status == InvoiceStatus.of(invoice))
                && filter.from().forAll(from -> issued.exists(day -> !day.isBefore(from)))
                && filter.to().forAll(to -> issued.exists(day -> !day.isAfter(to)));
    }

    @Override public Map<YearMonth, Money> soldToBusinesses(Nip seller, YearMonth from, YearMonth to) {
        transactions.mustBeOpen();
        return rows.where(invoice -> isSoldToBusiness(invoice, seller)).stream().filter(invoice -> !month(invoice).isBefore(from) && !month(invoice).isAfter(to))
                .collect(groupingBy(InMemoryInvoices::month, mapping(invoice -> Money.ofGrosze(invoice.details().content().total().grosze()), reducing(Money.ZERO, Money::plus))));
    }

    private static boolean isSoldToBusiness(Invoice invoice, Nip seller) {
        var details = invoice.details();
        return invoice.kept().isDefined() && details.parties().seller().nip().equals(seller) && details.parties().buyer().isBusiness() && !details.kind().isCorrection()
                && details.content().total().grosze() > 0 && !isOfCashRegister(invoice);
    }

    private static boolean isOfCashRegister(Invoice invoice) {
        var first = invoice instanceof Invoice.Corrected corrected ? corrected.issued() : invoice;
        return first instanceof Invoice.Outside outside && outside.reason() == OutsideReason.CASH_REGISTER;
    }

    private static YearMonth month(Invoice invoice) {
        return YearMonth.from(invoice.kept().get().invoice().issued());
    }
}
