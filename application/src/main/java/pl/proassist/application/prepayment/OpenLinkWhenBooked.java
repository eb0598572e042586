package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.payment.PaymentLinkChanged;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentLinkRequested;
import pl.proassist.domain.shared.DomainEvent;

/** A link was asked for, or is another one now: makes its order at the operator. The patient's message does not wait for this. */
public final class OpenLinkWhenBooked implements Reaction {

    public static final String NAME = "open-link-when-booked";

    private final OperatorOrders orders;
    private final RaiseTask tasks;

    public OpenLinkWhenBooked(OperatorOrders orders, RaiseTask tasks) {
        this.orders = orders;
        this.tasks = tasks;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var link = new PaymentLinkId(event.aggregate());
        if (event instanceof PaymentLinkChanged) {
            orders.cancelAllBut(link, Option.none());
        }
        orders.abandonLost(link, Instant.MAX);
        return orders.ensure(link).fold(
                notPayable -> Option.none(),
                live -> {
                    if (live instanceof OperatorOrders.Live.Refused refused) {
                        tasks.about(link, StaffTasks.Kind.ORDER_REFUSED, refused.order().value());
                    }
                    return live instanceof OperatorOrders.Live.NotBefore later ? Option.some(later.at()) : Option.none();
                });
    }
}
