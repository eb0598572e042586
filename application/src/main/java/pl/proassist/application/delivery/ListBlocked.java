package pl.proassist.application.delivery;

import io.vavr.control.Either;
import java.util.List;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;

/** Deliveries that failed too often and wait for somebody to mend their cause. */
public final class ListBlocked {

    private final Deliveries deliveries;
    private final Transactions transactions;

    public ListBlocked(Deliveries deliveries, Transactions transactions) {
        this.deliveries = deliveries;
        this.transactions = transactions;
    }

    public Either<Refusal, List<Deliveries.Blocked>> handle(Caller caller, int limit) {
        return transactions.run(caller.looks("delivery.list"), () -> caller.mayEverywhere(Permission.OPERATIONS).map(may -> deliveries.blocked(limit)));
    }
}
