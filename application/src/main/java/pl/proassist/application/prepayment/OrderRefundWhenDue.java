package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.payment.RefundDue;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.RefundReason;

/** Money must go back: the operator is told, or staff when it was taken at the desk. One message id is one refund (autopay.md 9). */
public final class OrderRefundWhenDue implements Reaction {

    public static final String NAME = "order-refund-when-due";

    private final PaymentLinks links;
    private final PaymentGateway gateway;
    private final RaiseTask tasks;
    private final Transactions transactions;

    public OrderRefundWhenDue(PaymentLinks links, PaymentGateway gateway, RaiseTask tasks, Transactions transactions) {
        this.links = links;
        this.gateway = gateway;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        var due = (RefundDue) event;
        var payment = transactions.record(() -> links.find(due.link()).get().details().payment(due.payment()).orElseThrow());
        if (!payment.refund().exists(refund -> refund.state() == Refund.State.DUE)) {
            return Option.none();
        }
        if (due.reason() == RefundReason.SLOT_TAKEN || due.reason() == RefundReason.VISIT_STARTED) {
            tasks.about(due.link(), StaffTasks.Kind.PAID_BUT_SLOT_LOST, payment.id().value());
        }
        order(due, payment);
        return Option.none();
    }

    private void order(RefundDue due, Payment payment) {
        if (payment.means() != Payment.Means.ONLINE) {
            tasks.about(due.link(), StaffTasks.Kind.REFUND_AT_DESK, payment.id().value());
            save(due, link -> link.refundOrdered(payment.id()));
            return;
        }
        var answer = gateway.refund(payment.refund().get().messageId(payment.id()), payment.remoteId().get(), payment.refund().get().amount());
        save(due, link -> answer instanceof PaymentGateway.RefundAnswer.Refused refused
                ? link.refundFailed(payment.id(), Refund.State.DUE, refused.reason())
                : link.refundOrdered(payment.id()));
    }

    private void save(RefundDue due, Function<PaymentLink, Change<PaymentLink>> step) {
        transactions.record(() -> links.save(step.apply(links.find(due.link()).get())));
    }
}
