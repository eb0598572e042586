package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.util.Set;
import pl.proassist.application.port.PaymentGateway.RefundProgress;

/** The stages of a refund at Autopay, and what each means for us (autopay.md 9.2). */
final class RefundStatus {

    private static final Set<String> UNDER_WAY =
            Set.of("NEW", "WAITING_FOR_TRANSFER_DATA", "COMMISSIONS_CALCULATED", "FAILED_ATTEMPT_OF_BALANCE_CHANGE", "PROCESSING");
    private static final Set<String> CANCELLED =
            Set.of("CANCELED_NO_FUNDS_ON_BALANCE", "CANCELED_AMOUNT_EXCEEDS_TRANSACTION", "CANCELED_MANUALLY_BY_SERVICES");

    private RefundStatus() {
    }

    /** Nothing for a word that Autopay has not told us of. */
    static Option<RefundProgress> of(String status) {
        if (UNDER_WAY.contains(status)) {
            return Option.some(new RefundProgress.Pending());
        }
        if (CANCELLED.contains(status)) {
            return Option.some(new RefundProgress.Failed(status));
        }
        return Option.when(status.equals("DONE"), RefundProgress.Done::new);
    }
}
