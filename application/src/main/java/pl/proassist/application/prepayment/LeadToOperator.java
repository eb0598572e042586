package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.PrepaymentText;
import pl.proassist.domain.visit.TermsAcceptance;

/** The patient presses "pay": an order is made when there is none to pay at, and the payer is led there (autopay.md 14). */
@OpenDoor("for whoever holds the address of the payment page")
public final class LeadToOperator {

    /** Where the payer goes, or that the operator cannot be reached just now. */
    public sealed interface Way {
        record To(String payUrl) implements Way { }

        record NotNow() implements Way { }
    }

    private final PaymentLinks links;
    private final OperatorOrders orders;
    private final PrepaymentTexts texts;
    private final Transactions transactions;
    private final Clock clock;

    public LeadToOperator(PaymentLinks links, OperatorOrders orders, PrepaymentTexts texts, Transactions transactions, Clock clock) {
        this.links = links;
        this.orders = orders;
        this.texts = texts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param accepted the version of the terms of prepayment that the payer has ticked */
    public Either<Refusal, Way> handle(String token, Option<Long> accepted) {
        var now = clock.instant();
        return transactions.run(() -> links.ofToken(token).<Refusal>toEither(PaymentRefusal.UnknownPaymentLink::new)
                        .flatMap(link -> link.payable(now)).flatMap(link -> agreed(link, accepted, now)))
                .flatMap(this::way);
    }

    /** Whoever pays must have accepted the terms that are in force, where the facility has written any (PAY-22). */
    private Either<Refusal, PaymentLink> agreed(PaymentLink link, Option<Long> accepted, Instant now) {
        var visit = link.details().visit();
        var asked = texts.inForce(link.details().facility()).map(PrepaymentText::version).filter(version -> !texts.isAccepted(visit, version));
        if (asked.exists(version -> !accepted.contains(version))) {
            return Either.left(new PaymentRefusal.TermsNotAccepted(link.id()));
        }
        asked.forEach(version -> transactions.run(Actor.PATIENT.does("terms.accept").on("visit", visit.value()), () -> {
            texts.accept(new TermsAcceptance(visit, version, now, TermsAcceptance.Way.ONLINE));
            return Either.right(version);
        }));
        return Either.right(link);
    }

    private Either<Refusal, Way> way(PaymentLink link) {
        try {
            return orders.ensure(link.id()).map(live -> live instanceof OperatorOrders.Live.Ready ready ? sent(link, ready) : new Way.NotNow());
        } catch (GatewayUnavailable weather) {
            return Either.right(new Way.NotNow());
        }
    }

    private Way sent(PaymentLink link, OperatorOrders.Live.Ready ready) {
        var now = clock.instant();
        transactions.run(Actor.PATIENT.does("payment.begin").on("link", link.id().value()).on("visit", link.details().visit().value()), () -> {
            var current = links.find(link.id()).get();
            return Either.right(current.details().liveOrder(now).map(PaymentOrder::id).map(order -> links.save(current.payerSent(order, now))));
        });
        return new Way.To(ready.payUrl());
    }
}
