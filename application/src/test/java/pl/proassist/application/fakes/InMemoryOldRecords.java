package pl.proassist.application.fakes;

import java.time.Instant;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.OldRecords;

/** What was kept long enough, in the other fakes. */
public final class InMemoryOldRecords implements OldRecords {

    private final InMemoryTransactions transactions;
    private final InMemoryMessages messages;
    private final InMemoryVisits visits;
    private final InMemoryDeliveries deliveries;
    private final InMemoryRequests requests;

    public InMemoryOldRecords(InMemoryTransactions transactions, InMemoryMessages messages, InMemoryVisits visits, InMemoryDeliveries deliveries,
                              InMemoryRequests requests) {
        this.transactions = transactions;
        this.messages = messages;
        this.visits = visits;
        this.deliveries = deliveries;
        this.requests = requests;
    }

    @Override public int dropMessages(Instant before, int limit) {
        transactions.mustBeOpen();
        return messages.drop(row -> row.state() != Messages.State.WAITING && row.message().createdAt().isBefore(before)
                && visits.find(row.message().visit()).forAll(visit -> visit.details().slot().end().isBefore(before)), limit);
    }

    @Override public int dropEvents(Instant before, int limit) {
        transactions.mustBeOpen();
        return deliveries.drop(before, limit);
    }

    @Override public int dropRequests(Instant before, int limit) {
        transactions.mustBeOpen();
        return requests.drop(before, limit);
    }
}
