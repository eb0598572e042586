package pl.proassist.adapters.persistence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentOrder;

/** The rows of one payment link within a unit of work: its own, and those of its orders and payments. */
final class StoredLink {

    private final PaymentLinkRow row;
    private final Map<String, PaymentOrderRow> orders = new HashMap<>();
    private final Map<UUID, PaymentRow> payments = new HashMap<>();
    private PaymentLink link;

    private StoredLink(PaymentLinkRow row) {
        this.row = row;
    }

    /** @return null when there is no such link */
    static StoredLink read(UnitOfWork unit, UUID id) {
        var row = unit.find(PaymentLinkRow.class, id);
        if (row == null) {
            return null;
        }
        var stored = new StoredLink(row);
        stored.link = row.toLink(stored.readOrders(unit), stored.readPayments(unit));
        return stored;
    }

    static StoredLink add(UnitOfWork unit, PaymentLink link, String token, Instant issuedAt) {
        var stored = new StoredLink(PaymentLinkRow.of(link, token, issuedAt));
        unit.add(link.id().value(), stored.row);
        stored.takeChildren(unit, link);
        return stored;
    }

    private List<PaymentOrder> readOrders(UnitOfWork unit) {
        return unit.entities().createQuery("SELECT o FROM PaymentOrderRow o WHERE o.link = :link ORDER BY o.number", PaymentOrderRow.class)
                .setParameter("link", row.id).getResultStream().peek(each -> orders.put(each.id, each)).map(PaymentOrderRow::toOrder).toList();
    }

    private List<Payment> readPayments(UnitOfWork unit) {
        return unit.entities().createQuery("SELECT p FROM PaymentRow p WHERE p.link = :link ORDER BY p.position", PaymentRow.class)
                .setParameter("link", row.id).getResultStream().peek(each -> payments.put(each.id, each)).map(PaymentRow::toPayment).toList();
    }

    PaymentLink link() {
        return link;
    }

    /** The version grows also when only an order or a payment changed: two who change one link never both succeed. */
    void take(UnitOfWork unit, PaymentLink next) {
        row.take(next);
        row.changes++;
        takeChildren(unit, next);
    }

    private void takeChildren(UnitOfWork unit, PaymentLink next) {
        link = next;
        var id = next.id();
        next.details().orders().forEach(order -> orders.computeIfAbsent(order.id().value(), unknown -> added(unit, id, order)).take(order));
        for (int i = 0; i < next.details().payments().size(); i++) {
            var position = i;
            var payment = next.details().payments().get(i);
            payments.computeIfAbsent(payment.id().value(), unknown -> added(unit, id, position, payment)).take(position, payment);
        }
    }

    private static PaymentOrderRow added(UnitOfWork unit, PaymentLinkId link, PaymentOrder order) {
        var row = PaymentOrderRow.of(link, order);
        unit.entities().persist(row);
        return row;
    }

    private static PaymentRow added(UnitOfWork unit, PaymentLinkId link, int position, Payment payment) {
        var row = PaymentRow.of(link, position, payment);
        unit.entities().persist(row);
        return row;
    }
}
