package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentReceived;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;

/**
 * Money came: the visit is confirmed; a lapsed one is reinstated when the database can still give it its slot; else the money
 * goes back (PAY-19, prepayment.md 2.5).
 */
public final class ConfirmWhenPaid implements Reaction {

    public static final String NAME = "confirm-when-paid";

    private final Visits visits;
    private final PaymentLinks links;
    private final Transactions transactions;
    private final Clock clock;

    public ConfirmWhenPaid(Visits visits, PaymentLinks links, Transactions transactions, Clock clock) {
        this.visits = visits;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var received = (PaymentReceived) event;
        var now = clock.instant();
        transactions.run(() -> confirm(received, now))
                .orElse(() -> transactions.run(() -> giveBack(received, RefundReason.SLOT_TAKEN)));
        return Option.none();
    }

    private Either<Refusal, Payment> confirm(PaymentReceived received, Instant now) {
        var link = links.find(received.link()).get();
        var payment = link.details().payment(received.payment()).orElseThrow();
        if (payment.fate() != Payment.Fate.KEPT) {
            return Either.right(payment);
        }
        return visits.require(received.visit())
                .map(visit -> visit.paid(payment.paidAt(), link.details().wasPendingAtDeadline(), now))
                .flatMap(verdict -> visits.save(verdict.change())
                        .flatMap(saved -> verdict.refund().fold(() -> Either.right(payment), reason -> reason == RefundReason.VISIT_CANCELLED
                                ? keepWhatMayBeKept(saved.next(), received) : giveBack(received, reason))));
    }

    /** Money that had come when the visit was cancelled was settled with it; what is kept beyond that goes back. */
    private Either<Refusal, Payment> keepWhatMayBeKept(Visit cancelled, PaymentReceived received) {
        return links.require(received.link())
                .map(link -> links.save(link.giveBack(Ledger.Sums.of(cancelled, link).surplus(), RefundReason.VISIT_CANCELLED)).next())
                .map(link -> link.details().payment(received.payment()).orElseThrow());
    }

    private Either<Refusal, Payment> giveBack(PaymentReceived received, RefundReason reason) {
        return links.require(received.link())
                .map(link -> links.save(link.refundDue(received.payment(), reason)).next().details().payment(received.payment()).orElseThrow());
    }
}
