package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Stores;

/** All the fake stores over one in-memory database. */
public final class InMemoryStores implements Stores {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final FakeAddresses addresses = new FakeAddresses();
    private final InMemoryDeliveries deliveries;
    private final InMemoryVisits visits;
    private final InMemoryPaymentLinks links;
    private final InMemoryMessages messages = new InMemoryMessages(transactions);
    private final InMemoryPatients patients = new InMemoryPatients(transactions);
    private final InMemoryDirectory directory = new InMemoryDirectory(transactions);
    private final InMemoryMarks marks = new InMemoryMarks(transactions);
    private final InMemoryPolicies policies = new InMemoryPolicies(transactions);
    private final InMemoryTasks tasks = new InMemoryTasks(transactions);
    private final InMemoryNotices notices = new InMemoryNotices(transactions);
    private final InMemoryRequests requests = new InMemoryRequests(transactions);
    private final InMemoryBookingFacts facts;
    private final InMemoryVisitViews views;

    public InMemoryStores(Subscriptions subscriptions, Clock clock) {
        deliveries = new InMemoryDeliveries(transactions, subscriptions, clock);
        visits = new InMemoryVisits(transactions, deliveries);
        links = new InMemoryPaymentLinks(transactions, deliveries, addresses);
        facts = new InMemoryBookingFacts(directory, patients, marks, visits);
        views = new InMemoryVisitViews(transactions, visits, links, patients, directory);
    }

    /** The server died and another one begins: nothing is claimed any more. */
    public void forgetLeases() {
        deliveries.forgetLeases();
        links.forgetLeases();
        messages.forgetLeases();
        requests.forgetLeases();
    }

    public FakeAddresses addresses() {
        return addresses;
    }

    @Override public InMemoryTransactions transactions() { return transactions; }

    @Override public InMemoryVisits visits() { return visits; }

    @Override public InMemoryPaymentLinks links() { return links; }

    @Override public InMemoryDeliveries deliveries() { return deliveries; }

    @Override public InMemoryMessages messages() { return messages; }

    @Override public InMemoryBookingFacts facts() { return facts; }

    @Override public InMemoryPolicies policies() { return policies; }

    @Override public InMemoryDirectory directory() { return directory; }

    @Override public InMemoryPatients patients() { return patients; }

    @Override public InMemoryMarks marks() { return marks; }

    @Override public InMemoryTasks tasks() { return tasks; }

    @Override public InMemoryNotices notices() { return notices; }

    @Override public InMemoryRequests requests() { return requests; }

    @Override public InMemoryVisitViews views() { return views; }
}
