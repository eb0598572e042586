package pl.proassist.application.delivery;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;

/** Somebody has mended what blocked a delivery: it is tried again at once. */
public final class UnblockDelivery {

    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Clock clock;

    public UnblockDelivery(Deliveries deliveries, Transactions transactions, Clock clock) {
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return whether there was such a blocked delivery */
    public Either<Refusal, Boolean> handle(Caller caller, long id) {
        return transactions.run(caller.does("delivery.unblock").saying("delivery", String.valueOf(id)), () ->
                caller.mayEverywhere(Permission.OPERATIONS).map(may -> deliveries.unblock(id, clock.instant())));
    }
}
