package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.TermsHistoryContract;

class InMemoryTermsHistoryTest extends TermsHistoryContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }
}
