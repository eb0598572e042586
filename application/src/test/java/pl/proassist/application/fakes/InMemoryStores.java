package pl.proassist.application.fakes;

import java.time.Clock;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.AccessStores;

/** All the fake stores over one in-memory database. */
public final class InMemoryStores implements AccessStores {

    private final InMemoryTransactions transactions;
    private final FakeAddresses addresses = new FakeAddresses();
    private final InMemoryDeliveries deliveries;
    private final InMemoryVisits visits;
    private final InMemoryReminders reminders;
    private final InMemoryAttendances attendances;
    private final InMemoryPaymentLinks links;
    private final InMemoryMessages messages;
    private final InMemoryMessageViews messageViews;
    private final InMemoryDeliverySettings deliverySettings;
    private final InMemoryKsefQueue ksefQueue;
    private final InMemoryKsefLog ksefLog;
    private final InMemoryKsefSigns ksefSigns;
    private final InMemoryPatients patients;
    private final InMemoryDirectory directory;
    private final InMemoryMarks marks;
    private final InMemoryMissedVisits missedVisits;
    private final InMemoryPastBookings pastBookings;
    private final InMemoryConsents consents;
    private final InMemoryPolicies policies;
    private final InMemoryMessagePolicies messagePolicies;
    private final InMemoryTermsHistory termsHistory;
    private final InMemoryPrepaymentTexts prepaymentTexts;
    private final InMemoryCancelledDays cancelledDays;
    private final InMemoryKsefCredentials ksefCredentials;
    private final InMemoryWaitlist waitlist;
    private final InMemoryTasks tasks;
    private final InMemoryPurchases purchases;
    private final InMemoryInvoices invoices;
    private final InMemoryInvoicing invoicing;
    private final InMemoryBillings billings;
    private final InMemoryAccountingNotes accountingNotes;
    private final InMemoryLedgerWalks walks;
    private final InMemoryOldRecords oldRecords;
    private final InMemoryNotices notices;
    private final InMemoryRequests requests;
    private final InMemoryBookingFacts facts;
    private final InMemoryVisitViews views;
    private final InMemoryOnlinePayments onlinePayments;
    private final InMemoryTrail trail;
    private final InMemoryAccounts accounts;
    private final InMemorySessions sessions;
    private final InMemoryLoginAttempts attempts;
    private final InMemoryLoginFailures failures;
    private final InMemoryApiKeys keys;
    private final InMemoryLoginRules loginRules;
    private final InMemoryStaffLetters staffLetters;

    public InMemoryStores(Subscriptions subscriptions, Clock clock) {
        transactions = new InMemoryTransactions(clock);
        messages = new InMemoryMessages(transactions);
        patients = new InMemoryPatients(transactions);
        directory = new InMemoryDirectory(transactions);
        marks = new InMemoryMarks(transactions);
        consents = new InMemoryConsents(transactions);
        policies = new InMemoryPolicies(transactions);
        messagePolicies = new InMemoryMessagePolicies(transactions);
        termsHistory = new InMemoryTermsHistory(transactions);
        prepaymentTexts = new InMemoryPrepaymentTexts(transactions);
        cancelledDays = new InMemoryCancelledDays(transactions);
        ksefCredentials = new InMemoryKsefCredentials(transactions);
        tasks = new InMemoryTasks(transactions);
        purchases = new InMemoryPurchases(transactions, directory);
        walks = new InMemoryLedgerWalks(transactions, tasks);
        notices = new InMemoryNotices(transactions);
        requests = new InMemoryRequests(transactions);
        deliveries = new InMemoryDeliveries(transactions, subscriptions, clock);
        reminders = new InMemoryReminders(transactions);
        attendances = new InMemoryAttendances(transactions, addresses);
        waitlist = new InMemoryWaitlist(transactions, addresses, offer -> visits().leave(offer));
        visits = new InMemoryVisits(transactions, deliveries, reminders, cancelledDays, waitlist);
        links = new InMemoryPaymentLinks(transactions, deliveries, addresses, clock);
        invoices = new InMemoryInvoices(transactions, deliveries);
        invoicing = new InMemoryInvoicing(transactions);
        accountingNotes = new InMemoryAccountingNotes(transactions);
        billings = new InMemoryBillings(transactions, visits, invoices);
        missedVisits = new InMemoryMissedVisits(transactions, visits, marks);
        pastBookings = new InMemoryPastBookings(transactions, visits, marks);
        facts = new InMemoryBookingFacts(directory, patients, marks, visits);
        messageViews = new InMemoryMessageViews(transactions, messages, visits);
        deliverySettings = new InMemoryDeliverySettings(transactions);
        ksefQueue = new InMemoryKsefQueue(transactions);
        ksefLog = new InMemoryKsefLog(transactions, ksefQueue);
        ksefSigns = new InMemoryKsefSigns(transactions);
        oldRecords = new InMemoryOldRecords(transactions, messages, visits, deliveries, requests);
        views = new InMemoryVisitViews(transactions, visits, links, attendances, patients, directory, cancelledDays, waitlist);
        onlinePayments = new InMemoryOnlinePayments(transactions, visits, links, patients, directory);
        trail = new InMemoryTrail(transactions, visits, links);
        accounts = new InMemoryAccounts(transactions);
        sessions = new InMemorySessions(transactions);
        attempts = new InMemoryLoginAttempts(transactions);
        failures = new InMemoryLoginFailures(transactions);
        keys = new InMemoryApiKeys(transactions);
        loginRules = new InMemoryLoginRules(transactions);
        staffLetters = new InMemoryStaffLetters(transactions);
    }

    /** The server died and another one begins: nothing is claimed any more. */
    public void forgetLeases() {
        deliveries.forgetLeases();
        links.forgetLeases();
        messages.forgetLeases();
        ksefQueue.forgetLeases();
        ksefSigns.forgetLeases();
        requests.forgetLeases();
        staffLetters.forgetLeases();
    }

    public FakeAddresses addresses() {
        return addresses;
    }

    @Override public InMemoryTransactions transactions() { return transactions; }

    @Override public InMemoryVisits visits() { return visits; }

    @Override public InMemoryReminders reminders() { return reminders; }

    @Override public InMemoryAttendances attendances() { return attendances; }

    @Override public InMemoryPaymentLinks links() { return links; }

    @Override public InMemoryDeliveries deliveries() { return deliveries; }

    @Override public InMemoryMessages messages() { return messages; }

    @Override public InMemoryMessageViews messageViews() { return messageViews; }

    @Override public InMemoryDeliverySettings deliverySettings() { return deliverySettings; }

    @Override public InMemoryKsefQueue ksefQueue() { return ksefQueue; }

    @Override public InMemoryKsefLog ksefLog() { return ksefLog; }

    @Override public InMemoryKsefSigns ksefSigns() { return ksefSigns; }

    @Override public InMemoryBookingFacts facts() { return facts; }

    @Override public InMemoryPolicies policies() { return policies; }

    @Override public InMemoryMessagePolicies messagePolicies() { return messagePolicies; }

    @Override public InMemoryDirectory directory() { return directory; }

    @Override public InMemoryPatients patients() { return patients; }

    @Override public InMemoryMarks marks() { return marks; }

    @Override public InMemoryMissedVisits missedVisits() { return missedVisits; }

    @Override public InMemoryPastBookings pastBookings() { return pastBookings; }

    @Override public InMemoryConsents consents() { return consents; }

    @Override public InMemoryTermsHistory termsHistory() { return termsHistory; }

    @Override public InMemoryPrepaymentTexts prepaymentTexts() { return prepaymentTexts; }

    @Override public InMemoryCancelledDays cancelledDays() { return cancelledDays; }

    @Override public InMemoryKsefCredentials ksefCredentials() { return ksefCredentials; }

    @Override public InMemoryWaitlist waitlist() { return waitlist; }

    @Override public InMemoryTasks tasks() { return tasks; }

    @Override public InMemoryPurchases purchases() { return purchases; }

    @Override public InMemoryInvoices invoices() { return invoices; }

    @Override public InMemoryInvoicing invoicing() { return invoicing; }

    @Override public InMemoryBillings billings() { return billings; }

    @Override public InMemoryAccountingNotes accountingNotes() { return accountingNotes; }

    @Override public InMemoryLedgerWalks walks() { return walks; }

    @Override public InMemoryOldRecords oldRecords() { return oldRecords; }

    @Override public InMemoryNotices notices() { return notices; }

    @Override public InMemoryRequests requests() { return requests; }

    @Override public InMemoryVisitViews views() { return views; }

    @Override public InMemoryOnlinePayments onlinePayments() { return onlinePayments; }

    @Override public InMemoryTrail trail() { return trail; }

    @Override public InMemoryAccounts accounts() { return accounts; }

    @Override public InMemorySessions sessions() { return sessions; }

    @Override public InMemoryLoginAttempts attempts() { return attempts; }

    @Override public InMemoryLoginFailures failures() { return failures; }

    @Override public InMemoryApiKeys keys() { return keys; }

    @Override public InMemoryLoginRules loginRules() { return loginRules; }

    @Override public InMemoryStaffLetters staffLetters() { return staffLetters; }
}
