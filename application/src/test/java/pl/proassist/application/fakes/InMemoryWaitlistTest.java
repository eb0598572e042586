package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.WaitlistContract;

class InMemoryWaitlistTest extends WaitlistContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }

    @Override protected PaymentAddresses addresses() {
        return new FakeAddresses();
    }
}
