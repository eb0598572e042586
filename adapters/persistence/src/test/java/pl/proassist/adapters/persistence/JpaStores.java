package pl.proassist.adapters.persistence;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.AccessStores;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.ApiKeys;
import pl.proassist.application.port.Attendances;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.application.port.Consents;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.DeliverySettings;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.InvoicingPolicies;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.KsefLog;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.LedgerWalks;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.LoginRules;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.MessageViews;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.application.port.OldRecords;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.PastBookings;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Purchases;
import pl.proassist.application.port.Reminders;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.application.port.Sessions;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.TermsHistory;
import pl.proassist.application.port.Trail;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.port.Visits;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.visit.VisitId;

/** The stores of one server over the test database. */
record JpaStores(JpaSession session, JpaTransactions transactions, Leases leases, Visits visits, Reminders reminders,
                 Attendances attendances, PaymentLinks links, Deliveries deliveries,
                 Messages messages, MessageViews messageViews, DeliverySettings deliverySettings, KsefQueue ksefQueue, KsefLog ksefLog, KsefSigns ksefSigns, BookingFacts facts, PaymentPolicies policies, MessagePolicies messagePolicies, Directory directory, Patients patients, PatientMarks marks, MissedVisits missedVisits, PastBookings pastBookings,
                 StaffTasks tasks, Purchases purchases, Waitlist waitlist, LedgerWalks walks, OldRecords oldRecords, OperatorNotices notices, RepeatedRequests requests, VisitViews views, OnlinePayments onlinePayments, Trail trail, JpaDataKeys dataKeys,
                 Accounts accounts, Sessions sessions, LoginAttempts attempts, LoginFailures failures, ApiKeys keys, LoginRules loginRules,
                 StaffLetters staffLetters, Consents consents,
                 TermsHistory termsHistory, PrepaymentTexts prepaymentTexts, CancelledDays cancelledDays,
                 Invoices invoices, InvoicingPolicies invoicing, Billings billings, AccountingNotes accountingNotes, KsefCredentials ksefCredentials) implements AccessStores {

    static final PaymentAddresses ADDRESSES = new PlainAddresses();
    static final TrailKey TRAIL_KEY = new TrailKey("0123456789abcdef".repeat(4));

    static JpaStores empty(Subscriptions subscriptions, Clock clock) {
        TestDatabase.empty();
        return of("server-1", subscriptions, clock, Clock.systemUTC());
    }

    static JpaStores of(String server, Subscriptions subscriptions, Clock clock, Clock realTime) {
        return of(server, subscriptions, clock, realTime, new Vault(TestKeys.file()));
    }

    static JpaStores of(String server, Subscriptions subscriptions, Clock clock, Clock realTime, Vault vault) {
        var session = new JpaSession(TestDatabase.factory());
        var transactions = new JpaTransactions(session, new EventJournal(subscriptions, clock), new TrailWriter(TRAIL_KEY, clock));
        var leases = new Leases(server, realTime);
        return new JpaStores(session, transactions, leases, new JpaVisits(session),
                new JpaReminders(session), new JpaAttendances(session, ADDRESSES),
                new JpaPaymentLinks(session, transactions, ADDRESSES, leases, clock), new JpaDeliveries(session, transactions, leases),
                new JpaMessages(session, transactions, leases), new JpaMessageViews(session), new JpaDeliverySettings(session), new JpaKsefQueue(session, transactions, leases),
                new JpaKsefLog(session), new JpaKsefSigns(session, transactions, leases), new JpaBookingFacts(session), new JpaPaymentPolicies(session), new JpaMessagePolicies(session),
                new JpaDirectory(session), new JpaPatients(session, vault), new JpaPatientMarks(session, vault), new JpaMissedVisits(session), new JpaPastBookings(session), new JpaStaffTasks(session), new JpaPurchases(session), new JpaWaitlist(session, ADDRESSES), new JpaLedgerWalks(session), new JpaOldRecords(session),
                new JpaOperatorNotices(session), new JpaRepeatedRequests(session, transactions, leases, vault), new JpaVisitViews(session), new JpaOnlinePayments(session, vault, ForkJoinPool.commonPool()),
                new JpaTrail(session, TRAIL_KEY),
                new JpaDataKeys(session, transactions, vault, List.of(SealedTable.PATIENT, SealedTable.ACCOUNT, SealedTable.ACCOUNT_LETTER,
                        SealedTable.BLACKLISTING, SealedTable.EXEMPTION, SealedTable.REPEATED_REQUEST, SealedTable.INVOICE, SealedTable.INVOICE_DOCUMENT, SealedTable.ACCOUNTING_NOTE, SealedTable.BILLING, SealedTable.KSEF_CREDENTIAL)), new JpaAccounts(session, vault), new JpaSessions(session), new JpaLoginAttempts(session),
                new JpaLoginFailures(session), new JpaApiKeys(session), new JpaLoginRules(session),
                new JpaStaffLetters(session, transactions, leases, vault), new JpaConsents(session), new JpaTermsHistory(session),
                new JpaPrepaymentTexts(session), new JpaCancelledDays(session),
                new JpaInvoices(session, vault), new JpaInvoicing(session), new JpaBillings(session, vault), new JpaAccountingNotes(session, vault), new JpaKsefCredentials(session, vault));
    }

    /** Addresses that can be guessed; enough for a store. */
    private static final class PlainAddresses implements PaymentAddresses {
        @Override public String token(PaymentLinkId link) { return "token-" + link; }

        @Override public String url(PaymentLinkId link) { return "https://rej.example/pay/" + token(link); }

        @Override public String attendanceToken(VisitId visit) { return "visit-" + visit; }

        @Override public String attendanceUrl(VisitId visit) { return "https://rej.example/visit/" + attendanceToken(visit); }

        @Override public String invoiceToken(InvoiceId invoice) { return "invoice-" + invoice; }

        @Override public String invoiceUrl(InvoiceId invoice) { return "https://rej.example/invoice/" + invoice + "/" + invoiceToken(invoice); }

        @Override public String offerToken(VisitId visit) { return "offer-" + visit; }

        @Override public String offerUrl(VisitId visit) { return "https://rej.example/offer/" + offerToken(visit); }

        @Override public OrderId order(PaymentLinkId link, int number) { return new OrderId(link.toString().substring(0, 20) + "-" + number); }
    }
}
