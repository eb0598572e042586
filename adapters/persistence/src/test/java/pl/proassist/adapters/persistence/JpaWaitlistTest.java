package pl.proassist.adapters.persistence;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.WaitlistContract;

class JpaWaitlistTest extends WaitlistContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Override protected PaymentAddresses addresses() {
        return JpaStores.ADDRESSES;
    }
}
