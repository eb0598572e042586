package pl.proassist.application.prepayment;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.domain.payment.PaymentUnmatched;
import pl.proassist.domain.payment.RefundFailed;
import pl.proassist.domain.shared.DomainEvent;

/** Money that only a person can settle: of another amount, or a refund that failed. */
public final class RaiseTaskWhenStuck implements Reaction {

    public static final String NAME = "raise-task-when-stuck";

    private final RaiseTask tasks;

    public RaiseTaskWhenStuck(RaiseTask tasks) {
        this.tasks = tasks;
    }

    @Override public String name() { return NAME; }

    @Override public Option<Instant> on(DomainEvent event) {
        if (event instanceof PaymentUnmatched unmatched) {
            tasks.about(unmatched.link(), StaffTasks.Kind.UNMATCHED_PAYMENT, unmatched.payment().value());
        }
        if (event instanceof RefundFailed failed) {
            tasks.about(failed.link(), StaffTasks.Kind.REFUND_FAILED, failed.payment().value());
        }
        return Option.none();
    }
}
