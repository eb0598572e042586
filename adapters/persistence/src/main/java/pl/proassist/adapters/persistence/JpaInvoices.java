package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.application.port.Invoices;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

/** Invoices in MariaDB, whose unique key is the one that KSeF has too: seller, kind, number. */
public final class JpaInvoices implements Invoices {

    private static final String DOCUMENT = "invoice_document";
    private static final Set<InvoiceStatus> THERE = Set.of(InvoiceStatus.ACCEPTED, InvoiceStatus.OUTSIDE, InvoiceStatus.CORRECTED);

    private final JpaSession session;
    private final Vault vault;
    private final VersionedTable table;

    public JpaInvoices(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
        this.table = new VersionedTable(session, InvoiceRow.TABLE);
    }

    @Override public Option<Invoice> find(InvoiceId id) {
        var found = Option.ofOptional(list("invoice WHERE id = ?", id.value()).stream().findFirst());
        if (found.isEmpty()) {
            table.missed(id.value());
        }
        return found;
    }

    @Override public void hold(InvoiceId id) {
        Sql.first(session.unit().connection(), "SELECT id FROM invoice WHERE id = ? FOR UPDATE", row -> row.uuid("id"), id.value());
    }

    @Override public List<Invoice> ofVisit(VisitId visit) {
        return list("invoice_visit of STRAIGHT_JOIN invoice ON invoice.id = of.invoice WHERE of.visit = ? ORDER BY seq", visit.value());
    }

    @Override public Option<Invoice> ofKsefNumber(KsefNumber number) {
        return Option.ofOptional(list("invoice WHERE ksef_number = ?", number.value()).stream().findFirst());
    }

    @Override public List<Invoice> referringTo(InvoiceId original) {
        return list("invoice_reference of STRAIGHT_JOIN invoice ON invoice.id = of.invoice WHERE of.original = ? ORDER BY seq", original.value());
    }

    /**
     * In one statement: between two, what is waited for might come.
     *
     * @param from the tables, in the order in which they are read: while there are few invoices the optimizer would rather read them all, and goes on so
     */
    private List<Invoice> list(String from, Object... values) {
        return Sql.list(session.unit().connection(), """
                SELECT invoice.*, CASE WHEN status = 'AWAITING_ORIGINALS' THEN
                    (SELECT GROUP_CONCAT(CAST(r.original AS CHAR(36))) FROM invoice_reference r WHERE r.invoice = invoice.id AND r.awaited) END AS awaits
                FROM\s""" + from, row -> {
            table.read(row);
            return InvoiceRow.of(row, vault).invoice();
        }, values);
    }

    @Override public Change<Invoice> save(Change<Invoice> change) {
        var invoice = change.next();
        var row = new InvoiceRow(invoice);
        var isNew = table.save(row.id(), InvoiceRow.SET, row.values(vault)) == 1;
        replace(isNew, "invoice_visit (invoice, visit) VALUES ", invoice.id(), invoice.details().visits().stream().map(visit -> List.<Object>of(visit.value())).toList());
        var awaits = invoice instanceof Invoice.AwaitingOriginals awaiting ? awaiting.originals() : Set.<InvoiceId>of();
        replace(isNew, "invoice_reference (invoice, original, awaited) VALUES ", invoice.id(),
                invoice.details().content().refersTo().stream().map(original -> List.<Object>of(original.value(), awaits.contains(original))).toList());
        mustStillCome(awaits);
        session.unit().happened(change.events());
        return change;
    }

    /** Nobody wakes what waits for something that came while it was written: it is looked at anew. Until it is there, what it waits for cannot come. */
    private void mustStillCome(Set<InvoiceId> awaited) {
        for (var original : awaited.stream().map(InvoiceId::value).sorted().toList()) {
            if (Sql.first(session.unit().connection(), "SELECT status FROM invoice WHERE id = ? FOR UPDATE", row -> row.constant(InvoiceStatus.class, "status"), original)
                    .exists(THERE::contains)) {
                throw new LostRace("what an invoice waits for has come");
            }
        }
    }

    private void replace(boolean isNew, String into, InvoiceId invoice, List<List<Object>> rows) {
        var connection = session.unit().connection();
        if (!isNew) {
            Sql.run(connection, "DELETE FROM " + into.substring(0, into.indexOf(' ')) + " WHERE invoice = ?", invoice.value());
        }
        if (!rows.isEmpty()) {
            var values = new ArrayList<Object>();
            rows.forEach(row -> {
                values.add(invoice.value());
                values.addAll(row);
            });
            Sql.run(connection, "INSERT INTO " + into + Sql.rows("(?" + ", ?".repeat(rows.get(0).size()) + ")", rows.size()), values.toArray());
        }
    }

    @Override public Change<Invoice> save(Change<Invoice> change, byte[] document) {
        var id = change.next().id().value();
        Sql.run(session.unit().connection(), "INSERT INTO invoice_document (id, xml) VALUES (?, ?) ON DUPLICATE KEY UPDATE xml = VALUE(xml)", id,
                vault.seal(DOCUMENT, "xml", id, new String(document, StandardCharsets.UTF_8)));
        return save(change);
    }

    /** What does not have the fingerprint of its invoice any more is not given out. */
    @Override public Option<byte[]> bytes(InvoiceId id) {
        return Sql.first(session.unit().connection(), "SELECT d.xml, i.hash FROM invoice_document d JOIN invoice i ON i.id = d.id WHERE d.id = ?", row -> {
            var bytes = vault.open(DOCUMENT, "xml", id.value(), row.text("xml")).getBytes(StandardCharsets.UTF_8);
            if (!hash(bytes).equals(row.text("hash"))) {
                throw new IllegalStateException("the stored bytes of invoice " + id + " are not those that were frozen");
            }
            return bytes;
        }, id.value());
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override public long next(Nip seller, String series) {
        var connection = session.unit().connection();
        Sql.run(connection, "INSERT INTO invoice_series (seller, name, last) VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE last = last + 1", seller.value(), series);
        return Sql.first(connection, "SELECT last FROM invoice_series WHERE seller = ? AND name = ?", row -> row.number("last"), seller.value(), series).get();
    }

    @Override public List<Invoice> search(Filter filter, int limit) {
        var query = new StringBuilder("invoice WHERE facility = ?");
        var values = new ArrayList<Object>(List.of(filter.facility().value()));
        filter.from().forEach(from -> and(query, values, " AND issued >= ?", from));
        filter.to().forEach(to -> and(query, values, " AND issued <= ?", to));
        filter.status().forEach(status -> and(query, values, " AND status = ?", status));
        filter.after().forEach(after -> and(query, values, " AND seq > (SELECT a.seq FROM invoice a WHERE a.id = ?)", after.value()));
        values.add(limit);
        return list(query + " ORDER BY seq LIMIT ?", values.toArray());
    }

    private static void and(StringBuilder query, List<Object> values, String condition, Object value) {
        query.append(condition);
        values.add(value);
    }

    @Override public Map<YearMonth, Money> soldToBusinesses(Nip seller, YearMonth from, YearMonth to) {
        return Sql.list(session.unit().connection(), """
                SELECT DATE_FORMAT(issued, '%Y-%m') AS month, SUM(total) AS sold FROM invoice
                WHERE seller = ? AND business AND issued BETWEEN ? AND ? AND kind IN ('VAT', 'UPR', 'ZAL', 'ROZ') AND total > 0 AND (outside IS NULL OR outside <> 'CASH_REGISTER')
                GROUP BY month""", row -> Map.entry(YearMonth.parse(row.text("month")), row.money("sold")), seller.value(), from.atDay(1), to.atEndOfMonth())
                .stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
