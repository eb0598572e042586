package pl.proassist.application.prepayment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.Refund;

/** Puts something about a payment link on the staff's list: once for each subject, and anew for each attempt of a refund. */
public final class RaiseTask {

    private final PaymentLinks links;
    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public RaiseTask(PaymentLinks links, StaffTasks tasks, Transactions transactions, Clock clock) {
        this.links = links;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    void about(PaymentLinkId id, StaffTasks.Kind kind, String subject) {
        about(id, kind, UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)));
    }

    void about(PaymentLinkId id, StaffTasks.Kind kind, UUID subject) {
        var now = clock.instant();
        transactions.record(() -> {
            var link = links.find(id).get().details();
            var refunds = link.payment(new PaymentId(subject)).flatMap(payment -> payment.refund().toJavaOptional()).map(Refund::attempt).orElse(0);
            tasks.raise(new StaffTasks.Task(UUID.nameUUIDFromBytes((kind + ":" + subject + ":" + refunds).getBytes(StandardCharsets.UTF_8)),
                    link.facility(), link.visit(), kind, subject, now));
            return link;
        });
    }
}
