package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.DeliveriesContract;
import pl.proassist.application.port.Stores;

class InMemoryDeliveriesTest extends DeliveriesContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }
}
