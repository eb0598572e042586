package pl.proassist.adapters.persistence;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.OldRecordsContract;
import pl.proassist.application.port.Stores;

class JpaOldRecordsTest extends OldRecordsContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }
}
