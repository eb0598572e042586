package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.KsefCredentialsContract;
import pl.proassist.application.port.Stores;

class InMemoryKsefCredentialsTest extends KsefCredentialsContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }
}
