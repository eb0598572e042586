package pl.proassist.application.port;

/** Every store over one database, fake or real: the contracts of the ports meet them through this. */
public interface Stores {

    Transactions transactions();

    Visits visits();

    PaymentLinks links();

    Deliveries deliveries();

    Messages messages();

    BookingFacts facts();

    PaymentPolicies policies();

    Directory directory();

    Patients patients();

    PatientMarks marks();

    Consents consents();

    TermsHistory termsHistory();

    PrepaymentTexts prepaymentTexts();

    CancelledDays cancelledDays();

    StaffTasks tasks();

    OperatorNotices notices();

    RepeatedRequests requests();

    VisitViews views();

    Trail trail();
}
