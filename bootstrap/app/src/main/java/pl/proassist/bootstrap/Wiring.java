package pl.proassist.bootstrap;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricRegistry;
import pl.proassist.adapters.autopay.AutopayPaymentGateway;
import pl.proassist.adapters.autopay.AutopaySettings;
import pl.proassist.adapters.email.BounceSecret;
import pl.proassist.adapters.email.SmtpMailer;
import pl.proassist.adapters.ksef.KeptIssuerCertificates;
import pl.proassist.adapters.ksef.KsefEInvoicing;
import pl.proassist.adapters.ksef.Latarnia;
import pl.proassist.adapters.ksef.ReadCertificateFiles;
import pl.proassist.adapters.ksef.fa3.Fa3Documents;
import pl.proassist.adapters.paper.PdfInvoicePapers;
import pl.proassist.adapters.persistence.EventJournal;
import pl.proassist.adapters.persistence.JpaAccountingNotes;
import pl.proassist.adapters.persistence.JpaAccounts;
import pl.proassist.adapters.persistence.JpaApiKeys;
import pl.proassist.adapters.persistence.JpaAttendances;
import pl.proassist.adapters.persistence.JpaBillings;
import pl.proassist.adapters.persistence.JpaBookingFacts;
import pl.proassist.adapters.persistence.JpaCancelledDays;
import pl.proassist.adapters.persistence.JpaConsents;
import pl.proassist.adapters.persistence.JpaDataKeys;
import pl.proassist.adapters.persistence.JpaDeliveries;
import pl.proassist.adapters.persistence.JpaDeliverySettings;
import pl.proassist.adapters.persistence.JpaDirectory;
import pl.proassist.adapters.persistence.JpaInvoices;
import pl.proassist.adapters.persistence.JpaInvoicing;
import pl.proassist.adapters.persistence.JpaKsefCredentials;
import pl.proassist.adapters.persistence.JpaKsefLog;
import pl.proassist.adapters.persistence.JpaKsefQueue;
import pl.proassist.adapters.persistence.JpaKsefSigns;
import pl.proassist.adapters.persistence.JpaLedgerWalks;
import pl.proassist.adapters.persistence.JpaLoginAttempts;
import pl.proassist.adapters.persistence.JpaLoginFailures;
import pl.proassist.adapters.persistence.JpaLoginRules;
import pl.proassist.adapters.persistence.JpaMessagePolicies;
import pl.proassist.adapters.persistence.JpaMessageViews;
import pl.proassist.adapters.persistence.JpaMessages;
import pl.proassist.adapters.persistence.JpaMissedVisits;
import pl.proassist.adapters.persistence.JpaOldRecords;
import pl.proassist.adapters.persistence.JpaOnlinePayments;
import pl.proassist.adapters.persistence.JpaOperatorNotices;
import pl.proassist.adapters.persistence.JpaPastBookings;
import pl.proassist.adapters.persistence.JpaPatientMarks;
import pl.proassist.adapters.persistence.JpaPatients;
import pl.proassist.adapters.persistence.JpaPaymentLinks;
import pl.proassist.adapters.persistence.JpaPaymentPolicies;
import pl.proassist.adapters.persistence.JpaPrepaymentTexts;
import pl.proassist.adapters.persistence.JpaPurchases;
import pl.proassist.adapters.persistence.JpaReminders;
import pl.proassist.adapters.persistence.JpaRepeatedRequests;
import pl.proassist.adapters.persistence.JpaSession;
import pl.proassist.adapters.persistence.JpaSessions;
import pl.proassist.adapters.persistence.JpaStaffLetters;
import pl.proassist.adapters.persistence.JpaStaffTasks;
import pl.proassist.adapters.persistence.JpaTermsHistory;
import pl.proassist.adapters.persistence.JpaTrail;
import pl.proassist.adapters.persistence.JpaTransactions;
import pl.proassist.adapters.persistence.JpaVisitViews;
import pl.proassist.adapters.persistence.JpaVisits;
import pl.proassist.adapters.persistence.JpaWaitlist;
import pl.proassist.adapters.persistence.KeyFile;
import pl.proassist.adapters.persistence.Leases;
import pl.proassist.adapters.persistence.PaymentSums;
import pl.proassist.adapters.persistence.Resealing;
import pl.proassist.adapters.persistence.SealedTable;
import pl.proassist.adapters.persistence.TrailHeadCopy;
import pl.proassist.adapters.persistence.TrailKey;
import pl.proassist.adapters.persistence.TrailWriter;
import pl.proassist.adapters.persistence.Vault;
import pl.proassist.adapters.rehearsal.Rehearsal;
import pl.proassist.adapters.rehearsal.RehearsalClock;
import pl.proassist.adapters.rehearsal.Simulators;
import pl.proassist.adapters.rest.ClientAddress;
import pl.proassist.adapters.rest.PublicUrl;
import pl.proassist.adapters.rest.TokenBuckets;
import pl.proassist.adapters.rest.VisitWords;
import pl.proassist.adapters.rest.metrics.MeasuredByMicroProfile;
import pl.proassist.adapters.secrets.Argon2Passwords;
import pl.proassist.adapters.secrets.KeyedSecrets;
import pl.proassist.adapters.sheets.WrittenSheets;
import pl.proassist.adapters.sms.SmsApiGateway;
import pl.proassist.adapters.sms.SmsApiSettings;
import pl.proassist.adapters.twofactor.EmailLinkSecondFactor;
import pl.proassist.adapters.twofactor.EmailSecondFactor;
import pl.proassist.adapters.twofactor.SmsSecondFactor;
import pl.proassist.adapters.web.HmacPaymentAddresses;
import pl.proassist.adapters.web.PageWriter;
import pl.proassist.adapters.web.VisitorAddress;
import pl.proassist.application.Followers;
import pl.proassist.application.access.AcceptInvitation;
import pl.proassist.application.access.ChangePassword;
import pl.proassist.application.access.ChooseSecondFactor;
import pl.proassist.application.access.ConfirmLogin;
import pl.proassist.application.access.DeactivateUser;
import pl.proassist.application.access.EndLogins;
import pl.proassist.application.access.EndUserSessions;
import pl.proassist.application.access.FacilityLogins;
import pl.proassist.application.access.FinishLogin;
import pl.proassist.application.access.FirstAdministrator;
import pl.proassist.application.access.ForgetOldLogins;
import pl.proassist.application.access.GrantMembership;
import pl.proassist.application.access.IdentifyCaller;
import pl.proassist.application.access.IntegrationKeys;
import pl.proassist.application.access.Invitations;
import pl.proassist.application.access.InviteUser;
import pl.proassist.application.access.MySessions;
import pl.proassist.application.access.OpenSession;
import pl.proassist.application.access.ReadTrail;
import pl.proassist.application.access.RegisterUser;
import pl.proassist.application.access.ResendCode;
import pl.proassist.application.access.RotateDataKeys;
import pl.proassist.application.access.SecondSteps;
import pl.proassist.application.access.SendStaffLetters;
import pl.proassist.application.access.ShowUsers;
import pl.proassist.application.access.StartLogin;
import pl.proassist.application.access.SwitchOffSecondStep;
import pl.proassist.application.arriving.RecordBounce;
import pl.proassist.application.arriving.RecordDeliveryReport;
import pl.proassist.application.booking.AnswerAttendance;
import pl.proassist.application.booking.AnswerOffer;
import pl.proassist.application.booking.ApplyRules;
import pl.proassist.application.booking.BookVisit;
import pl.proassist.application.booking.CancelDay;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.CancelVisitsOfDay;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.CompleteVisit;
import pl.proassist.application.booking.ConfirmWhenPaid;
import pl.proassist.application.booking.ExpireOffers;
import pl.proassist.application.booking.FindVisits;
import pl.proassist.application.booking.FreeTimes;
import pl.proassist.application.booking.LiftCancelledDay;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.booking.OfferFreedSlot;
import pl.proassist.application.booking.RecordNoShow;
import pl.proassist.application.booking.ShowCancelledDay;
import pl.proassist.application.booking.ShowTermsHistory;
import pl.proassist.application.booking.WaitingList;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.delivery.ForgetOldRecords;
import pl.proassist.application.delivery.ListBlocked;
import pl.proassist.application.delivery.UnblockDelivery;
import pl.proassist.application.desk.FinishTask;
import pl.proassist.application.desk.ListTasks;
import pl.proassist.application.invoicing.BeforeSending;
import pl.proassist.application.invoicing.BillVisit;
import pl.proassist.application.invoicing.Bills;
import pl.proassist.application.invoicing.CorrectInvoice;
import pl.proassist.application.invoicing.CorrectInvoicesWhenMoneyReturns;
import pl.proassist.application.invoicing.Correcting;
import pl.proassist.application.invoicing.EnterKsefCredentials;
import pl.proassist.application.invoicing.ExportInvoices;
import pl.proassist.application.invoicing.FacilityInvoicing;
import pl.proassist.application.invoicing.FetchPurchases;
import pl.proassist.application.invoicing.FindAccountingNotes;
import pl.proassist.application.invoicing.FindInvoices;
import pl.proassist.application.invoicing.GiveUpCorrection;
import pl.proassist.application.invoicing.HandOverOffline;
import pl.proassist.application.invoicing.ImportPurchase;
import pl.proassist.application.invoicing.InvoiceTasks;
import pl.proassist.application.invoicing.IssueAdvanceWhenPaid;
import pl.proassist.application.invoicing.IssueByHand;
import pl.proassist.application.invoicing.IssueInvoice;
import pl.proassist.application.invoicing.IssueMonthly;
import pl.proassist.application.invoicing.IssueWhenOriginalSettled;
import pl.proassist.application.invoicing.IssuedOffline;
import pl.proassist.application.invoicing.Issuing;
import pl.proassist.application.invoicing.KsefMode;
import pl.proassist.application.invoicing.KsefTasks;
import pl.proassist.application.invoicing.ListPurchases;
import pl.proassist.application.invoicing.MyInvoices;
import pl.proassist.application.invoicing.Noting;
import pl.proassist.application.invoicing.PrintInvoice;
import pl.proassist.application.invoicing.QueueInvoice;
import pl.proassist.application.invoicing.RebuildInvoice;
import pl.proassist.application.invoicing.RemoveKsefCredentials;
import pl.proassist.application.invoicing.ReviseInvoice;
import pl.proassist.application.invoicing.SendInvoices;
import pl.proassist.application.invoicing.ShowKsefCredentials;
import pl.proassist.application.invoicing.ShowKsefQueue;
import pl.proassist.application.invoicing.ShowKsefSetup;
import pl.proassist.application.invoicing.ShowPurchase;
import pl.proassist.application.invoicing.VisitInvoices;
import pl.proassist.application.invoicing.WarnOfEndings;
import pl.proassist.application.invoicing.WatchKsef;
import pl.proassist.application.invoicing.WriteAccountingNote;
import pl.proassist.application.notifying.FacilityDelivery;
import pl.proassist.application.notifying.FacilityMessages;
import pl.proassist.application.notifying.Hands;
import pl.proassist.application.notifying.Letters;
import pl.proassist.application.notifying.ListMessages;
import pl.proassist.application.notifying.MailInvoice;
import pl.proassist.application.notifying.MailNote;
import pl.proassist.application.notifying.MessagesHistory;
import pl.proassist.application.notifying.OtherWay;
import pl.proassist.application.notifying.PreviewMessage;
import pl.proassist.application.notifying.RemindPatients;
import pl.proassist.application.notifying.SendAgain;
import pl.proassist.application.notifying.SendMessages;
import pl.proassist.application.notifying.SendPaymentLink;
import pl.proassist.application.notifying.SendingPace;
import pl.proassist.application.notifying.SmsAccounts;
import pl.proassist.application.notifying.TellPatient;
import pl.proassist.application.patients.ErasePatient;
import pl.proassist.application.patients.ExportPatientFile;
import pl.proassist.application.patients.PatientConsents;
import pl.proassist.application.patients.WhoHasSeen;
import pl.proassist.application.policies.ContestBlacklisting;
import pl.proassist.application.policies.DryRunRules;
import pl.proassist.application.policies.MarkPatient;
import pl.proassist.application.policies.PaymentRules;
import pl.proassist.application.policies.PrepaymentTerms;
import pl.proassist.application.policies.PreviewRule;
import pl.proassist.application.policies.ProposeBlacklisting;
import pl.proassist.application.policies.RulesHistory;
import pl.proassist.application.policies.ShowBlacklist;
import pl.proassist.application.port.AccountingNotes;
import pl.proassist.application.port.Accounts;
import pl.proassist.application.port.ApiKeys;
import pl.proassist.application.port.Attendances;
import pl.proassist.application.port.Billings;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.application.port.CertificateFiles;
import pl.proassist.application.port.Consents;
import pl.proassist.application.port.DataKeys;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.InvoiceDocuments;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.application.port.Invoices;
import pl.proassist.application.port.InvoicingPolicies;
import pl.proassist.application.port.IssuerCertificates;
import pl.proassist.application.port.KsefAnnouncements;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.KsefLog;
import pl.proassist.application.port.KsefQueue;
import pl.proassist.application.port.KsefSigns;
import pl.proassist.application.port.LedgerWalks;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.LoginRules;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.application.port.OnlinePayments;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.Passwords;
import pl.proassist.application.port.PastBookings;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.PrepaymentTexts;
import pl.proassist.application.port.Purchases;
import pl.proassist.application.port.Reminders;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.application.port.SecondFactor;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Sessions;
import pl.proassist.application.port.Sheets;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.TermsHistory;
import pl.proassist.application.port.Trail;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.port.Visits;
import pl.proassist.application.port.Waitlist;
import pl.proassist.application.prepayment.AcceptPrepaymentTerms;
import pl.proassist.application.prepayment.AskAfterValidity;
import pl.proassist.application.prepayment.AskWhilePayerIsAway;
import pl.proassist.application.prepayment.CancelOrdersWhenClosed;
import pl.proassist.application.prepayment.CheckLedgers;
import pl.proassist.application.prepayment.FollowRefundWhenOrdered;
import pl.proassist.application.prepayment.KeepForgedNotice;
import pl.proassist.application.prepayment.LeadToOperator;
import pl.proassist.application.prepayment.MakePaymentLink;
import pl.proassist.application.prepayment.OpenLinkWhenBooked;
import pl.proassist.application.prepayment.OperatorOrders;
import pl.proassist.application.prepayment.OrderRefundWhenDue;
import pl.proassist.application.prepayment.RaiseTask;
import pl.proassist.application.prepayment.RaiseTaskWhenStuck;
import pl.proassist.application.prepayment.Reach;
import pl.proassist.application.prepayment.RecordPayment;
import pl.proassist.application.prepayment.RefundPayment;
import pl.proassist.application.prepayment.ReleaseUnpaid;
import pl.proassist.application.prepayment.ReleaseVisit;
import pl.proassist.application.prepayment.RetryRefund;
import pl.proassist.application.prepayment.ReturnFromOperator;
import pl.proassist.application.prepayment.ReturnSurplusWhenRefunded;
import pl.proassist.application.prepayment.SettleUnmatched;
import pl.proassist.application.prepayment.ShowLedgerBreaches;
import pl.proassist.application.prepayment.ShowPayPage;
import pl.proassist.application.prepayment.ShowPaymentLink;
import pl.proassist.application.prepayment.ShowVisit;
import pl.proassist.application.prepayment.TakePaymentAtDesk;
import pl.proassist.application.prepayment.WithdrawPaymentLink;
import pl.proassist.application.registering.LookUp;
import pl.proassist.application.registering.RegisterFacility;
import pl.proassist.application.registering.RegisterPatient;
import pl.proassist.application.registering.RegisterRoom;
import pl.proassist.application.registering.RegisterServiceOffer;
import pl.proassist.application.registering.RegisterSpecialist;
import pl.proassist.application.reporting.ReportAttendance;
import pl.proassist.application.reporting.ReportOnlinePayments;
import pl.proassist.application.reporting.ReportRevenue;
import pl.proassist.bootstrap.launcher.Setting;
import pl.proassist.domain.invoice.TokenTerm;
import pl.proassist.domain.policy.MessageChannel;

/** The composition root: every part of the product is made here, by hand, one line each. Read from top to bottom it is a map of the product. */
@Singleton
public class Wiring {

    private static final int CALLS_A_MINUTE = 600;
    private static final int EMAILS_AT_ONCE = 4;
    private static final int EMAILS_A_SECOND = 500;

    final ProviderSettings settings;
    @Produces final Clock clock;
    @Produces final AutopaySettings autopaySettings;
    @Produces final SmsApiSettings smsApiSettings;
    @Produces final BounceSecret bounceSecret;
    @Produces final ClientAddress clientAddress;
    @Produces final VisitorAddress visitorAddress;
    @Produces final PublicUrl publicUrl;
    @Produces final TokenBuckets buckets;
    @Produces final PageWriter pageWriter;
    @Produces final VisitWords visitWords;
    @Produces final Rehearsal rehearsal;

    // The database
    final Vault vault;
    final JpaSession session;
    final JpaTransactions transactions;
    final Leases leases;
    @Produces final PaymentAddresses addresses;
    @Produces final Visits visits;
    @Produces final PaymentLinks links;
    @Produces final Patients patients;
    @Produces final Directory directory;
    @Produces final PaymentPolicies policies;
    @Produces final PatientMarks marks;
    @Produces final MissedVisits missedVisits;
    @Produces final PastBookings pastBookings;
    @Produces final BookingFacts facts;
    @Produces final Messages messages;
    @Produces final MessagePolicies messagePolicies;
    @Produces final Reminders reminders;
    @Produces final Attendances attendances;
    @Produces final OperatorNotices notices;
    @Produces final TermsHistory termsHistory;
    @Produces final PrepaymentTexts prepaymentTexts;
    @Produces final CancelledDays cancelledDays;
    @Produces final Invoices invoices;
    @Produces final AccountingNotes accountingNotes;
    @Produces final InvoicingPolicies invoicingPolicies;
    @Produces final Billings billings;
    @Produces final KsefCredentials ksefCredentials;
    @Produces final KsefQueue ksefQueue;
    @Produces final KsefLog ksefLog;
    @Produces final KsefSigns ksefSigns;
    @Produces final Purchases purchases;
    final Waitlist waitlist;
    @Produces final StaffTasks tasks;
    final LedgerWalks walks;
    final TokenTerm tokenTerm;
    @Produces final VisitViews views;
    @Produces final OnlinePayments onlinePayments;
    @Produces final RepeatedRequests repeatedRequests;
    @Produces final Trail trail;
    @Produces final Accounts accounts;
    @Produces final Sessions sessions;
    @Produces final LoginAttempts attempts;
    @Produces final LoginFailures failures;
    @Produces final LoginRules loginRules;
    @Produces final ApiKeys apiKeys;
    @Produces final StaffLetters staffLetters;
    @Produces final Consents consents;
    @Produces final DataKeys dataKeys;
    final JpaDataKeys sealedRows;
    @Produces final Deliveries deliveries;

    // The world outside
    @Produces final InvoiceDocuments invoiceDocuments;
    @Produces final Secrets secrets;
    @Produces final Passwords passwords;
    @Produces final Measurements measurements;
    @Produces final PaymentGateway gateway;
    @Produces final SmsGateway sms;
    @Produces final Mailer mailer;
    @Produces final Sheets sheets;
    @Produces final InvoicePapers invoicePapers;
    @Produces final CertificateFiles certificateFiles;
    @Produces final IssuerCertificates issuerCertificates;
    @Produces final EInvoicing eInvoicing;
    @Produces final KsefAnnouncements ksefAnnouncements;

    // What the product does
    @Produces final BookVisit bookVisit;
    @Produces final CancelVisit cancelVisit;
    @Produces final AnswerAttendance answerAttendance;
    @Produces final WaitingList waitingList;
    @Produces final AnswerOffer answerOffer;
    @Produces final CancelDay cancelDay;
    @Produces final ShowCancelledDay showCancelledDay;
    @Produces final LiftCancelledDay liftCancelledDay;
    @Produces final MoveVisit moveVisit;
    @Produces final CompleteVisit completeVisit;
    @Produces final RecordNoShow recordNoShow;
    @Produces final ChangePaymentTerms changePaymentTerms;
    @Produces final ShowTermsHistory showTermsHistory;
    @Produces final PrepaymentTerms prepaymentTerms;
    @Produces final AcceptPrepaymentTerms acceptPrepaymentTerms;
    @Produces final LookUp lookUp;
    @Produces final FreeTimes freeTimes;
    @Produces final ShowVisit showVisit;
    @Produces final FindVisits findVisits;
    @Produces final RegisterFacility registerFacility;
    @Produces final RegisterSpecialist registerSpecialist;
    @Produces final RegisterServiceOffer registerServiceOffer;
    @Produces final RegisterRoom registerRoom;
    @Produces final RegisterPatient registerPatient;
    @Produces final PaymentRules paymentRules;
    @Produces final PreviewRule previewRule = new PreviewRule();
    @Produces final RulesHistory rulesHistory;
    @Produces final DryRunRules dryRunRules;
    @Produces final ApplyRules applyRules;
    @Produces final MarkPatient markPatient;
    @Produces final ContestBlacklisting contestBlacklisting;
    @Produces final ShowBlacklist showBlacklist;
    @Produces final ProposeBlacklisting proposeBlacklisting;
    @Produces final FacilityMessages facilityMessages;
    @Produces final MessagesHistory messagesHistory;
    @Produces final PreviewMessage previewMessage;
    @Produces final OperatorOrders orders;
    @Produces final RecordPayment recordPayment;
    @Produces final KeepForgedNotice keepForgedNotice;
    @Produces final ReturnFromOperator returnFromOperator;
    @Produces final ShowPayPage showPayPage;
    @Produces final LeadToOperator leadToOperator;
    @Produces final ShowPaymentLink showPaymentLink;
    @Produces final MakePaymentLink makePaymentLink;
    @Produces final WithdrawPaymentLink withdrawPaymentLink;
    @Produces final TakePaymentAtDesk takePaymentAtDesk;
    @Produces final SettleUnmatched settleUnmatched;
    @Produces final RefundPayment refundPayment;
    @Produces final RetryRefund retryRefund;
    @Produces final ShowLedgerBreaches showLedgerBreaches;
    @Produces final SendPaymentLink sendPaymentLink;
    @Produces final RecordDeliveryReport recordDeliveryReport;
    @Produces final RecordBounce recordBounce;
    @Produces final ListMessages listMessages;
    @Produces final SendAgain sendAgain;
    @Produces final FacilityDelivery facilityDelivery;
    @Produces final ReleaseVisit releaseVisit;
    @Produces final ListTasks listTasks;
    @Produces final FinishTask finishTask;
    @Produces final ReportOnlinePayments reportOnlinePayments;
    @Produces final ReportRevenue reportRevenue;
    @Produces final ReportAttendance reportAttendance;
    @Produces final FacilityInvoicing facilityInvoicing;
    @Produces final BillVisit billVisit;
    @Produces final IssueInvoice issueInvoice;
    @Produces final IssueByHand issueByHand;
    @Produces final IssueMonthly issueMonthly;
    @Produces final CorrectInvoice correctInvoice;
    @Produces final RebuildInvoice rebuildInvoice;
    @Produces final ReviseInvoice reviseInvoice;
    @Produces final GiveUpCorrection giveUpCorrection;
    @Produces final FindInvoices findInvoices;
    @Produces final WriteAccountingNote writeAccountingNote;
    @Produces final FindAccountingNotes findAccountingNotes;
    @Produces final ExportInvoices exportInvoices;
    @Produces final EnterKsefCredentials enterKsefCredentials;
    @Produces final ShowKsefCredentials showKsefCredentials;
    @Produces final ShowKsefSetup showKsefSetup;
    @Produces final RemoveKsefCredentials removeKsefCredentials;
    @Produces final HandOverOffline handOverOffline;
    @Produces final KsefMode ksefMode;
    @Produces final ShowKsefQueue showKsefQueue;
    @Produces final ImportPurchase importPurchase;
    @Produces final ListPurchases listPurchases;
    @Produces final MyInvoices myInvoices;
    @Produces final PrintInvoice printInvoice;
    @Produces final ShowPurchase showPurchase;
    @Produces final ListBlocked listBlocked;
    @Produces final UnblockDelivery unblockDelivery;

    // Who is at the desk
    @Produces final SecondSteps secondSteps;
    @Produces final OpenSession openSession;
    @Produces final Invitations invitations;
    @Produces final StartLogin startLogin;
    @Produces final FinishLogin finishLogin;
    @Produces final ResendCode resendCode;
    @Produces final ConfirmLogin confirmLogin;
    @Produces final IdentifyCaller identifyCaller;
    @Produces final MySessions mySessions;
    @Produces final ChangePassword changePassword;
    @Produces final ChooseSecondFactor chooseSecondFactor;
    @Produces final AcceptInvitation acceptInvitation;
    @Produces final RegisterUser registerUser;
    @Produces final InviteUser inviteUser;
    @Produces final DeactivateUser deactivateUser;
    @Produces final EndUserSessions endUserSessions;
    @Produces final SwitchOffSecondStep switchOffSecondStep;
    @Produces final GrantMembership grantMembership;
    @Produces final ShowUsers showUsers;
    @Produces final FacilityLogins facilityLogins;
    @Produces final IntegrationKeys integrationKeys;
    @Produces final ReadTrail readTrail;
    @Produces final RotateDataKeys rotateDataKeys;
    @Produces final PatientConsents patientConsents;
    @Produces final WhoHasSeen whoHasSeen;
    @Produces final ExportPatientFile exportPatientFile;
    @Produces final ErasePatient erasePatient;
    final FirstAdministrator firstAdministrator;

    // What happens by itself
    final List<DueWork> works;
    final TrailHeadCopy trailHeadCopy;
    final Resealing resealing;
    final PaymentSums paymentSums;

    @Inject
    public Wiring(Product product, MetricRegistry metrics) {
        settings = product.settings();
        clock = product.sidePool().<Clock>map(RehearsalClock::new).getOrElse(() -> Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)));

        autopaySettings = settings.autopay();
        smsApiSettings = settings.sms();
        bounceSecret = settings.bounceSecret();
        clientAddress = new ClientAddress(settings.trustedProxies());
        visitorAddress = clientAddress::of;
        publicUrl = new PublicUrl(URI.create(settings.text(Setting.PUBLIC_URL)));
        buckets = new TokenBuckets(CALLS_A_MINUTE, Duration.ofMinutes(1), Clock.systemUTC());
        pageWriter = new PageWriter(settings.autopayOrigin());

        session = new JpaSession(product.rows());
        vault = new Vault(new KeyFile(Path.of(settings.text(Setting.DATA_KEYS))));
        var trailKey = new TrailKey(settings.text(Setting.TRAIL_KEY));
        var journal = new EventJournal(Followers.SUBSCRIPTIONS, clock);
        transactions = settings.keepsTrail()
                ? new JpaTransactions(session, journal, new TrailWriter(trailKey, clock)) : JpaTransactions.withoutTrail(session, journal);
        leases = new Leases(settings.instanceId(), Clock.systemUTC());
        addresses = new HmacPaymentAddresses(settings.text(Setting.INSTALLATION_KEY), settings.text(Setting.PUBLIC_URL));
        visits = new JpaVisits(session);
        links = new JpaPaymentLinks(session, transactions, addresses, leases, clock);
        patients = new JpaPatients(session, vault);
        directory = new JpaDirectory(session);
        policies = new JpaPaymentPolicies(session);
        marks = new JpaPatientMarks(session, vault);
        missedVisits = new JpaMissedVisits(session);
        pastBookings = new JpaPastBookings(session);
        facts = new JpaBookingFacts(session);
        messages = new JpaMessages(session, transactions, leases);
        var messageViews = new JpaMessageViews(session);
        var deliverySettings = new JpaDeliverySettings(session);
        messagePolicies = new JpaMessagePolicies(session);
        reminders = new JpaReminders(session);
        attendances = new JpaAttendances(session, addresses);
        notices = new JpaOperatorNotices(session);
        termsHistory = new JpaTermsHistory(session);
        prepaymentTexts = new JpaPrepaymentTexts(session);
        cancelledDays = new JpaCancelledDays(session);
        invoices = new JpaInvoices(session, vault);
        accountingNotes = new JpaAccountingNotes(session, vault);
        invoicingPolicies = new JpaInvoicing(session);
        billings = new JpaBillings(session, vault);
        ksefCredentials = new JpaKsefCredentials(session, vault);
        tokenTerm = settings.tokens();
        ksefQueue = new JpaKsefQueue(session, transactions, leases);
        ksefLog = new JpaKsefLog(session);
        ksefSigns = new JpaKsefSigns(session, transactions, leases);
        purchases = new JpaPurchases(session);
        waitlist = new JpaWaitlist(session, addresses);
        tasks = new JpaStaffTasks(session);
        walks = new JpaLedgerWalks(session);
        views = new JpaVisitViews(session);
        onlinePayments = new JpaOnlinePayments(session, vault, Executors.newCachedThreadPool(threads("reading ahead")));
        repeatedRequests = new JpaRepeatedRequests(session, transactions, leases, vault);
        deliveries = new JpaDeliveries(session, transactions, leases);

        trail = new JpaTrail(session, trailKey);
        accounts = new JpaAccounts(session, vault);
        sessions = new JpaSessions(session);
        attempts = new JpaLoginAttempts(session);
        failures = new JpaLoginFailures(session);
        loginRules = new JpaLoginRules(session);
        apiKeys = new JpaApiKeys(session);
        staffLetters = new JpaStaffLetters(session, transactions, leases, vault);
        consents = new JpaConsents(session);
        sealedRows = new JpaDataKeys(session, transactions, vault,
                List.of(SealedTable.PATIENT, SealedTable.ACCOUNT, SealedTable.ACCOUNT_LETTER, SealedTable.BLACKLISTING, SealedTable.EXEMPTION,
                        SealedTable.REPEATED_REQUEST, SealedTable.INVOICE, SealedTable.INVOICE_DOCUMENT, SealedTable.ACCOUNTING_NOTE, SealedTable.BILLING, SealedTable.KSEF_CREDENTIAL));
        dataKeys = sealedRows;

        measurements = new MeasuredByMicroProfile(metrics, deliveries, ksefQueue, walks, clock);
        visitWords = new VisitWords(addresses, clock);
        gateway = new AutopayPaymentGateway(autopaySettings, measurements);
        sms = new MeasuredSms(new SmsApiGateway(smsApiSettings), "sms", measurements);
        var smsAccounts = SmsAccounts.of(settings.secondSms()
                .map(second -> List.<SmsGateway>of(sms, new MeasuredSms(new SmsApiGateway(second), "sms-fallback", measurements)))
                .getOrElse(() -> List.of(sms)), clock);
        mailer = new MeasuredMailer(new SmtpMailer(settings.smtp(), clock), measurements);
        sheets = new WrittenSheets();
        invoicePapers = new PdfInvoicePapers();
        var verificationPages = settings.ksefQr().toString();
        certificateFiles = new ReadCertificateFiles();
        issuerCertificates = new KeptIssuerCertificates(ksefCredentials, transactions);
        eInvoicing = new KsefEInvoicing(settings.ksef(), ksefCredentials, directory, transactions, measurements, clock);
        ksefAnnouncements = new Latarnia(settings.ksef(), clock);
        invoiceDocuments = Fa3Documents.with(settings.ksefSchema());

        secrets = new KeyedSecrets(settings.text(Setting.INSTALLATION_KEY));
        // Half of the processors at most: a flood of wrong passwords leaves the others to those who book.
        passwords = new Argon2Passwords(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

        bookVisit = new BookVisit(visits, links, policies, facts, transactions, measurements, clock);
        cancelVisit = new CancelVisit(visits, links, tasks, transactions, clock);
        answerAttendance = new AnswerAttendance(attendances, visits, links, tasks, directory, patients, transactions, clock);
        waitingList = new WaitingList(waitlist, directory, patients, transactions, clock);
        answerOffer = new AnswerOffer(waitlist, visits, links, policies, facts, directory, patients, messagePolicies, messages, addresses, transactions, clock);
        cancelDay = new CancelDay(cancelledDays, views, directory, transactions, clock);
        showCancelledDay = new ShowCancelledDay(cancelledDays, views, transactions, clock);
        liftCancelledDay = new LiftCancelledDay(cancelledDays, transactions, clock);
        moveVisit = new MoveVisit(visits, links, directory, transactions, clock);
        completeVisit = new CompleteVisit(visits, transactions);
        recordNoShow = new RecordNoShow(visits, transactions);
        changePaymentTerms = new ChangePaymentTerms(visits, links, termsHistory, transactions, clock);
        showTermsHistory = new ShowTermsHistory(termsHistory, visits, accounts, transactions);
        prepaymentTerms = new PrepaymentTerms(prepaymentTexts, directory, transactions, clock);
        acceptPrepaymentTerms = new AcceptPrepaymentTerms(prepaymentTexts, visits, transactions, clock);
        lookUp = new LookUp(directory, patients, transactions);
        freeTimes = new FreeTimes(lookUp, views, policies, transactions, clock);
        showVisit = new ShowVisit(views, links, messages, prepaymentTexts, accounts, addresses, transactions);
        findVisits = new FindVisits(views, transactions);
        registerFacility = new RegisterFacility(directory, transactions);
        registerSpecialist = new RegisterSpecialist(directory, transactions);
        registerServiceOffer = new RegisterServiceOffer(directory, transactions);
        registerRoom = new RegisterRoom(directory, transactions);
        registerPatient = new RegisterPatient(patients, transactions);
        paymentRules = new PaymentRules(policies, directory, transactions, clock);
        rulesHistory = new RulesHistory(policies, directory, transactions);
        dryRunRules = new DryRunRules(policies, pastBookings, missedVisits, directory, transactions, clock);
        applyRules = new ApplyRules(views, visits, links, policies, pastBookings, directory, transactions, clock);
        markPatient = new MarkPatient(marks, missedVisits, directory, patients, transactions, clock);
        contestBlacklisting = new ContestBlacklisting(marks, transactions, clock);
        showBlacklist = new ShowBlacklist(marks, directory, transactions);
        proposeBlacklisting = new ProposeBlacklisting(missedVisits, directory, transactions, clock);
        facilityMessages = new FacilityMessages(messagePolicies, directory, reminders, addresses, smsApiSettings.maxParts(), transactions, clock);
        messagesHistory = new MessagesHistory(messagePolicies, directory, transactions);
        previewMessage = new PreviewMessage(messagePolicies, directory, addresses, transactions);
        orders = new OperatorOrders(links, visits, patients, gateway, addresses, transactions, clock);
        recordPayment = new RecordPayment(links, notices, transactions, clock);
        keepForgedNotice = new KeepForgedNotice(notices, transactions);
        returnFromOperator = new ReturnFromOperator(links, orders, addresses, transactions);
        showPayPage = new ShowPayPage(links, visits, directory, patients, prepaymentTexts, transactions, clock);
        leadToOperator = new LeadToOperator(links, orders, prepaymentTexts, transactions, clock);
        showPaymentLink = new ShowPaymentLink(links, addresses, transactions);
        makePaymentLink = new MakePaymentLink(links, visits, orders, addresses, transactions);
        withdrawPaymentLink = new WithdrawPaymentLink(links, visits, addresses, transactions);
        takePaymentAtDesk = new TakePaymentAtDesk(links, visits, prepaymentTexts, addresses, transactions, clock);
        settleUnmatched = new SettleUnmatched(links, tasks, addresses, transactions, clock);
        refundPayment = new RefundPayment(links, tasks, addresses, transactions, clock);
        showLedgerBreaches = new ShowLedgerBreaches(tasks, views, transactions);
        retryRefund = new RetryRefund(links, tasks, addresses, transactions, clock);
        var letters = new Letters(visits, links, waitlist, patients, directory, messagePolicies, addresses, invoices, accountingNotes, billings, invoicePapers, verificationPages,
                transactions);
        var otherWay = new OtherWay(messages, letters, tasks, clock);
        recordDeliveryReport = new RecordDeliveryReport(messages, OtherWay.taken(otherWay), transactions, clock);
        recordBounce = new RecordBounce(messages, staffLetters, OtherWay.taken(otherWay), measurements, transactions, clock);
        listMessages = new ListMessages(messageViews, patients, billings, directory, transactions);
        sendAgain = new SendAgain(messages, visits, links, letters, transactions, clock);
        facilityDelivery = new FacilityDelivery(deliverySettings, directory, transactions);
        releaseVisit = new ReleaseVisit(visits, links, tasks, transactions, clock);
        sendPaymentLink = new SendPaymentLink(links, visits, messages, transactions, clock);
        listTasks = new ListTasks(tasks, directory, transactions);
        finishTask = new FinishTask(tasks, links, transactions, clock);
        reportOnlinePayments = new ReportOnlinePayments(onlinePayments, sheets, directory, transactions, clock);
        reportRevenue = new ReportRevenue(onlinePayments, directory, transactions);
        reportAttendance = new ReportAttendance(views, directory, transactions);
        var issuing = new Issuing(invoices, invoicingPolicies, invoiceDocuments, clock);
        var bills = new Bills(directory, patients, links, billings);
        var visitInvoices = new VisitInvoices(invoices, bills, issuing);
        var correcting = new Correcting(invoices, issuing);
        var invoiceTasks = new InvoiceTasks(tasks, transactions, clock);
        importPurchase = new ImportPurchase(purchases, invoiceDocuments, directory, transactions, clock);
        listPurchases = new ListPurchases(purchases, directory, transactions);
        showPurchase = new ShowPurchase(purchases, transactions);
        facilityInvoicing = new FacilityInvoicing(invoicingPolicies, directory, transactions);
        billVisit = new BillVisit(visits, billings, transactions);
        issueInvoice = new IssueInvoice(visits, visitInvoices, transactions);
        issueByHand = new IssueByHand(invoices, issuing, directory, transactions);
        issueMonthly = new IssueMonthly(visits, billings, bills, visitInvoices, issuing, directory, transactions);
        correctInvoice = new CorrectInvoice(invoices, correcting, transactions);
        rebuildInvoice = new RebuildInvoice(invoices, issuing, transactions);
        findInvoices = new FindInvoices(invoices, ksefLog, visits, directory, transactions);
        printInvoice = new PrintInvoice(invoices, invoicePapers, verificationPages, transactions);
        myInvoices = new MyInvoices(invoices, accountingNotes, links, attendances, invoicePapers, addresses, verificationPages, transactions);
        var noting = new Noting(accountingNotes, invoices, links, bills, issuing,
                MailNote.written(new MailNote(billings, patients, messagePolicies, messages, clock)));
        writeAccountingNote = new WriteAccountingNote(visits, noting, invoiceTasks, transactions);
        findAccountingNotes = new FindAccountingNotes(accountingNotes, invoicePapers, directory, transactions);
        exportInvoices = new ExportInvoices(invoices, accountingNotes, sheets, directory, transactions);
        enterKsefCredentials = new EnterKsefCredentials(ksefCredentials, certificateFiles, directory, tasks, ksefQueue, settings.tokens(), transactions, clock);
        showKsefCredentials = new ShowKsefCredentials(ksefCredentials, directory, settings.tokens(), transactions, clock);
        showKsefSetup = new ShowKsefSetup(ksefCredentials, eInvoicing, directory, settings.tokens(), settings.ksefApplication(), transactions, clock);
        removeKsefCredentials = new RemoveKsefCredentials(ksefCredentials, tasks, transactions, clock);
        var offline = new IssuedOffline(issuerCertificates, invoices, ksefQueue, settings.ksefQr().toString());
        var ksefTasks = new KsefTasks(tasks);
        reviseInvoice = new ReviseInvoice(invoices, issuing, billings, ksefQueue, ksefTasks, transactions, clock);
        giveUpCorrection = new GiveUpCorrection(invoices, visits, correcting, ksefQueue, ksefTasks, transactions, clock);
        var beforeSending = new BeforeSending(invoices, issuing, ksefQueue, ksefSigns, offline, ksefTasks, transactions);
        handOverOffline = new HandOverOffline(invoices, beforeSending, offline, ksefSigns, ksefQueue, transactions, clock);
        ksefMode = new KsefMode(ksefAnnouncements, ksefSigns, ksefQueue, directory, transactions, clock);
        showKsefQueue = new ShowKsefQueue(ksefQueue, ksefLog, ksefSigns, directory, transactions, clock);
        listBlocked = new ListBlocked(deliveries, transactions);
        unblockDelivery = new UnblockDelivery(deliveries, transactions, clock);

        secondSteps = new SecondSteps(List.of(new SmsSecondFactor(sms), new EmailSecondFactor(mailer), new EmailLinkSecondFactor(mailer)), attempts, staffLetters);
        openSession = new OpenSession(sessions, failures, secrets);
        invitations = new Invitations(staffLetters, secrets);
        var logins = new EndLogins(sessions, attempts);
        startLogin = new StartLogin(accounts, failures, loginRules, passwords, secrets, secondSteps, openSession, staffLetters, transactions, clock);
        finishLogin = new FinishLogin(accounts, attempts, secrets, openSession, transactions, clock);
        resendCode = new ResendCode(accounts, attempts, secrets, secondSteps, transactions, clock);
        confirmLogin = new ConfirmLogin(attempts, secrets, transactions, clock);
        identifyCaller = new IdentifyCaller(accounts, sessions, apiKeys, secrets, openSession, settings.text(Setting.ADMIN_TOKEN), transactions, clock);
        mySessions = new MySessions(accounts, sessions, openSession, transactions, clock);
        changePassword = new ChangePassword(accounts, logins, failures, passwords, secrets, transactions, clock);
        chooseSecondFactor = new ChooseSecondFactor(accounts, secondSteps, logins, failures, passwords, secrets, transactions, clock);
        acceptInvitation = new AcceptInvitation(accounts, logins, passwords, secrets, secondSteps, transactions, clock);
        registerUser = new RegisterUser(accounts, logins, staffLetters, invitations, transactions, clock);
        inviteUser = new InviteUser(accounts, invitations, transactions, clock);
        deactivateUser = new DeactivateUser(accounts, logins, transactions);
        endUserSessions = new EndUserSessions(accounts, logins, transactions);
        switchOffSecondStep = new SwitchOffSecondStep(accounts, loginRules, transactions);
        grantMembership = new GrantMembership(accounts, directory, transactions);
        showUsers = new ShowUsers(accounts, transactions);
        facilityLogins = new FacilityLogins(loginRules, directory, transactions);
        integrationKeys = new IntegrationKeys(apiKeys, directory, secrets, transactions, clock);
        readTrail = new ReadTrail(trail, transactions);
        rotateDataKeys = new RotateDataKeys(dataKeys, transactions);
        patientConsents = new PatientConsents(consents, patients, transactions, clock);
        whoHasSeen = new WhoHasSeen(patients, accounts, trail, transactions);
        exportPatientFile = new ExportPatientFile(patients, views, links, accountingNotes, billings, messages, marks, waitlist, consents, prepaymentTexts, directory, whoHasSeen, transactions);
        erasePatient = new ErasePatient(patients, views, links, billings, marks, waitlist, transactions, clock);
        firstAdministrator = new FirstAdministrator(accounts, invitations, settings.text(Setting.PUBLIC_URL), transactions, clock);

        var raiseTask = new RaiseTask(links, tasks, transactions, clock);
        works = List.of(
                new DeliverEvents(deliveries, List.of(
                        new TellPatient(visits, patients, messagePolicies, messages, tasks, transactions, clock),
                        new OfferFreedSlot(visits, waitlist, patients, messagePolicies, messages, policies, transactions, clock),
                        new OpenLinkWhenBooked(orders, raiseTask),
                        new ConfirmWhenPaid(visits, links, transactions, clock),
                        new CancelOrdersWhenClosed(links, orders, transactions),
                        new AskWhilePayerIsAway(links, orders, transactions, clock),
                        new AskAfterValidity(links, orders, transactions, clock),
                        new OrderRefundWhenDue(links, gateway, raiseTask, transactions),
                        new FollowRefundWhenOrdered(links, gateway, transactions, clock),
                        new ReturnSurplusWhenRefunded(links, visits, transactions),
                        new RaiseTaskWhenStuck(raiseTask),
                        new IssueAdvanceWhenPaid(visits, visitInvoices, bills, invoiceTasks, transactions),
                        new CorrectInvoicesWhenMoneyReturns(visits, links, invoices, invoicingPolicies, correcting, noting, invoiceTasks, transactions),
                        new MailInvoice(invoices, visits, billings, patients, messagePolicies, messages, verificationPages, transactions, clock),
                        new IssueWhenOriginalSettled(invoices, issuing, visits, invoiceTasks, transactions),
                        new QueueInvoice(invoices, ksefQueue, transactions, clock)), Followers.SUBSCRIPTIONS, clock),
                new SendMessages(hands(MessageChannel.SMS, settings.smsAtOnce(), settings.smsPerSecond()), messages, letters, smsAccounts, mailer, otherWay,
                        transactions, measurements, clock),
                new SendMessages(hands(MessageChannel.EMAIL, EMAILS_AT_ONCE, EMAILS_A_SECOND), messages, letters, smsAccounts, mailer, otherWay,
                        transactions, measurements, clock),
                new SendStaffLetters(staffLetters, accounts, attempts, secondSteps, invitations, secrets, smsAccounts,
                        smsAccounts.accounts().stream().<SecondFactor>map(SmsSecondFactor::new).toList(), mailer, settings.text(Setting.PUBLIC_URL),
                        transactions, clock),
                new RemindPatients(reminders, visits, patients, messagePolicies, attendances, messages, transactions, clock),
                new CancelVisitsOfDay(cancelledDays, visits, links, tasks, transactions, clock),
                new WatchKsef(ksefAnnouncements, ksefSigns, ksefQueue, ksefTasks, transactions, clock),
                new SendInvoices(eInvoicing, invoices, ksefQueue, ksefLog, ksefSigns, ksefTasks, beforeSending, transactions, clock),
                new ExpireOffers(waitlist, patients, messagePolicies, messages, policies, transactions, clock),
                new CheckLedgers(views, walks, tasks, transactions, measurements, clock),
                new WarnOfEndings(ksefCredentials, tasks, settings.tokens(), transactions, clock),
                new ReleaseUnpaid(links, visits, orders, new Reach(messages, tasks, deliverySettings), transactions, measurements, clock),
                new FetchPurchases(eInvoicing, purchases, invoiceDocuments, transactions, clock),
                new ForgetOldRecords(new JpaOldRecords(session), settings.keeping(), transactions, clock),
                new ForgetOldLogins(attempts, sessions, failures, transactions, clock));
        trailHeadCopy = new TrailHeadCopy(trail, settings.home().resolve("trail.head"));
        resealing = new Resealing(sealedRows, vault);
        paymentSums = new PaymentSums(session, transactions);
        rehearsal = product.sidePool().map(this::rehearsal).getOrNull();
    }

    /** Threads of their own, so that no provider waits for another one; they end with the server. */
    private static Hands hands(MessageChannel channel, int atOnce, int perSecond) {
        return new Hands(channel, atOnce, new SendingPace(perSecond), Executors.newFixedThreadPool(atOnce, threads("sending " + channel)));
    }

    private static ThreadFactory threads(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private Rehearsal rehearsal(DataSource sidePool) {
        var time = (RehearsalClock) clock;
        var simulators = new Simulators(sidePool, time, settings.simulators());
        var demo = new DemoClinic(registerFacility, registerSpecialist, registerServiceOffer, registerRoom, registerPatient, paymentRules,
                enterKsefCredentials, simulators::fetched);
        return new Rehearsal(sidePool, time, simulators, works, demo, settings.simulators());
    }
}
