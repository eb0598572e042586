package pl.proassist.application.fakes;

import java.time.Clock;
import java.util.List;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.OperatorNotices.Notice;
import pl.proassist.application.port.OperatorNoticesContract;
import pl.proassist.application.port.Stores;

class InMemoryNoticesTest extends OperatorNoticesContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }

    @Override protected List<Notice> kept() {
        return ((InMemoryStores) stores).notices().kept();
    }
}
