package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.domain.payment.LinkDetails;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.VisitId;

/** Payment links in memory. A lease binds the look it was made for and never ends by itself, see {@link #forgetLeases}. */
public final class InMemoryPaymentLinks implements PaymentLinks {

    private final InMemoryTransactions transactions;
    private final InMemoryDeliveries deliveries;
    private final PaymentAddresses addresses;
    private final Table<PaymentLinkId, PaymentLink> rows;
    private final Table<PaymentLinkId, Instant> leasedLooks;
    private final Table<PaymentLinkId, Instant> issued;
    private final Clock clock;

    public InMemoryPaymentLinks(InMemoryTransactions transactions, InMemoryDeliveries deliveries, PaymentAddresses addresses, Clock clock) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.rows = transactions.table();
        this.leasedLooks = transactions.table();
        this.issued = transactions.table();
        this.clock = clock;
    }

    @Override public Option<PaymentLink> find(PaymentLinkId id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public Option<PaymentLink> ofVisit(VisitId visit) {
        return one(details -> details.visit().equals(visit));
    }

    @Override public Option<PaymentLink> ofOrder(OrderId order) {
        return one(details -> details.order(order).isPresent());
    }

    @Override public Option<PaymentLink> ofPayment(PaymentId payment) {
        return one(details -> details.payment(payment).isPresent());
    }

    @Override public Option<PaymentLink> ofToken(String token) {
        return one(details -> addresses.token(details.id()).equals(token));
    }

    private Option<PaymentLink> one(Predicate<LinkDetails> which) {
        transactions.mustBeOpen();
        return Option.ofOptional(rows.where(link -> which.test(link.details())).stream().findFirst());
    }

    @Override public Change<PaymentLink> save(Change<PaymentLink> change) {
        transactions.mustBeOpen();
        issued.put(change.next().id(), issued.get(change.next().id()).getOrElse(clock::instant));
        rows.put(change.next().id(), change.next());
        deliveries.announce(change.events());
        return change;
    }

    @Override public List<Instant> ordersPlacedAfter(Instant since) {
        transactions.mustBeOpen();
        return rows.all().stream().flatMap(link -> link.details().orders().stream()).map(PaymentOrder::placedAt)
                .filter(since::isBefore).sorted().toList();
    }

    @Override public List<PaymentLinkId> leaseOverdue(Instant now, int limit) {
        return transactions.record(() -> {
            var due = waiting().stream().filter(each -> !each.lookAt().isAfter(now) && !leasedLooks.get(each.id()).contains(each.lookAt()))
                    .limit(limit).toList();
            due.forEach(each -> leasedLooks.put(each.id(), each.lookAt()));
            return due.stream().map(LinkDetails::id).toList();
        });
    }

    @Override public Option<Instant> nextLookAt() {
        return transactions.record(() -> Option.ofOptional(waiting().stream().findFirst().map(LinkDetails::lookAt)));
    }

    /** Every link, the first one made first. */
    List<PaymentLink> all() {
        return rows.all();
    }

    Instant issuedAt(PaymentLinkId id) {
        return issued.get(id).get();
    }

    /** The server died: what it had claimed is free again. */
    public void forgetLeases() {
        transactions.record(() -> {
            leasedLooks.removeIf(any -> true);
            return leasedLooks;
        });
    }

    private List<LinkDetails> waiting() {
        return rows.where(link -> LinkStatus.of(link) == LinkStatus.REQUESTED || LinkStatus.of(link) == LinkStatus.OPEN).stream()
                .map(PaymentLink::details).sorted(comparing(LinkDetails::lookAt)).toList();
    }
}
