package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/**
 * Looks at links whose time to pay is over: asks the operator, and gives the slot up when no money came and none is under way
 * (prepayment.md 2.5). The state decides, not the timer: looking late releases late, never wrongly.
 */
public final class ReleaseUnpaid implements DueWork {

    private static final int BATCH = 50;

    private final PaymentLinks links;
    private final Visits visits;
    private final OperatorOrders orders;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;

    public ReleaseUnpaid(PaymentLinks links, Visits visits, OperatorOrders orders, Transactions transactions,
                         Measurements measurements, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.orders = orders;
        this.transactions = transactions;
        this.measurements = measurements;
        this.clock = clock;
    }

    @Override public int runSome() {
        var due = links.leaseOverdue(clock.instant(), BATCH);
        due.forEach(this::look);
        return due.size();
    }

    @Override public Option<Instant> nextDue() {
        return links.nextLookAt();
    }

    private void look(PaymentLinkId id) {
        var mayBeInFlight = operatorMayHoldMoney(id);
        var now = clock.instant();
        transactions.run(() -> links.require(id).flatMap(link -> visits.require(link.details().visit())
                        .flatMap(visit -> decide(link, visit, mayBeInFlight, now))))
                .forEach(released -> released.forEach(measurements::released));
    }

    /** Whether a payment may be under way. Money that has arrived is written down on the way and then decides by itself. */
    private boolean operatorMayHoldMoney(PaymentLinkId id) {
        var known = transactions.record(() -> links.find(id).map(link -> link.details().orders())).get();
        var inFlight = false;
        for (var order : known) {
            try {
                inFlight |= orders.ask(order.id()).stream().anyMatch(attempt -> attempt.status() == Attempt.Status.PENDING);
            } catch (GatewayUnavailable weather) {
                inFlight = true;
            }
        }
        return inFlight;
    }

    /** @return how late the slot was given up, when it was */
    private Either<Refusal, Option<Duration>> decide(PaymentLink link, Visit visit, boolean mayBeInFlight, Instant now) {
        var terms = link.details().terms();
        if (mayBeInFlight && now.isBefore(terms.waitUntil())) {
            links.save(link.lookAgain(now));
            return Either.right(Option.none());
        }
        return link.expire(now).map(links::save).flatMap(expired ->
                VisitStatus.of(visit) == VisitStatus.AWAITING_PAYMENT
                        ? visit.release(mayBeInFlight, now).flatMap(visits::save)
                                .map(lapsed -> Option.some(Duration.between(terms.releaseAt(), now)))
                        : Either.right(Option.none()));
    }
}
