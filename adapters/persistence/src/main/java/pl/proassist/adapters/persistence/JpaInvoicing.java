package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import pl.proassist.application.port.InvoicingPolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoicingSettings;

/** How the facilities issue invoices, in MariaDB. */
public final class JpaInvoicing implements InvoicingPolicies {

    private final JpaSession session;

    public JpaInvoicing(JpaSession session) {
        this.session = session;
    }

    @Override public Option<InvoicingSettings> of(FacilityId facility) {
        return Sql.first(session.unit().connection(), "SELECT settings FROM invoicing_setting WHERE facility = ?",
                row -> RecordJson.read(InvoicingSettings.class, row.text("settings")), facility.value());
    }

    @Override public void save(InvoicingSettings settings) {
        var connection = session.unit().connection();
        var json = RecordJson.write(InvoicingSettings.class, settings);
        if (settings.version() == 1) {
            Sql.run(connection, "INSERT INTO invoicing_setting (facility, version, settings) VALUES (?, 1, ?)", settings.facility().value(), json);
        } else if (Sql.run(connection, "UPDATE invoicing_setting SET version = ?, settings = ? WHERE facility = ? AND version = ?", settings.version(), json,
                settings.facility().value(), settings.version() - 1) == 0) {
            throw new LostRace("the settings of the invoices have another version by now");
        }
    }
}
