package pl.proassist.domain.payment;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.RefundReason;

/** What the states of a link that still wait for money have in common. */
final class Waiting {

    private Waiting() {
    }

    static Either<Refusal, PaymentLink> payable(PaymentLink link, Instant now) {
        var deadline = link.details().terms().deadline();
        return now.isAfter(deadline) ? left(new PaymentRefusal.LinkExpired(link.id(), deadline)) : right(link);
    }

    static Either<Refusal, Change<PaymentLink>> placeOrder(PaymentLink link, Function<Integer, OrderId> newId, Instant now) {
        return payable(link, now).map(payable -> link.details().liveOrder(now).isPresent()
                ? Change.to(link)
                : Change.to(link.with(link.details().with(nextOrder(link.details(), newId, now)))));
    }

    private static PaymentOrder nextOrder(LinkDetails details, Function<Integer, OrderId> newId, Instant now) {
        var number = details.orders().size() + 1;
        var longest = now.plus(PaymentLink.LONGEST_ORDER);
        var wanted = details.terms().waitUntil();
        return PaymentOrder.placed(newId.apply(number), number, details.terms().amount(), now,
                wanted.isBefore(longest) ? wanted : longest);
    }

    static Change<PaymentLink> take(PaymentLink link, Payment payment) {
        return received(new PaymentLink.Paid(link.details().with(payment)), payment);
    }

    private static Change<PaymentLink> received(PaymentLink next, Payment payment) {
        return Change.to(next, new PaymentReceived(next.id(), next.details().visit(), payment.id()));
    }

    static Change<PaymentLink> giveBack(PaymentLink link, Payment payment, RefundReason reason) {
        return Change.to(link.with(link.details().with(payment.givenBack(payment.amount(), reason, Option.none()))),
                new RefundDue(link.id(), link.details().visit(), payment.id(), reason));
    }

    /** What is asked for or, of a visit that takes place whether it is paid or not, all that it costs. */
    static Either<Refusal, Change<PaymentLink>> atDesk(PaymentLink link, PaymentId id, Payment.Means means, Money amount, Money cost, Instant now) {
        if (link.details().payment(id).isPresent()) {
            return right(Change.to(link));
        }
        var fits = amount.equals(link.details().terms().amount()) || !amount.isZero() && amount.equals(rest(link, cost));
        return fits ? right(take(link, handedOver(id, means, amount, now))) : left(new PaymentRefusal.AmountDiffers(link.id()));
    }

    /** In one sum, as nobody asks for a part of it. */
    static Either<Refusal, Change<PaymentLink>> allAtDesk(PaymentLink link, PaymentId id, Payment.Means means, Money amount, Money cost, Instant now) {
        if (link.details().payment(id).isPresent()) {
            return right(Change.to(link));
        }
        var rest = rest(link, cost);
        if (rest.isZero()) {
            return left(link.closed());
        }
        return amount.equals(rest) ? right(take(link, handedOver(id, means, amount, now))) : left(new PaymentRefusal.AmountDiffers(link.id()));
    }

    /** Beyond what was asked for, in one sum or in several, and never more than the visit costs. What staff gave back of their own will is not asked for again. */
    static Either<Refusal, Change<PaymentLink>> restAtDesk(PaymentLink link, PaymentId id, Payment.Means means, Money amount, Money cost, Instant now) {
        if (link.details().payment(id).isPresent()) {
            return right(Change.to(link));
        }
        var rest = rest(link, cost);
        if (rest.isZero()) {
            return left(link.closed());
        }
        var payment = handedOver(id, means, amount, now);
        return !amount.isZero() && amount.compareTo(rest) <= 0 ? right(received(link.with(link.details().with(payment)), payment)) : left(new PaymentRefusal.AmountDiffers(link.id()));
    }

    private static Money rest(PaymentLink link, Money cost) {
        return cost.minus(link.details().settled().min(cost));
    }

    private static Payment handedOver(PaymentId id, Payment.Means means, Money amount, Instant now) {
        return new Payment(id, means, Option.none(), Option.none(), amount, "PLN", now, now, Payment.Fate.KEPT, Option.none());
    }

    static Either<Refusal, Change<PaymentLink>> expire(PaymentLink link, Instant now) {
        var releaseAt = link.details().terms().releaseAt();
        return now.isBefore(releaseAt)
                ? left(new PaymentRefusal.LinkStillPayable(link.id(), releaseAt))
                : right(Change.to(new PaymentLink.Expired(link.details()),
                        new PaymentLinkExpired(link.id(), link.details().visit())));
    }

    static Either<Refusal, Change<PaymentLink>> withdraw(PaymentLink link) {
        return right(Change.to(new PaymentLink.Withdrawn(link.details()),
                new PaymentLinkWithdrawn(link.id(), link.details().visit())));
    }

    /** What was paid already is not asked for again. */
    static Either<Refusal, Change<PaymentLink>> change(PaymentLink link, LinkTerms terms) {
        return right(terms.less(link.details().settled()).equals(link.details().terms()) ? Change.to(link) : anew(link, terms));
    }

    static Change<PaymentLink> anew(PaymentLink link, LinkTerms terms) {
        var settled = link.details().settled();
        var changed = new PaymentLinkChanged(link.id(), link.details().visit());
        return settled.compareTo(terms.amount()) < 0
                ? Change.to(new PaymentLink.Requested(link.details().with(terms.less(settled))), changed)
                : Change.to((PaymentLink) new PaymentLink.Paid(link.details().with(terms)), changed)
                        .then(paid -> paid.giveBack(paid.details().kept().minus(terms.amount().min(paid.details().kept())), RefundReason.CHEAPER_SERVICE));
    }
}
