package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;

/**
 * The orders of a link at the payment operator: at most one is live, each is stored before the operator hears of it, and none
 * is ever started twice (autopay.md 4, 12, 14).
 */
public final class OperatorOrders {

    /** The operator takes 100 starts a minute; we keep a distance. */
    static final int STARTS_A_MINUTE = 90;

    private static final Duration LOST_AFTER = Duration.ofMinutes(2);

    /** Where a patient can be led now, or why not yet. */
    public sealed interface Live {
        record Ready(String payUrl) implements Live { }

        /** The operator's limit of starts is used up, or an order is just being made. */
        record NotBefore(Instant at) implements Live { }

        /** The operator does not want this order. */
        record Refused(OrderId order, String reason) implements Live { }
    }

    private final PaymentLinks links;
    private final Visits visits;
    private final Patients patients;
    private final PaymentGateway gateway;
    private final PaymentAddresses addresses;
    private final Transactions transactions;
    private final Clock clock;

    public OperatorOrders(PaymentLinks links, Visits visits, Patients patients, PaymentGateway gateway, PaymentAddresses addresses,
                          Transactions transactions, Clock clock) {
        this.links = links;
        this.visits = visits;
        this.patients = patients;
        this.gateway = gateway;
        this.addresses = addresses;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes sure that the link has a live order with an address to pay at.
     *
     * @return a left when the link is not payable; throws {@link GatewayUnavailable} when the operator could not be asked
     */
    Either<Refusal, Live> ensure(PaymentLinkId id) {
        abandonLost(id, clock.instant().minus(LOST_AFTER));
        return place(id, clock.instant()).map(placed -> placed.fold(live -> live, request -> start(id, request)));
    }

    /**
     * Stores the next order, unless there is one to pay at, one in the making, or no start left in this minute. While an order of
     * an amount that was changed since is still being cancelled, nobody is led there.
     */
    private Either<Refusal, Either<Live, PaymentGateway.OrderRequest>> place(PaymentLinkId id, Instant now) {
        return transactions.run(() -> links.require(id).flatMap(link -> link.payable(now)).flatMap(link -> {
            var live = link.details().liveOrder(now);
            if (live.isPresent()) {
                return Either.right(Either.left(live.get().amount().equals(link.details().terms().amount())
                        ? asLive(live.get()) : new Live.NotBefore(now)));
            }
            var recent = links.ordersPlacedAfter(now.minusSeconds(60));
            if (recent.size() >= STARTS_A_MINUTE) {
                return Either.right(Either.left(new Live.NotBefore(recent.get(recent.size() - STARTS_A_MINUTE).plusSeconds(60))));
            }
            return link.placeOrder(number -> addresses.order(id, number), now)
                    .map(links::save)
                    .map(change -> Either.right(request(change.next(), change.next().details().liveOrder(now).orElseThrow())));
        }));
    }

    private Live asLive(PaymentOrder order) {
        return order.payUrl().<Live>map(Live.Ready::new).getOrElse(() -> new Live.NotBefore(order.placedAt().plus(LOST_AFTER)));
    }

    private PaymentGateway.OrderRequest request(PaymentLink link, PaymentOrder order) {
        var visit = visits.find(link.details().visit()).get().details();
        var payer = patients.require(visit.patient()).toOption().flatMap(patient -> patient.email());
        var start = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(visit.slot().start().atZone(visit.terms().settings().zone()));
        return new PaymentGateway.OrderRequest(order.id(), order.amount(), "Wizyta " + start, payer,
                link.details().terms().deadline(), order.validUntil());
    }

    private Live start(PaymentLinkId id, PaymentGateway.OrderRequest request) {
        PaymentGateway.StartAnswer answer;
        try {
            answer = gateway.start(request);
        } catch (GatewayUnavailable weather) {
            abandon(id, request.order());
            throw weather;
        }
        return answer.fold(
                started -> begun(id, request.order(), started),
                refused -> refused(id, request.order(), refused.reason()));
    }

    private Live begun(PaymentLinkId id, OrderId order, PaymentGateway.StartAnswer.Started started) {
        var link = change(id, each -> each.orderStarted(order, started.remoteId(), started.payUrl()));
        return link.details().order(order).filter(each -> each.state() == PaymentOrder.State.STARTED)
                .<Live>map(each -> new Live.Ready(started.payUrl()))
                .orElseGet(() -> new Live.NotBefore(clock.instant()));
    }

    private Live refused(PaymentLinkId id, OrderId order, String reason) {
        change(id, link -> link.orderDead(order));
        return new Live.Refused(order, reason);
    }

    /** Nobody knows whether the operator has this order, and nobody was given its address: it must not be paid. */
    void abandon(PaymentLinkId id, OrderId order) {
        change(id, link -> link.orderDead(order));
        try {
            gateway.cancel(order, Option.none(), cancelMessage(order));
        } catch (GatewayUnavailable weather) {
            // The operator's own validity ends it; it is asked about this order before anything is released.
        }
    }

    /** Orders that were placed until then and whose start was never answered: our process ended in between. */
    void abandonLost(PaymentLinkId id, Instant placedUntil) {
        var lost = transactions.record(() -> links.find(id).map(link -> link.details().orders()).getOrElse(List.of())).stream()
                .filter(order -> order.state() == PaymentOrder.State.PLACED && !order.placedAt().isAfter(placedUntil)).toList();
        lost.forEach(order -> abandon(id, order.id()));
    }

    /** Ends every order but one so that no more money comes for it; what was paid meanwhile is written down. */
    void cancelAllBut(PaymentLinkId id, Option<OrderId> spared) {
        var open = transactions.record(() -> links.find(id).map(link -> link.details().orders()).getOrElse(List.of())).stream()
                .filter(order -> order.state() != PaymentOrder.State.DEAD && !spared.contains(order.id())).toList();
        for (var order : open) {
            gateway.cancel(order.id(), order.remoteId(), cancelMessage(order.id()));
            ask(order.id());
            change(id, link -> link.orderDead(order.id()));
        }
    }

    /** Asks the operator about an order and writes down every attempt it tells of. */
    List<PaymentGateway.OperatorAttempt> ask(OrderId order) {
        var attempts = gateway.ask(order);
        var now = clock.instant();
        attempts.forEach(attempt -> transactions.record(() -> new OperatorNews(links).keep(attempt, now)));
        return attempts;
    }

    /** Whether a payment may be under way. Money that has arrived is written down on the way and then decides by itself. */
    boolean mayHoldMoney(PaymentLinkId id) {
        var known = transactions.record(() -> links.find(id).map(link -> link.details().orders())).getOrElse(List.of());
        var inFlight = false;
        for (var order : known) {
            try {
                inFlight |= ask(order.id()).stream().anyMatch(attempt -> attempt.status() == Attempt.Status.PENDING);
            } catch (GatewayUnavailable weather) {
                inFlight = true;
            }
        }
        return inFlight;
    }

    private PaymentLink change(PaymentLinkId id, Function<PaymentLink, Change<PaymentLink>> step) {
        return transactions.record(() -> links.save(step.apply(links.find(id).get())).next());
    }

    private static String cancelMessage(OrderId order) {
        return UUID.nameUUIDFromBytes(("cancel:" + order).getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }
}
