package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/**
 * Looks at links whose time to pay is over: asks the operator, and gives the slot up when no money came and none is under way
 * (prepayment.md 2.5), nor is staff's say waited for: a slot whose patient no message reached is theirs until the hard stop. The state decides, not the timer: looking late releases late, never wrongly.
 */
public final class ReleaseUnpaid implements DueWork {

    private static final int BATCH = 50;
    private static final Duration STAFF_TAKE_THEIR_TIME = Duration.ofHours(1);

    private final PaymentLinks links;
    private final Visits visits;
    private final OperatorOrders orders;
    private final Reach reach;
    private final Transactions transactions;
    private final Measurements measurements;
    private final Clock clock;

    public ReleaseUnpaid(PaymentLinks links, Visits visits, OperatorOrders orders, Reach reach, Transactions transactions,
                         Measurements measurements, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.orders = orders;
        this.reach = reach;
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
        var mayBeInFlight = orders.mayHoldMoney(id);
        var now = clock.instant();
        transactions.run(() -> links.require(id).flatMap(link -> visits.require(link.details().visit())
                        .flatMap(visit -> decide(link, visit, mayBeInFlight, now))))
                .forEach(released -> released.forEach(measurements::released));
    }

    /** @return how late the slot was given up, when it was */
    private Either<Refusal, Option<Duration>> decide(PaymentLink link, Visit visit, boolean mayBeInFlight, Instant now) {
        var terms = link.details().terms();
        if (mayBeInFlight && now.isBefore(terms.waitUntil())) {
            links.save(link.lookAgain(now));
            return Either.right(Option.none());
        }
        if (isUpToStaff(visit, now)) {
            reach.askStaff(visit.details(), now);
            links.save(link.lookAt(earlier(now.plus(STAFF_TAKE_THEIR_TIME), visit.details().hardStop())));
            return Either.right(Option.none());
        }
        return link.expire(now).map(links::save).flatMap(expired ->
                VisitStatus.of(visit) == VisitStatus.AWAITING_PAYMENT
                        ? visit.release(mayBeInFlight, now).flatMap(visits::save)
                                .map(lapsed -> Option.some(Duration.between(terms.releaseAt(), now)))
                        : Either.right(Option.none()));
    }

    private boolean isUpToStaff(Visit visit, Instant now) {
        return VisitStatus.of(visit) == VisitStatus.AWAITING_PAYMENT && now.isBefore(visit.details().hardStop()) && reach.isUpToStaff(visit.details());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
