package pl.proassist.adapters.persistence;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.PaymentLinksContract;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.payment.PaymentLinkId;

class JpaPaymentLinksTest extends PaymentLinksContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Override protected String token(PaymentLinkId link) {
        return JpaStores.ADDRESSES.token(link);
    }
}
