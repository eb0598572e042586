package pl.proassist.domain.payment;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.VisitId;

/**
 * A patient's way to pay for one visit, and the ledger of all money that came for it (prepayment.md 2.5, autopay.md 14).
 * Receiving money is a fact: it is accepted in every state and never refused.
 */
public sealed interface PaymentLink {

    /** The longest validity that the operator takes; longer is silently cut (autopay.md 3). */
    Duration LONGEST_ORDER = Duration.ofDays(31);

    LinkDetails details();

    <R> R fold(States<R> states);

    /** This state with other details. */
    PaymentLink with(LinkDetails details);

    default PaymentLinkId id() {
        return details().id();
    }

    /** The link that comes into the world together with its visit. */
    static Change<PaymentLink> request(VisitId visit, FacilityId facility, LinkTerms terms) {
        var id = PaymentLinkId.of(visit);
        return Change.to(new Requested(new LinkDetails(id, visit, facility, terms, terms.releaseAt(), List.of(), List.of())),
                new PaymentLinkRequested(id, visit));
    }

    /**
     * A visit that asked for nothing is paid at the desk: its price, in one sum (PAR-10). The money has its ledger like any other, but no patient is
     * ever led to it.
     *
     * @param cost what the visit costs altogether; zero when it does not take place
     */
    static Either<Refusal, Change<PaymentLink>> atDesk(VisitId visit, FacilityId facility, PaymentId payment, Payment.Means means, Money amount, Money cost, Instant now) {
        if (cost.isZero()) {
            return left(new PaymentRefusal.NothingDue(visit));
        }
        var id = PaymentLinkId.of(visit);
        var unpaid = new AtDesk(new LinkDetails(id, visit, facility, LinkTerms.thereAndThen(cost, now), now, List.of(), List.of()));
        return amount.equals(cost) ? unpaid.receiveAtDesk(payment, means, amount, cost, now) : left(new PaymentRefusal.AmountDiffers(id));
    }

    /** Makes an order to be started at the operator; the one that is live already is the answer when there is one. */
    default Either<Refusal, Change<PaymentLink>> placeOrder(Function<Integer, OrderId> newId, Instant now) {
        return left(closed());
    }

    /** Whether a patient may be led to the operator now. */
    default Either<Refusal, PaymentLink> payable(Instant now) {
        return left(closed());
    }

    /** A payer leaves for the operator. */
    default Change<PaymentLink> payerSent(OrderId order, Instant now) {
        return Change.to(this, new PayerSent(id(), details().visit(), order, now));
    }

    /** The operator took the order and said where the payer goes. */
    default Change<PaymentLink> orderStarted(OrderId order, String remoteId, String payUrl) {
        return Change.to(with(details().changing(order, each -> each.started(remoteId, payUrl))));
    }

    /** The order is cancelled, refused or lost; money that comes for it all the same is received as ever. */
    default Change<PaymentLink> orderDead(OrderId order) {
        return Change.to(with(details().changing(order, PaymentOrder::dead)));
    }

    /** The operator speaks of an attempt that has not brought money. */
    default Change<PaymentLink> heard(OrderId order, String remoteId, Attempt.Status status, Instant at) {
        return Change.to(with(details().changing(order, each -> each.heard(remoteId, status, at))));
    }

    /** Money came. A repeated notice is the same state and no events; another amount or currency is for staff to decide. */
    default Change<PaymentLink> receive(Receipt receipt) {
        var known = details().payment(receipt.payment());
        if (known.isPresent()) {
            return Change.to(this);
        }
        var heard = details().changing(receipt.order(),
                each -> each.heard(receipt.remoteId(), Attempt.Status.SUCCESS, receipt.paidAt()));
        var matches = receipt.amount().equals(details().terms().amount())
                && details().order(receipt.order()).map(order -> order.isFor(receipt.amount(), receipt.currency())).orElse(false);
        return matches
                ? with(heard).take(receipt.with(Payment.Fate.KEPT))
                : Change.to(with(heard.with(receipt.with(Payment.Fate.UNMATCHED))),
                        new PaymentUnmatched(id(), details().visit(), receipt.payment()));
    }

    /** What money of the right amount does in this state. */
    Change<PaymentLink> take(Payment payment);

    /**
     * Staff took money at the desk (PAR-10).
     *
     * @param cost what the visit costs altogether: staff may take all of it, or the rest once what was asked for is there
     */
    default Either<Refusal, Change<PaymentLink>> receiveAtDesk(PaymentId payment, Payment.Means means, Money amount, Money cost, Instant now) {
        if (details().payment(payment).isPresent()) {
            return right(Change.to(this));
        }
        return left(closed());
    }

    /** Staff accept money of another amount as if it were the right one. */
    default Either<Refusal, Change<PaymentLink>> acceptUnmatched(PaymentId payment) {
        return unmatched(payment).map(found -> {
            var without = details().payments().stream().filter(each -> !each.id().equals(payment)).toList();
            var d = details();
            return with(new LinkDetails(d.id(), d.visit(), d.facility(), d.terms(), d.lookAt(), d.orders(), without)).take(found.accepted());
        });
    }

    /** Staff give money of another amount back. */
    default Either<Refusal, Change<PaymentLink>> refundUnmatched(PaymentId payment) {
        return unmatched(payment).map(found -> refundDue(payment, RefundReason.STAFF_DECIDED));
    }

    private Either<Refusal, Payment> unmatched(PaymentId payment) {
        var found = details().payment(payment);
        if (found.isEmpty()) {
            return left(new PaymentRefusal.UnknownPayment(payment));
        }
        return found.get().fate() == Payment.Fate.UNMATCHED ? right(found.get()) : left(new PaymentRefusal.PaymentSettled(payment));
    }

    /** A payment must go back, or what is left of it; asked again, nothing changes. */
    default Change<PaymentLink> refundDue(PaymentId payment, RefundReason reason) {
        return details().payment(payment).map(found -> refundDue(payment, found.returnable(), reason, Option.none())).orElse(Change.to(this));
    }

    private Change<PaymentLink> refundDue(PaymentId payment, Money part, RefundReason reason, Option<String> note) {
        return part.isZero() ? Change.to(this)
                : Change.to(with(details().changing(payment, each -> each.givenBack(part, reason, note))),
                        new RefundDue(id(), details().visit(), payment, reason));
    }

    /** So much of what is kept must go back, of the latest payment first. What a refund under way stands before is looked at when it is done. */
    default Change<PaymentLink> giveBack(Money total, RefundReason reason) {
        var next = Change.<PaymentLink>to(this);
        var rest = total;
        for (int i = details().payments().size() - 1; i >= 0; i--) {
            var payment = details().payments().get(i);
            var part = payment.fate() == Payment.Fate.KEPT ? payment.returnable().min(rest) : Money.ZERO;
            next = next.then(link -> link.refundDue(payment.id(), part, reason, Option.none()));
            rest = rest.minus(part);
        }
        return next;
    }

    /** Staff give money back of their own will. */
    default Either<Refusal, Change<PaymentLink>> refundByHand(PaymentId payment, Money part, String note, Instant now) {
        var known = details().payment(payment);
        if (known.isEmpty()) {
            return left(new PaymentRefusal.UnknownPayment(payment));
        }
        var found = known.get();
        if (found.fate() == Payment.Fate.UNMATCHED) {
            return part.equals(found.amount()) ? refundUnmatched(payment) : left(new PaymentRefusal.AmountDiffers(id()));
        }
        if (found.fate() == Payment.Fate.GIVEN_BACK) {
            return left(new PaymentRefusal.PaymentSettled(payment));
        }
        if (found.refund().exists(Refund::isUnderWay)) {
            return left(new PaymentRefusal.RefundUnderWay(payment));
        }
        if (part.compareTo(found.returnable()) > 0) {
            return left(new PaymentRefusal.RefundAbovePayment(payment));
        }
        return found.isTooOldToReturn(now)
                ? left(new PaymentRefusal.RefundTooLate(payment))
                : right(refundDue(payment, part, RefundReason.RETURNED_BY_STAFF, Option.some(note)));
    }

    default Change<PaymentLink> refundOrdered(PaymentId payment) {
        return refund(payment, Refund.State.DUE, refund -> refund.in(Refund.State.ORDERED),
                new RefundOrdered(id(), details().visit(), payment));
    }

    default Change<PaymentLink> refundDone(PaymentId payment) {
        return refund(payment, Refund.State.ORDERED, refund -> refund.in(Refund.State.DONE),
                new RefundDone(id(), details().visit(), payment));
    }

    default Change<PaymentLink> refundFailed(PaymentId payment, Refund.State from, String why) {
        return refund(payment, from, refund -> refund.failed(why), new RefundFailed(id(), details().visit(), payment));
    }

    /** A failed refund is tried anew as another order at the operator. */
    default Change<PaymentLink> refundAgain(PaymentId payment) {
        var reason = details().payment(payment).flatMap(found -> found.refund().toJavaOptional()).map(Refund::reason)
                .orElse(RefundReason.STAFF_DECIDED);
        return refund(payment, Refund.State.FAILED, Refund::again, new RefundDue(id(), details().visit(), payment, reason));
    }

    private Change<PaymentLink> refund(PaymentId payment, Refund.State from, UnaryOperator<Refund> step, DomainEvent event) {
        return details().payment(payment).flatMap(found -> found.refund().toJavaOptional())
                .filter(refund -> refund.state() == from)
                .map(refund -> Change.to(with(details().changing(payment, each -> each.with(step.apply(refund)))), event))
                .orElse(Change.to(this));
    }

    /** Gives up waiting. */
    default Either<Refusal, Change<PaymentLink>> expire(Instant now) {
        return left(closed());
    }

    /** A payment may be under way: looks again in a minute, at the latest when the waiting is over. */
    default Change<PaymentLink> lookAgain(Instant now) {
        var inAMinute = now.plusSeconds(60);
        var last = details().terms().waitUntil();
        return Change.to(with(details().lookingAt(last.isAfter(now) && last.isBefore(inAMinute) ? last : inAMinute)));
    }

    /** Puts the next look off; nobody is told, and its page stays closed. */
    default Change<PaymentLink> lookAt(Instant next) {
        return Change.to(with(details().lookingAt(next)));
    }

    /** The visit needs no payment any more. Money that was kept is not touched here. */
    default Either<Refusal, Change<PaymentLink>> withdraw() {
        return left(closed());
    }

    /** Another amount or deadline; the address stays, the orders do not (A15). */
    default Either<Refusal, Change<PaymentLink>> change(LinkTerms terms) {
        return left(closed());
    }

    /**
     * The visit costs something else by now: what is dearer is asked for, at the same address, and what is cheaper goes back.
     *
     * @param surplus what is kept beyond the new price
     */
    default Either<Refusal, Change<PaymentLink>> reprice(LinkTerms terms, Money surplus) {
        return change(terms);
    }

    /** The refusal of a state that takes no more commands. */
    Refusal closed();

    /** What the two states have in common in which a patient may still pay. */
    sealed interface Awaiting extends PaymentLink permits Requested, Open {

        @Override default Either<Refusal, PaymentLink> payable(Instant now) { return Waiting.payable(this, now); }

        @Override default Either<Refusal, Change<PaymentLink>> placeOrder(Function<Integer, OrderId> newId, Instant now) {
            return Waiting.placeOrder(this, newId, now);
        }

        /** An order that was given up meanwhile opens nothing. */
        @Override default Change<PaymentLink> orderStarted(OrderId order, String remoteId, String payUrl) {
            var stillWanted = details().order(order).filter(each -> each.state() != PaymentOrder.State.DEAD).isPresent();
            return stillWanted
                    ? Change.to(new Open(details().changing(order, each -> each.started(remoteId, payUrl))),
                            new PaymentLinkOpened(id(), details().visit(), order))
                    : Change.to(this);
        }

        @Override default Change<PaymentLink> take(Payment payment) { return Waiting.take(this, payment); }

        @Override default Either<Refusal, Change<PaymentLink>> receiveAtDesk(PaymentId payment, Payment.Means means, Money amount, Money cost, Instant now) {
            return Waiting.atDesk(this, payment, means, amount, cost, now);
        }

        @Override default Either<Refusal, Change<PaymentLink>> expire(Instant now) { return Waiting.expire(this, now); }

        @Override default Either<Refusal, Change<PaymentLink>> withdraw() { return Waiting.withdraw(this); }

        @Override default Either<Refusal, Change<PaymentLink>> change(LinkTerms terms) { return Waiting.change(this, terms); }

        /** Nothing is refused for being closed here. */
        @Override default Refusal closed() { throw new IllegalStateException("a link that awaits money is not closed"); }
    }

    /** It exists; the operator has not been asked or not answered. */
    record Requested(LinkDetails details) implements Awaiting {
        @Override public PaymentLink with(LinkDetails anew) { return new Requested(anew); }

        @Override public <R> R fold(States<R> states) { return states.requested(this); }
    }

    /** The operator takes money for it. */
    record Open(LinkDetails details) implements Awaiting {
        @Override public PaymentLink with(LinkDetails anew) { return new Open(anew); }

        @Override public <R> R fold(States<R> states) { return states.open(this); }
    }

    /** Money of the right amount came; a further payment online is given back, and staff take what the visit costs beyond it. */
    record Paid(LinkDetails details) implements PaymentLink {
        @Override public PaymentLink with(LinkDetails anew) { return new Paid(anew); }

        @Override public Change<PaymentLink> take(Payment payment) { return Waiting.giveBack(this, payment, RefundReason.SECOND_PAYMENT); }

        @Override public Either<Refusal, Change<PaymentLink>> receiveAtDesk(PaymentId payment, Payment.Means means, Money amount, Money cost, Instant now) {
            return Waiting.restAtDesk(this, payment, means, amount, cost, now);
        }

        @Override public Either<Refusal, Change<PaymentLink>> reprice(LinkTerms terms, Money surplus) {
            return details.settled().compareTo(terms.amount()) < 0 ? Waiting.change(this, terms) : right(giveBack(surplus, RefundReason.CHEAPER_SERVICE));
        }

        @Override public Refusal closed() { return new PaymentRefusal.AlreadyPaid(id()); }

        @Override public <R> R fold(States<R> states) { return states.paid(this); }
    }

    /** Nobody asked for money, and it was handed over at the desk all the same: a ledger without an address. A dearer visit leaves a rest that staff may take. */
    record AtDesk(LinkDetails details) implements PaymentLink {
        @Override public PaymentLink with(LinkDetails anew) { return new AtDesk(anew); }

        @Override public Change<PaymentLink> take(Payment payment) { return Waiting.giveBack(this, payment, RefundReason.SECOND_PAYMENT); }

        @Override public Either<Refusal, Change<PaymentLink>> receiveAtDesk(PaymentId payment, Payment.Means means, Money amount, Money cost, Instant now) {
            return Waiting.restAtDesk(this, payment, means, amount, cost, now);
        }

        @Override public Refusal closed() { return new PaymentRefusal.AlreadyPaid(id()); }

        @Override public <R> R fold(States<R> states) { return states.atDesk(this); }
    }

    /** Nobody paid in time. Money may still come and is then taken, late. */
    record Expired(LinkDetails details) implements PaymentLink {
        @Override public PaymentLink with(LinkDetails anew) { return new Expired(anew); }

        @Override public Change<PaymentLink> take(Payment payment) { return Waiting.take(this, payment); }

        @Override public Either<Refusal, Change<PaymentLink>> receiveAtDesk(PaymentId payment, Payment.Means means, Money amount, Money cost, Instant now) {
            return Waiting.atDesk(this, payment, means, amount, cost, now);
        }

        @Override public Either<Refusal, Change<PaymentLink>> withdraw() { return Waiting.withdraw(this); }

        @Override public Either<Refusal, Change<PaymentLink>> change(LinkTerms terms) { return Waiting.change(this, terms); }

        @Override public Refusal closed() { return new PaymentRefusal.LinkExpired(id(), details.terms().deadline()); }

        @Override public <R> R fold(States<R> states) { return states.expired(this); }
    }

    /** Not to be paid online any more; what comes is given back. The desk takes what the visit costs, as of one that never had a link. */
    record Withdrawn(LinkDetails details) implements PaymentLink {
        @Override public PaymentLink with(LinkDetails anew) { return new Withdrawn(anew); }

        @Override public Change<PaymentLink> take(Payment payment) { return Waiting.giveBack(this, payment, RefundReason.LINK_WITHDRAWN); }

        @Override public Either<Refusal, Change<PaymentLink>> receiveAtDesk(PaymentId payment, Payment.Means means, Money amount, Money cost, Instant now) {
            return Waiting.allAtDesk(this, payment, means, amount, cost, now);
        }

        /** Somebody asks for money again: the same address lives anew. */
        @Override public Either<Refusal, Change<PaymentLink>> change(LinkTerms terms) {
            return right(Waiting.anew(this, terms));
        }

        @Override public Refusal closed() { return new PaymentRefusal.LinkWithdrawn(id()); }

        @Override public <R> R fold(States<R> states) { return states.withdrawn(this); }
    }

    /** For those outside who must speak of every state. */
    interface States<R> {
        R requested(Requested link);

        R open(Open link);

        R paid(Paid link);

        R atDesk(AtDesk link);

        R expired(Expired link);

        R withdrawn(Withdrawn link);
    }
}
