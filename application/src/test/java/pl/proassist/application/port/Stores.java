package pl.proassist.application.port;

/** Every store over one database, fake or real: the contracts of the ports meet them through this. */
public interface Stores {

    Transactions transactions();

    Visits visits();

    Reminders reminders();

    Attendances attendances();

    PaymentLinks links();

    Deliveries deliveries();

    Messages messages();

    MessageViews messageViews();

    DeliverySettings deliverySettings();

    KsefQueue ksefQueue();

    KsefLog ksefLog();

    KsefSigns ksefSigns();

    BookingFacts facts();

    PaymentPolicies policies();

    MessagePolicies messagePolicies();

    Directory directory();

    Patients patients();

    PatientMarks marks();

    MissedVisits missedVisits();

    PastBookings pastBookings();

    Consents consents();

    TermsHistory termsHistory();

    PrepaymentTexts prepaymentTexts();

    CancelledDays cancelledDays();

    KsefCredentials ksefCredentials();

    Waitlist waitlist();

    StaffTasks tasks();

    Purchases purchases();

    Invoices invoices();

    InvoicingPolicies invoicing();

    Billings billings();

    AccountingNotes accountingNotes();

    LedgerWalks walks();

    OldRecords oldRecords();

    OperatorNotices notices();

    RepeatedRequests requests();

    VisitViews views();

    OnlinePayments onlinePayments();

    Trail trail();
}
