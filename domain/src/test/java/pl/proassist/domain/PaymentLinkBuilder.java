package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.LinkDetails;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/**
 * The link of a visit whose 150 zł must be paid until 20:00. It has no orders and no money until a test names them; its last
 * word is the state it is in.
 */
public final class PaymentLinkBuilder {

    private VisitId visit = new VisitId(UUID.randomUUID());
    private FacilityId facility = Builders.FACILITY;
    private LinkTerms terms = LinkTerms.of(Builders.terms().build());
    private Option<Instant> lookAt = Option.none();
    private final List<PaymentOrder> orders = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();

    public PaymentLinkBuilder of(VisitId given) {
        visit = given;
        return this;
    }

    public PaymentLinkBuilder of(Visit given) {
        visit = given.id();
        facility = given.details().facility();
        terms = LinkTerms.of(given.details().terms());
        return this;
    }

    public PaymentLinkBuilder in(FacilityId given) {
        facility = given;
        return this;
    }

    public PaymentLinkBuilder on(TermsBuilder given) {
        terms = LinkTerms.of(given.build());
        return this;
    }

    public PaymentLinkBuilder lookAt(Instant given) {
        lookAt = Option.some(given);
        return this;
    }

    /** An order that is stored, the operator not heard yet. */
    public PaymentLinkBuilder placed(String order, Instant placedAt) {
        return order(new OrderId(order), placedAt, PaymentOrder.State.PLACED, List.of());
    }

    public PaymentLinkBuilder started(String order, Instant placedAt, Attempt... attempts) {
        return order(new OrderId(order), placedAt, PaymentOrder.State.STARTED, List.of(attempts));
    }

    public PaymentLinkBuilder dead(String order, Instant placedAt) {
        return order(new OrderId(order), placedAt, PaymentOrder.State.DEAD, List.of());
    }

    private PaymentLinkBuilder order(OrderId id, Instant placedAt, PaymentOrder.State state, List<Attempt> attempts) {
        var answered = state == PaymentOrder.State.STARTED;
        orders.add(new PaymentOrder(id, orders.size() + 1, terms.amount(), placedAt, terms.waitUntil(), state,
                Option.when(answered, "remote-" + id), Option.when(answered, "https://pay.example/" + id), attempts));
        return this;
    }

    public PaymentLinkBuilder kept(String order, String remoteId, Instant paidAt) {
        return payment(order, remoteId, terms.amount(), paidAt, Payment.Fate.KEPT, Option.none());
    }

    public PaymentLinkBuilder unmatched(String order, String remoteId, String amount, Instant paidAt) {
        return payment(order, remoteId, Money.pln(amount), paidAt, Payment.Fate.UNMATCHED, Option.none());
    }

    public PaymentLinkBuilder givenBack(String order, String remoteId, RefundReason reason, Refund.State state, Instant paidAt) {
        var failure = Option.when(state == Refund.State.FAILED, "BALANCE_ERROR");
        return payment(order, remoteId, terms.amount(), paidAt, Payment.Fate.GIVEN_BACK,
                Option.some(new Refund(reason, state, 1, failure, terms.amount(), Money.ZERO, Option.none())));
    }

    /** A payment of which a part goes back. */
    public PaymentLinkBuilder keptInPart(String order, String remoteId, String back, Refund.State state, Instant paidAt) {
        return payment(order, remoteId, terms.amount(), paidAt, Payment.Fate.KEPT,
                Option.some(new Refund(RefundReason.RETURNED_BY_STAFF, state, 2, Option.none(), Money.pln(back), Money.pln("1.00"), Option.some("gest"))));
    }

    /** Cash taken at the desk. */
    public PaymentLinkBuilder keptAtDesk(PaymentId id, Instant paidAt) {
        payments.add(new Payment(id, Payment.Means.CASH, Option.none(), Option.none(), terms.amount(), "PLN", paidAt, paidAt,
                Payment.Fate.KEPT, Option.none()));
        return this;
    }

    private PaymentLinkBuilder payment(String order, String remoteId, Money amount, Instant paidAt, Payment.Fate fate,
                                       Option<Refund> refund) {
        var id = new OrderId(order);
        payments.add(new Payment(PaymentId.of(id, remoteId), Payment.Means.ONLINE, Option.some(id), Option.some(remoteId),
                amount, "PLN", paidAt, paidAt.plusSeconds(2), fate, refund));
        return this;
    }

    public LinkDetails details() {
        return new LinkDetails(PaymentLinkId.of(visit), visit, facility, terms, lookAt.getOrElse(terms.releaseAt()), orders, payments);
    }

    public PaymentLink.Requested requested() {
        return new PaymentLink.Requested(details());
    }

    public PaymentLink.Open open() {
        return new PaymentLink.Open(details());
    }

    public PaymentLink.Paid paid() {
        return new PaymentLink.Paid(details());
    }

    public PaymentLink.AtDesk atDesk() {
        return new PaymentLink.AtDesk(details());
    }

    public PaymentLink.Expired expired() {
        return new PaymentLink.Expired(details());
    }

    public PaymentLink.Withdrawn withdrawn() {
        return new PaymentLink.Withdrawn(details());
    }
}
