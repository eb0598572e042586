package pl.proassist.application.fakes;

import pl.proassist.application.port.LoginRules;
import pl.proassist.domain.facility.FacilityId;

/** What each facility asks of those who log in, in memory. */
public final class InMemoryLoginRules implements LoginRules {

    private final InMemoryTransactions transactions;
    private final Table<FacilityId, Boolean> required;

    public InMemoryLoginRules(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.required = transactions.table();
    }

    @Override public boolean isSecondStepRequired(FacilityId facility) {
        transactions.mustBeOpen();
        return required.get(facility).getOrElse(true);
    }

    @Override public void requireSecondStep(FacilityId facility, boolean anew) {
        transactions.mustBeOpen();
        required.put(facility, anew);
    }
}
