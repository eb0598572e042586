package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.AccessStores;
import pl.proassist.application.port.AccountsContract;

class InMemoryAccountsTest extends AccountsContract {

    @Override protected AccessStores emptyAccessStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }
}
