package pl.proassist.adapters.persistence;

import java.time.Clock;
import java.util.List;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.OperatorNotices.Notice;
import pl.proassist.application.port.OperatorNoticesContract;
import pl.proassist.application.port.Stores;

class JpaOperatorNoticesTest extends OperatorNoticesContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Override protected List<Notice> kept() {
        return JpaTest.read("SELECT * FROM operator_notice ORDER BY seq", row -> new Notice(row.text("service_id"), row.text("order_id"),
                row.text("remote_id"), row.text("amount"), row.text("currency"), row.text("status"), row.text("details"), row.text("payment_date"),
                row.text("digest"), row.text("outcome"), row.instant("received_at")));
    }
}
