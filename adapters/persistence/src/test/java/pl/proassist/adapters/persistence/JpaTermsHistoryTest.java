package pl.proassist.adapters.persistence;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.TermsHistoryContract;

class JpaTermsHistoryTest extends TermsHistoryContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }
}
