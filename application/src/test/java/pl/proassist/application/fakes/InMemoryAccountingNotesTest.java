package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.AccountingNotesContract;
import pl.proassist.application.port.Stores;

class InMemoryAccountingNotesTest extends AccountingNotesContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }
}
