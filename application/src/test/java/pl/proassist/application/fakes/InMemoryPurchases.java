package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.port.Purchases;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseId;
import pl.proassist.domain.invoice.PurchaseInvoice;

/** The invoices that others issued to the facilities, in memory. */
public final class InMemoryPurchases implements Purchases {

    /** As MariaDB orders ids. */
    private static final Comparator<Purchase> LATEST = comparing((Purchase purchase) -> purchase.invoice().issued())
            .thenComparing(purchase -> purchase.id().toString()).reversed();

    private final InMemoryTransactions transactions;
    private final InMemoryDirectory directory;
    private final Table<PurchaseId, Row> rows;
    private final Table<FacilityId, Seen> seen;

    InMemoryPurchases(InMemoryTransactions transactions, InMemoryDirectory directory) {
        this.transactions = transactions;
        this.directory = directory;
        this.rows = transactions.table();
        this.seen = transactions.table();
    }

    private record Row(Purchase purchase, byte[] xml) {
    }

    private record Seen(Option<Instant> reached, Instant next) {
    }

    @Override public Option<Purchase> find(PurchaseId id) {
        transactions.mustBeOpen();
        return rows.get(id).map(Row::purchase);
    }

    @Override public Option<Purchase> alike(FacilityId facility, PurchaseInvoice invoice) {
        transactions.mustBeOpen();
        return Option.ofOptional(rows.all().stream().map(Row::purchase).filter(each -> each.facility().equals(facility) && each.invoice().seller().equals(invoice.seller())
                && each.invoice().kind() == invoice.kind() && each.invoice().number().equals(invoice.number())).findFirst());
    }

    @Override public void add(Purchase purchase, byte[] xml) {
        transactions.mustBeOpen();
        rows.put(purchase.id(), new Row(purchase, xml.clone()));
    }

    @Override public void update(Purchase purchase) {
        transactions.mustBeOpen();
        rows.get(purchase.id()).forEach(row -> rows.put(purchase.id(), new Row(purchase, row.xml)));
    }

    @Override public Option<byte[]> document(PurchaseId id) {
        transactions.mustBeOpen();
        return rows.get(id).map(row -> row.xml.clone());
    }

    @Override public List<Purchase> page(Filter filter, Option<After> after, int limit) {
        transactions.mustBeOpen();
        return rows.all().stream().map(Row::purchase).filter(each -> each.facility().equals(filter.facility())
                        && !each.invoice().issued().isBefore(filter.from()) && !each.invoice().issued().isAfter(filter.to())
                        && after.forAll(last -> each.invoice().issued().isBefore(last.issued())
                        || each.invoice().issued().equals(last.issued()) && each.id().toString().compareTo(last.id().toString()) < 0))
                .sorted(LATEST).limit(limit).toList();
    }

    @Override public List<Look> claim(Instant now, Instant next, int limit) {
        transactions.mustBeOpen();
        directory.facilitiesWithNip().stream().filter(facility -> seen.get(facility).isEmpty()).forEach(facility -> seen.put(facility, new Seen(Option.none(), now)));
        var due = seen.keys(facility -> !seen.get(facility).get().next.isAfter(now)).stream()
                .sorted(comparing(facility -> seen.get(facility).get().next)).limit(limit).map(facility -> new Look(facility, seen.get(facility).get().reached)).toList();
        due.forEach(look -> seen.put(look.facility(), new Seen(look.reached(), next)));
        return due;
    }

    @Override public void reached(FacilityId facility, Instant until, Instant next) {
        transactions.mustBeOpen();
        seen.put(facility, new Seen(Option.some(until), next));
    }
}
