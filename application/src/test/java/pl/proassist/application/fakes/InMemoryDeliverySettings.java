package pl.proassist.application.fakes;

import pl.proassist.application.port.DeliverySettings;
import pl.proassist.domain.facility.FacilityId;

/** What each facility wants done about messages that do not arrive, in memory. */
public final class InMemoryDeliverySettings implements DeliverySettings {

    private final InMemoryTransactions transactions;
    private final Table<FacilityId, Unreached> wanted;

    public InMemoryDeliverySettings(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.wanted = transactions.table();
    }

    @Override public Unreached unreached(FacilityId facility) {
        transactions.mustBeOpen();
        return wanted.get(facility).getOrElse(Unreached.ASK_STAFF);
    }

    @Override public void replace(FacilityId facility, Unreached unreached) {
        transactions.mustBeOpen();
        wanted.put(facility, unreached);
    }
}
