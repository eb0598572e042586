package pl.proassist.domain.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

/**
 * What is true of a payment link in every state.
 *
 * @param lookAt   when it is next looked at, whether to wait on or to give up
 * @param orders   oldest first; at most one is live
 * @param payments every payment that was ever received for it, oldest first
 */
public record LinkDetails(PaymentLinkId id, VisitId visit, FacilityId facility, LinkTerms terms, Instant lookAt,
                          List<PaymentOrder> orders, List<Payment> payments) {

    public LinkDetails {
        orders = List.copyOf(orders);
        payments = List.copyOf(payments);
    }

    public Optional<PaymentOrder> order(OrderId id) {
        return orders.stream().filter(order -> order.id().equals(id)).findFirst();
    }

    public Optional<Payment> payment(PaymentId id) {
        return payments.stream().filter(payment -> payment.id().equals(id)).findFirst();
    }

    public Optional<PaymentOrder> liveOrder(Instant now) {
        return orders.stream().filter(order -> order.isLive(now)).findFirst();
    }

    /** The operator called a payment pending when the deadline passed (prepayment.md 2.5). */
    public boolean wasPendingAtDeadline() {
        return orders.stream().anyMatch(order -> order.wasPendingAt(terms.deadline()));
    }

    public boolean hasPending() {
        return orders.stream().anyMatch(PaymentOrder::isPending);
    }

    /** What of all payments pays for the visit. */
    public Money kept() {
        return payments.stream().map(Payment::keptAmount).reduce(Money.ZERO, Money::plus);
    }

    Money settled() {
        return payments.stream().map(Payment::settled).reduce(Money.ZERO, Money::plus);
    }

    LinkDetails with(PaymentOrder order) {
        var all = new ArrayList<>(orders);
        all.add(order);
        return new LinkDetails(id, visit, facility, terms, lookAt, all, payments);
    }

    LinkDetails with(Payment payment) {
        var all = new ArrayList<>(payments);
        all.add(payment);
        return new LinkDetails(id, visit, facility, terms, lookAt, orders, all);
    }

    LinkDetails with(LinkTerms anew) {
        return new LinkDetails(id, visit, facility, anew, anew.releaseAt(), orders, payments);
    }

    LinkDetails lookingAt(Instant next) {
        return new LinkDetails(id, visit, facility, terms, next, orders, payments);
    }

    LinkDetails changing(OrderId order, UnaryOperator<PaymentOrder> change) {
        return new LinkDetails(id, visit, facility, terms, lookAt,
                orders.stream().map(each -> each.id().equals(order) ? change.apply(each) : each).toList(), payments);
    }

    LinkDetails changing(PaymentId payment, UnaryOperator<Payment> change) {
        return new LinkDetails(id, visit, facility, terms, lookAt, orders,
                payments.stream().map(each -> each.id().equals(payment) ? change.apply(each) : each).toList());
    }
}
