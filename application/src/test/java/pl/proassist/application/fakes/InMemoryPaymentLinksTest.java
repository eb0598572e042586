package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.PaymentLinksContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.payment.PaymentLinkId;

class InMemoryPaymentLinksTest extends PaymentLinksContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return new InMemoryStores(subscriptions, clock);
    }

    @Override protected String token(PaymentLinkId link) {
        return new FakeAddresses().token(link);
    }
}
