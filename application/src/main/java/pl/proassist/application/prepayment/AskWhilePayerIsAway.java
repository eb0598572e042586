package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.PayerSent;
import pl.proassist.domain.shared.DomainEvent;

/** A payer was led to the operator: asks after 2, 5 and 15 minutes, should the notification be lost (autopay.md 7). */
public final class AskWhilePayerIsAway implements Reaction {

    public static final String NAME = "ask-while-payer-is-away";

    private static final List<Duration> AFTER = List.of(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15));

    private final PaymentLinks links;
    private final OperatorOrders orders;
    private final Transactions transactions;
    private final Clock clock;

    public AskWhilePayerIsAway(PaymentLinks links, OperatorOrders orders, Transactions transactions, Clock clock) {
        this.links = links;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var sent = (PayerSent) event;
        var now = clock.instant();
        var waiting = transactions.record(() -> links.find(sent.link()).map(LinkStatus::of).contains(LinkStatus.OPEN));
        if (!waiting) {
            return Option.none();
        }
        if (!now.isBefore(sent.at().plus(AFTER.get(0)))) {
            orders.ask(sent.order());
        }
        return Option.ofOptional(AFTER.stream().map(sent.at()::plus).filter(now::isBefore).findFirst());
    }
}
