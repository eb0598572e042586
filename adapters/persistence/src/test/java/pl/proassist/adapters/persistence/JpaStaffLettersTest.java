package pl.proassist.adapters.persistence;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.AccessStores;
import pl.proassist.application.port.StaffLettersContract;

class JpaStaffLettersTest extends StaffLettersContract {

    @Override protected AccessStores emptyAccessStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }
}
