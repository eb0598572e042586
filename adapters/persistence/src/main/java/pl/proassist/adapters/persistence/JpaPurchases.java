package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.application.port.Purchases;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseId;
import pl.proassist.domain.invoice.PurchaseInvoice;

/** The invoices that others issued to the facilities, in MariaDB. */
public final class JpaPurchases implements Purchases {

    private static final String COLUMNS = "id, facility, seller, seller_name, buyers, kind, number, issued, currency, total, hash, size, ksef, kept_at";

    private final JpaSession session;

    public JpaPurchases(JpaSession session) {
        this.session = session;
    }

    @Override public Option<Purchase> find(PurchaseId id) {
        return Sql.first(session.unit().connection(), "SELECT " + COLUMNS + " FROM purchase_invoice WHERE id = ?", JpaPurchases::purchase, id.value());
    }

    @Override public Option<Purchase> alike(FacilityId facility, PurchaseInvoice invoice) {
        return Sql.first(session.unit().connection(), "SELECT " + COLUMNS + " FROM purchase_invoice WHERE facility = ? AND seller = ? AND kind = ? AND number = ? LIMIT 1",
                JpaPurchases::purchase, facility.value(), invoice.seller().value(), invoice.kind(), invoice.number());
    }

    @Override public void add(Purchase purchase, byte[] xml) {
        var invoice = purchase.invoice();
        Sql.run(session.unit().connection(), "INSERT INTO purchase_invoice (" + COLUMNS + ", document) VALUES " + Sql.rows("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", 1),
                purchase.id().value(), purchase.facility().value(), invoice.seller().value(), invoice.sellerName(), buyers(invoice.buyers()), invoice.kind(), invoice.number(),
                invoice.issued(), invoice.currency(), invoice.total().grosze(), purchase.document().hash(), purchase.document().size(), purchase.ksef().map(KsefNumber::value),
                purchase.keptAt(), xml);
    }

    @Override public void update(Purchase purchase) {
        Sql.run(session.unit().connection(), "UPDATE purchase_invoice SET ksef = ? WHERE id = ?", purchase.ksef().map(KsefNumber::value), purchase.id().value());
    }

    @Override public Option<byte[]> document(PurchaseId id) {
        return Sql.first(session.unit().connection(), "SELECT document FROM purchase_invoice WHERE id = ?", row -> row.bytes("document"), id.value());
    }

    @Override public List<Purchase> page(Filter filter, Option<After> after, int limit) {
        var values = new ArrayList<Object>(List.of(filter.facility().value(), filter.from(), filter.to()));
        after.forEach(last -> values.addAll(List.of(last.issued(), last.issued(), last.id().value())));
        values.add(limit);
        return Sql.list(session.unit().connection(), "SELECT " + COLUMNS + " FROM purchase_invoice WHERE facility = ? AND issued BETWEEN ? AND ?"
                + (after.isDefined() ? " AND (issued < ? OR issued = ? AND id < ?)" : "") + " ORDER BY issued DESC, id DESC LIMIT ?", JpaPurchases::purchase, values.toArray());
    }

    /** The rows are new or held until the end of the transaction: another server passes over them, or finds them claimed. */
    @Override public List<Look> claim(Instant now, Instant next, int limit) {
        var connection = session.unit().connection();
        Sql.run(connection, """
                INSERT IGNORE INTO purchase_look (facility, next_at)
                SELECT id, ? FROM facility WHERE nip IS NOT NULL AND id NOT IN (SELECT facility FROM purchase_look)""", now);
        var looks = Sql.list(connection, "SELECT facility, reached_to FROM purchase_look WHERE next_at <= ? ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED",
                row -> new Look(new FacilityId(row.uuid("facility")), row.instantIfAny("reached_to")), now, limit);
        looks.forEach(look -> Sql.run(connection, "UPDATE purchase_look SET next_at = ? WHERE facility = ?", next, look.facility().value()));
        return looks;
    }

    @Override public void reached(FacilityId facility, Instant until, Instant next) {
        Sql.run(session.unit().connection(), "UPDATE purchase_look SET reached_to = ?, next_at = ? WHERE facility = ?", until, next, facility.value());
    }

    private static Purchase purchase(Columns row) {
        return new Purchase(new PurchaseId(row.uuid("id")), new FacilityId(row.uuid("facility")),
                new PurchaseInvoice(new Nip(row.text("seller")), row.text("seller_name"), buyers(row.text("buyers")), row.constant(InvoiceKind.class, "kind"), row.text("number"),
                        LocalDate.parse(row.text("issued")), row.text("currency"), new Balance(row.number("total"))),
                new FrozenDocument(row.text("hash"), (int) row.number("size")), row.textIfAny("ksef").map(KsefNumber::new), row.instant("kept_at"));
    }

    private static String buyers(Set<Nip> buyers) {
        return buyers.stream().map(Nip::value).sorted().collect(Collectors.joining(","));
    }

    private static Set<Nip> buyers(String list) {
        return Arrays.stream(list.split(",")).filter(nip -> !nip.isEmpty()).map(Nip::new).collect(Collectors.toSet());
    }
}
