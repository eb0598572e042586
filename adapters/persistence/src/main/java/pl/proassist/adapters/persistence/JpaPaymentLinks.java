package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentLinkRequested;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.VisitId;

/** Payment links in MariaDB, with the ledger of all money that came for them. */
public final class JpaPaymentLinks implements PaymentLinks {

    private final JpaSession session;
    private final Transactions transactions;
    private final PaymentAddresses addresses;
    private final Leases leases;
    private final Clock clock;

    /** @param clock by which a link is issued */
    public JpaPaymentLinks(JpaSession session, Transactions transactions, PaymentAddresses addresses, Leases leases, Clock clock) {
        this.session = session;
        this.transactions = transactions;
        this.addresses = addresses;
        this.leases = leases;
        this.clock = clock;
    }

    @Override public Option<PaymentLink> find(PaymentLinkId id) {
        return Option.of(stored(session.unit(), id.value())).map(StoredLink::link);
    }

    private static StoredLink stored(UnitOfWork unit, UUID id) {
        return unit.links().computeIfAbsent(id, wanted -> StoredLink.read(unit, wanted));
    }

    @Override public Option<PaymentLink> ofVisit(VisitId visit) {
        return find(PaymentLinkId.of(visit));
    }

    @Override public Option<PaymentLink> ofOrder(OrderId order) {
        return by("SELECT link FROM payment_order WHERE id = ?", order.value());
    }

    @Override public Option<PaymentLink> ofPayment(PaymentId payment) {
        return by("SELECT link FROM payment WHERE id = ?", payment.value());
    }

    @Override public Option<PaymentLink> ofToken(String token) {
        return by("SELECT id AS link FROM payment_link WHERE token = ?", token);
    }

    private Option<PaymentLink> by(String select, Object key) {
        return Sql.first(session.unit().connection(), select, row -> new PaymentLinkId(row.uuid("link")), key).flatMap(this::find);
    }

    @Override public Change<PaymentLink> save(Change<PaymentLink> change) {
        var unit = session.unit();
        var link = change.next();
        var stored = isBirth(change) ? null : stored(unit, link.id().value());
        if (stored == null) {
            unit.links().put(link.id().value(), StoredLink.add(unit, link, addresses.token(link.id()), clock.instant()));
        } else if (!change.events().isEmpty() || !stored.link().equals(link)) {
            stored.take(unit, link);
        }
        unit.happened(change.events());
        return change;
    }

    /** A link that is just being asked for needs no look whether it is there: if it is, its key says so. */
    private static boolean isBirth(Change<PaymentLink> change) {
        return change.events().stream().anyMatch(PaymentLinkRequested.class::isInstance);
    }

    @Override public List<Instant> ordersPlacedAfter(Instant since) {
        var connection = session.unit().connection();
        Sql.run(connection, "INSERT INTO order_turn (id) VALUES (1) ON DUPLICATE KEY UPDATE id = id");
        return Sql.list(connection, "SELECT placed_at FROM payment_order WHERE placed_at > ? ORDER BY placed_at",
                row -> row.instant("placed_at"), since);
    }

    @Override public List<PaymentLinkId> leaseOverdue(Instant now, int limit) {
        return transactions.record(() -> {
            var connection = session.unit().connection();
            var due = Sql.list(connection, """
                    SELECT id FROM payment_link
                    WHERE look_due <= ? AND (leased_until IS NULL OR leased_until < ? OR leased_look <> look_due)
                    ORDER BY look_due LIMIT ? FOR UPDATE SKIP LOCKED""", row -> row.uuid("id"), now, leases.now(), limit);
            if (!due.isEmpty()) {
                var values = new ArrayList<Object>(List.of(leases.holder(), leases.until()));
                values.addAll(due);
                Sql.run(connection, "UPDATE payment_link SET leased_by = ?, leased_until = ?, leased_look = look_due WHERE id IN " + Sql.in(due), values.toArray());
            }
            return due.stream().map(PaymentLinkId::new).toList();
        });
    }

    @Override public Option<Instant> nextLookAt() {
        return session.read(unit -> Sql.first(unit.connection(),
                "SELECT look_due FROM payment_link WHERE look_due IS NOT NULL ORDER BY look_due LIMIT 1", row -> row.instant("look_due")));
    }
}
