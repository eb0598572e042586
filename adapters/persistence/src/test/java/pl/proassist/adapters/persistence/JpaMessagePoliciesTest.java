package pl.proassist.adapters.persistence;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.MessagePoliciesContract;
import pl.proassist.application.port.Stores;

class JpaMessagePoliciesTest extends MessagePoliciesContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }
}
