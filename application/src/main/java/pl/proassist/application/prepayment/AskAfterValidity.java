package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.LinkStatus;
import pl.proassist.domain.payment.PaymentLinkOpened;
import pl.proassist.domain.shared.DomainEvent;

/** Once the operator takes no more money for an order, asks a last time what came of it, so that no payment stays unseen (autopay.md 7). */
public final class AskAfterValidity implements Reaction {

    public static final String NAME = "ask-after-validity";

    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final PaymentLinks links;
    private final OperatorOrders orders;
    private final Transactions transactions;
    private final Clock clock;

    public AskAfterValidity(PaymentLinks links, OperatorOrders orders, Transactions transactions, Clock clock) {
        this.links = links;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var opened = (PaymentLinkOpened) event;
        var link = transactions.record(() -> links.find(opened.link()).get());
        if (LinkStatus.of(link) == LinkStatus.PAID) {
            return Option.none();
        }
        var last = link.details().order(opened.order()).orElseThrow().validUntil().plus(A_WHILE);
        if (clock.instant().isBefore(last)) {
            return Option.some(last);
        }
        orders.ask(opened.order());
        return Option.none();
    }
}
