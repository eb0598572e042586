package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.Ledger;
import pl.proassist.domain.payment.RefundDone;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/** A refund has left, and meanwhile more had to go back than it took: the rest follows, because there is one refund of a payment at a time. */
public final class ReturnSurplusWhenRefunded implements Reaction {

    public static final String NAME = "return-surplus-when-refunded";

    private final PaymentLinks links;
    private final Visits visits;
    private final Transactions transactions;

    public ReturnSurplusWhenRefunded(PaymentLinks links, Visits visits, Transactions transactions) {
        this.links = links;
        this.visits = visits;
        this.transactions = transactions;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var done = (RefundDone) event;
        transactions.record(() -> {
            var link = links.find(done.link()).get();
            var visit = visits.find(done.visit()).get();
            return links.save(link.giveBack(Ledger.Sums.of(visit, link).surplus(), reason(visit)));
        });
        return Option.none();
    }

    private static RefundReason reason(Visit visit) {
        return switch (VisitStatus.of(visit)) {
            case CANCELLED -> RefundReason.VISIT_CANCELLED;
            case LAPSED -> RefundReason.PAID_TOO_LATE;
            case AWAITING_PAYMENT, CONFIRMED, COMPLETED, NO_SHOW -> RefundReason.CHEAPER_SERVICE;
        };
    }
}
