package pl.proassist.application.fakes;

import io.vavr.control.Option;
import pl.proassist.application.port.InvoicingPolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.InvoicingSettings;

/** How the facilities issue invoices, in memory. */
public final class InMemoryInvoicing implements InvoicingPolicies {

    private final InMemoryTransactions transactions;
    private final Table<FacilityId, InvoicingSettings> rows;

    public InMemoryInvoicing(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<InvoicingSettings> of(FacilityId facility) {
        transactions.mustBeOpen();
        return rows.get(facility);
    }

    @Override public void save(InvoicingSettings settings) {
        if (settings.version() != of(settings.facility()).map(InvoicingSettings::version).getOrElse(0L) + 1) {
            throw new IllegalStateException("the settings of the invoices have another version by now");
        }
        rows.put(settings.facility(), settings);
    }
}
