package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.Billings;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.visit.VisitId;

/** To whom visits are billed, in MariaDB: sealed but for the tax number of a company. */
public final class JpaBillings implements Billings {

    private static final String TABLE = "billing";

    private final JpaSession session;
    private final Vault vault;

    public JpaBillings(JpaSession session, Vault vault) {
        this.session = session;
        this.vault = vault;
    }

    @Override public Option<Billing> of(VisitId visit) {
        return Sql.first(session.unit().connection(), "SELECT billing FROM billing WHERE id = ?",
                row -> RecordJson.read(Billing.class, vault.open(TABLE, "billing", visit.value(), row.text("billing"))), visit.value());
    }

    @Override public void save(VisitId visit, Billing billing) {
        Option<String> company = billing.buyer().fold(consumer -> Option.none(), buyer -> Option.some(buyer.nip().value()), foreign -> Option.none());
        Sql.run(session.unit().connection(), """
                INSERT INTO billing (id, company, billing) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE company = VALUE(company), billing = VALUE(billing)""", visit.value(), company,
                vault.seal(TABLE, "billing", visit.value(), RecordJson.write(Billing.class, billing)));
    }

    @Override public void forget(VisitId visit) {
        Sql.run(session.unit().connection(), "DELETE FROM billing WHERE id = ?", visit.value());
    }

    @Override public List<VisitId> toInvoice(FacilityId facility, Nip company, Instant from, Instant to, int limit) {
        return Sql.list(session.unit().connection(), """
                SELECT v.id FROM billing b JOIN visit v ON v.id = b.id
                WHERE b.company = ? AND v.facility = ? AND v.status = 'COMPLETED' AND v.start_at >= ? AND v.start_at < ?
                  AND NOT EXISTS (SELECT 1 FROM invoice_visit iv JOIN invoice i ON i.id = iv.invoice WHERE iv.visit = v.id AND i.kind IN ('VAT', 'UPR', 'ROZ') AND i.status <> 'CORRECTED')
                ORDER BY v.start_at, CAST(v.id AS CHAR(36)) LIMIT ?""", row -> new VisitId(row.uuid("id")), company.value(), facility.value(), from, to, limit);
    }
}
