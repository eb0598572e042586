package pl.proassist.application.fakes;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.Builders.aPatient;
import static pl.proassist.domain.Builders.aRoom;
import static pl.proassist.domain.Builders.aService;
import static pl.proassist.domain.Builders.aSpecialist;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import pl.proassist.application.Followers;
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
import pl.proassist.application.booking.TermsByHand;
import pl.proassist.application.booking.WaitingList;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.delivery.DueWork;
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
import pl.proassist.application.invoicing.ExportInvoices;
import pl.proassist.application.invoicing.FacilityInvoicing;
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
import pl.proassist.application.invoicing.ReviseInvoice;
import pl.proassist.application.invoicing.ShowKsefQueue;
import pl.proassist.application.invoicing.ShowPurchase;
import pl.proassist.application.invoicing.VisitInvoices;
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
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.VisitView;
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
import pl.proassist.domain.Builders;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.InvoicingBuilder;
import pl.proassist.domain.ManualTermsBuilder;
import pl.proassist.domain.MessageSettingsBuilder;
import pl.proassist.domain.PolicyBuilder;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitId;

/**
 * The whole product on fakes, wired as the composition root wires it: a small clinic with two specialists and two patients on a Monday
 * at 15:20, the providers it talks to, and a clock that stands still. Whatever falls due runs in {@link #settle} and {@link #advance}.
 */
public final class World {

    public static final PatientId ANOTHER_PATIENT = new PatientId(id("another patient"));
    public static final SpecialistId ANOTHER_SPECIALIST = new SpecialistId(id("another specialist"));

    /** Somebody at the desk of this clinic who may do everything there is. */
    public static final Caller STAFF = new Caller(Actor.person(new UserId(id("staff")), "192.0.2.1"), Grants.ALL, Option.none());

    /** Where the codes on invoices lead. */
    public static final String VERIFICATION_PAGES = "https://qr-test.ksef.example";

    public static final int SMS_A_SECOND = 500;

    private static final int SMS_AT_ONCE = 16;
    private static final int TOO_MANY_ROUNDS = 10_000;

    public final SettableClock clock = new SettableClock(Builders.BOOKED);
    public final InMemoryStores stores = new InMemoryStores(Followers.SUBSCRIPTIONS, clock);
    public final FakePaymentGateway operator = new FakePaymentGateway(stores.transactions());
    public final FakeSmsGateway sms = new FakeSmsGateway(stores.transactions());
    /** The account that is used when the first one fails; it does not work either until a test wants it to. */
    public final FakeSmsGateway secondSms = new FakeSmsGateway(stores.transactions());
    public final FakeMailer mail = new FakeMailer(stores.transactions());
    private final SmsAccounts smsAccounts = SmsAccounts.of(List.of(sms, secondSms), clock);
    public final RecordedMeasurements measurements = new RecordedMeasurements();

    private final OperatorOrders orders = new OperatorOrders(stores.links(), stores.visits(), stores.patients(), operator, stores.addresses(),
            stores.transactions(), clock);
    private final RaiseTask raiseTask = new RaiseTask(stores.links(), stores.tasks(), stores.transactions(), clock);
    private final Reach reach = new Reach(stores.messages(), stores.tasks(), stores.deliverySettings());
    private final FakeInvoicePapers papers = new FakeInvoicePapers();
    private final Letters letters = new Letters(stores.visits(), stores.links(), stores.waitlist(), stores.patients(), stores.directory(), stores.messagePolicies(), stores.addresses(),
            stores.invoices(), stores.accountingNotes(), stores.billings(), papers, VERIFICATION_PAGES, stores.transactions());

    public final LookUp lookUp = new LookUp(stores.directory(), stores.patients(), stores.transactions());
    public final RegisterFacility registerFacility = new RegisterFacility(stores.directory(), stores.transactions());
    public final RegisterSpecialist registerSpecialist = new RegisterSpecialist(stores.directory(), stores.transactions());
    public final RegisterServiceOffer registerServiceOffer = new RegisterServiceOffer(stores.directory(), stores.transactions());
    public final RegisterRoom registerRoom = new RegisterRoom(stores.directory(), stores.transactions());
    public final RegisterPatient registerPatient = new RegisterPatient(stores.patients(), stores.transactions());
    public final PaymentRules paymentRules = new PaymentRules(stores.policies(), stores.directory(), stores.transactions(), clock);
    public final PreviewRule previewRule = new PreviewRule();
    public final RulesHistory rulesHistory = new RulesHistory(stores.policies(), stores.directory(), stores.transactions());
    public final DryRunRules dryRunRules = new DryRunRules(stores.policies(), stores.pastBookings(), stores.missedVisits(), stores.directory(),
            stores.transactions(), clock);
    public final FacilityMessages facilityMessages = new FacilityMessages(stores.messagePolicies(), stores.directory(), stores.reminders(), stores.addresses(), 3,
            stores.transactions(), clock);
    public final MessagesHistory messagesHistory = new MessagesHistory(stores.messagePolicies(), stores.directory(), stores.transactions());
    public final PreviewMessage previewMessage = new PreviewMessage(stores.messagePolicies(), stores.directory(), stores.addresses(), stores.transactions());
    public final MarkPatient markPatient = new MarkPatient(stores.marks(), stores.missedVisits(), stores.directory(), stores.patients(),
            stores.transactions(), clock);
    public final ContestBlacklisting contestBlacklisting = new ContestBlacklisting(stores.marks(), stores.transactions(), clock);
    public final ShowBlacklist showBlacklist = new ShowBlacklist(stores.marks(), stores.directory(), stores.transactions());
    public final ProposeBlacklisting proposeBlacklisting = new ProposeBlacklisting(stores.missedVisits(), stores.directory(), stores.transactions(), clock);

    public final WhoHasSeen whoHasSeen = new WhoHasSeen(stores.patients(), stores.accounts(), stores.trail(), stores.transactions());
    public final PatientConsents patientConsents = new PatientConsents(stores.consents(), stores.patients(), stores.transactions(), clock);
    public final ErasePatient erasePatient = new ErasePatient(stores.patients(), stores.views(), stores.links(), stores.billings(), stores.marks(), stores.waitlist(),
            stores.transactions(), clock);
    public final ExportPatientFile exportPatientFile = new ExportPatientFile(stores.patients(), stores.views(), stores.links(), stores.accountingNotes(), stores.billings(),
            stores.messages(), stores.marks(), stores.waitlist(), stores.consents(), stores.prepaymentTexts(), stores.directory(), whoHasSeen, stores.transactions());

    public final BookVisit bookVisit = new BookVisit(stores.visits(), stores.links(), stores.policies(), stores.facts(), stores.transactions(),
            measurements, clock);
    public final CancelVisit cancelVisit = new CancelVisit(stores.visits(), stores.links(), stores.tasks(), stores.transactions(), clock);
    public final AnswerAttendance answerAttendance = new AnswerAttendance(stores.attendances(), stores.visits(), stores.links(), stores.tasks(), stores.directory(),
            stores.patients(), stores.transactions(), clock);
    public final WaitingList waitingList = new WaitingList(stores.waitlist(), stores.directory(), stores.patients(), stores.transactions(), clock);
    public final AnswerOffer answerOffer = new AnswerOffer(stores.waitlist(), stores.visits(), stores.links(), stores.policies(), stores.facts(),
            stores.directory(), stores.patients(), stores.messagePolicies(), stores.messages(), stores.addresses(), stores.transactions(), clock);
    public final CancelDay cancelDay = new CancelDay(stores.cancelledDays(), stores.views(), stores.directory(), stores.transactions(), clock);
    public final ShowCancelledDay showCancelledDay = new ShowCancelledDay(stores.cancelledDays(), stores.views(), stores.transactions(), clock);
    public final LiftCancelledDay liftCancelledDay = new LiftCancelledDay(stores.cancelledDays(), stores.transactions(), clock);
    public final MoveVisit moveVisit = new MoveVisit(stores.visits(), stores.links(), stores.directory(), stores.transactions(), clock);
    public final CompleteVisit completeVisit = new CompleteVisit(stores.visits(), stores.transactions());
    public final RecordNoShow recordNoShow = new RecordNoShow(stores.visits(), stores.transactions());
    public final ChangePaymentTerms changePaymentTerms = new ChangePaymentTerms(stores.visits(), stores.links(), stores.termsHistory(), stores.transactions(), clock);
    public final ApplyRules applyRules = new ApplyRules(stores.views(), stores.visits(), stores.links(), stores.policies(), stores.pastBookings(),
            stores.directory(), stores.transactions(), clock);
    public final ShowTermsHistory showTermsHistory = new ShowTermsHistory(stores.termsHistory(), stores.visits(), stores.accounts(), stores.transactions());
    public final FreeTimes freeTimes = new FreeTimes(lookUp, stores.views(), stores.policies(), stores.transactions(), clock);
    public final FindVisits findVisits = new FindVisits(stores.views(), stores.transactions());
    public final ShowVisit showVisit = new ShowVisit(stores.views(), stores.links(), stores.messages(), stores.prepaymentTexts(), stores.accounts(),
            stores.addresses(), stores.transactions());

    public final ShowPayPage showPayPage = new ShowPayPage(stores.links(), stores.visits(), stores.directory(), stores.patients(),
            stores.prepaymentTexts(), stores.transactions(), clock);
    public final LeadToOperator leadToOperator = new LeadToOperator(stores.links(), orders, stores.prepaymentTexts(), stores.transactions(), clock);
    public final PrepaymentTerms prepaymentTerms = new PrepaymentTerms(stores.prepaymentTexts(), stores.directory(), stores.transactions(), clock);
    public final AcceptPrepaymentTerms acceptPrepaymentTerms = new AcceptPrepaymentTerms(stores.prepaymentTexts(), stores.visits(), stores.transactions(), clock);
    public final ReturnFromOperator returnFromOperator = new ReturnFromOperator(stores.links(), orders, stores.addresses(), stores.transactions());
    public final RecordPayment recordPayment = new RecordPayment(stores.links(), stores.notices(), stores.transactions(), clock);
    public final KeepForgedNotice keepForgedNotice = new KeepForgedNotice(stores.notices(), stores.transactions());
    public final TakePaymentAtDesk takePaymentAtDesk = new TakePaymentAtDesk(stores.links(), stores.visits(), stores.prepaymentTexts(), stores.addresses(),
            stores.transactions(), clock);
    public final SettleUnmatched settleUnmatched = new SettleUnmatched(stores.links(), stores.tasks(), stores.addresses(), stores.transactions(), clock);
    public final RetryRefund retryRefund = new RetryRefund(stores.links(), stores.tasks(), stores.addresses(), stores.transactions(), clock);
    public final RefundPayment refundPayment = new RefundPayment(stores.links(), stores.tasks(), stores.addresses(), stores.transactions(), clock);
    public final ShowLedgerBreaches showLedgerBreaches = new ShowLedgerBreaches(stores.tasks(), stores.views(), stores.transactions());
    public final ShowPaymentLink showPaymentLink = new ShowPaymentLink(stores.links(), stores.addresses(), stores.transactions());
    public final WithdrawPaymentLink withdrawPaymentLink = new WithdrawPaymentLink(stores.links(), stores.visits(), stores.addresses(), stores.transactions());
    public final MakePaymentLink makePaymentLink = new MakePaymentLink(stores.links(), stores.visits(), orders, stores.addresses(), stores.transactions());
    public final SendPaymentLink sendPaymentLink = new SendPaymentLink(stores.links(), stores.visits(), stores.messages(), stores.transactions(), clock);
    private final OtherWay otherWay = new OtherWay(stores.messages(), letters, stores.tasks(), clock);
    public final RecordDeliveryReport recordDeliveryReport = new RecordDeliveryReport(stores.messages(), OtherWay.taken(otherWay), stores.transactions(), clock);
    public final RecordBounce recordBounce = new RecordBounce(stores.messages(), stores.staffLetters(), OtherWay.taken(otherWay), measurements, stores.transactions(), clock);
    public final ListMessages listMessages = new ListMessages(stores.messageViews(), stores.patients(), stores.billings(), stores.directory(), stores.transactions());
    public final SendAgain sendAgain = new SendAgain(stores.messages(), stores.visits(), stores.links(), letters, stores.transactions(), clock);
    public final FacilityDelivery facilityDelivery = new FacilityDelivery(stores.deliverySettings(), stores.directory(), stores.transactions());
    public final ReleaseVisit releaseVisit = new ReleaseVisit(stores.visits(), stores.links(), stores.tasks(), stores.transactions(), clock);
    public final ListTasks listTasks = new ListTasks(stores.tasks(), stores.directory(), stores.transactions());
    public final FakeInvoiceDocuments documents = new FakeInvoiceDocuments();
    public final ImportPurchase importPurchase = new ImportPurchase(stores.purchases(), documents, stores.directory(), stores.transactions(), clock);
    public final ListPurchases listPurchases = new ListPurchases(stores.purchases(), stores.directory(), stores.transactions());
    public final ShowPurchase showPurchase = new ShowPurchase(stores.purchases(), stores.transactions());
    public final FinishTask finishTask = new FinishTask(stores.tasks(), stores.links(), stores.transactions(), clock);
    public final UnblockDelivery unblockDelivery = new UnblockDelivery(stores.deliveries(), stores.transactions(), clock);
    public final ReportOnlinePayments reportOnlinePayments = new ReportOnlinePayments(stores.onlinePayments(), new FakeSheets(), stores.directory(),
            stores.transactions(), clock);
    public final ReportRevenue reportRevenue = new ReportRevenue(stores.onlinePayments(), stores.directory(), stores.transactions());
    public final ReportAttendance reportAttendance = new ReportAttendance(stores.views(), stores.directory(), stores.transactions());
    private final Issuing issuing = new Issuing(stores.invoices(), stores.invoicing(), documents, clock);
    private final Bills bills = new Bills(stores.directory(), stores.patients(), stores.links(), stores.billings());
    private final VisitInvoices visitInvoices = new VisitInvoices(stores.invoices(), bills, issuing);
    private final Correcting correcting = new Correcting(stores.invoices(), issuing);
    private final InvoiceTasks invoiceTasks = new InvoiceTasks(stores.tasks(), stores.transactions(), clock);
    private final Noting noting = new Noting(stores.accountingNotes(), stores.invoices(), stores.links(), bills, issuing,
            MailNote.written(new MailNote(stores.billings(), stores.patients(), stores.messagePolicies(), stores.messages(), clock)));
    public final WriteAccountingNote writeAccountingNote = new WriteAccountingNote(stores.visits(), noting, invoiceTasks, stores.transactions());
    public final FindAccountingNotes findAccountingNotes = new FindAccountingNotes(stores.accountingNotes(), papers, stores.directory(), stores.transactions());
    private final CorrectInvoicesWhenMoneyReturns correctInvoices = new CorrectInvoicesWhenMoneyReturns(stores.visits(), stores.links(), stores.invoices(), stores.invoicing(),
            correcting, noting, invoiceTasks, stores.transactions());
    public final FacilityInvoicing facilityInvoicing = new FacilityInvoicing(stores.invoicing(), stores.directory(), stores.transactions());
    public final BillVisit billVisit = new BillVisit(stores.visits(), stores.billings(), stores.transactions());
    public final IssueInvoice issueInvoice = new IssueInvoice(stores.visits(), visitInvoices, stores.transactions());
    public final IssueMonthly issueMonthly = new IssueMonthly(stores.visits(), stores.billings(), bills, visitInvoices, issuing, stores.directory(), stores.transactions());
    public final CorrectInvoice correctInvoice = new CorrectInvoice(stores.invoices(), correcting, stores.transactions());
    public final RebuildInvoice rebuildInvoice = new RebuildInvoice(stores.invoices(), issuing, stores.transactions());
    public final ReviseInvoice reviseInvoice = new ReviseInvoice(stores.invoices(), issuing, stores.billings(), stores.ksefQueue(), new KsefTasks(stores.tasks()),
            stores.transactions(), clock);
    public final GiveUpCorrection giveUpCorrection = new GiveUpCorrection(stores.invoices(), stores.visits(), correcting, stores.ksefQueue(), new KsefTasks(stores.tasks()),
            stores.transactions(), clock);
    public final PrintInvoice printInvoice = new PrintInvoice(stores.invoices(), papers, VERIFICATION_PAGES, stores.transactions());
    public final MyInvoices myInvoices = new MyInvoices(stores.invoices(), stores.accountingNotes(), stores.links(), stores.attendances(), papers, stores.addresses(), VERIFICATION_PAGES,
            stores.transactions());
    public final ExportInvoices exportInvoices = new ExportInvoices(stores.invoices(), stores.accountingNotes(), new FakeSheets(), stores.directory(), stores.transactions());
    public final IssueByHand issueByHand = new IssueByHand(stores.invoices(), issuing, stores.directory(), stores.transactions());
    public final FindInvoices findInvoices = new FindInvoices(stores.invoices(), stores.ksefLog(), stores.visits(), stores.directory(), stores.transactions());
    public final ListBlocked listBlocked = new ListBlocked(stores.deliveries(), stores.transactions());

    /** Nobody sends what stands in line before KSeF: that is played in {@link KsefWorld}. */
    private final FakeIssuerCertificates certificates = new FakeIssuerCertificates(stores.transactions());
    public final FakeEInvoicing ksef = new FakeEInvoicing(stores.transactions(), clock);
    public final KsefMode ksefMode = new KsefMode(new FakeAnnouncements(stores.transactions()), stores.ksefSigns(), stores.ksefQueue(), stores.directory(), stores.transactions(), clock);
    public final ShowKsefQueue showKsefQueue = new ShowKsefQueue(stores.ksefQueue(), stores.ksefLog(), stores.ksefSigns(), stores.directory(), stores.transactions(), clock);
    private final IssuedOffline issuedOffline = new IssuedOffline(certificates, stores.invoices(), stores.ksefQueue(), KsefWorld.PAGES);
    public final HandOverOffline handOverOffline = new HandOverOffline(stores.invoices(), new BeforeSending(stores.invoices(), issuing, stores.ksefQueue(), stores.ksefSigns(),
            issuedOffline, new KsefTasks(stores.tasks()), stores.transactions()), issuedOffline, stores.ksefSigns(), stores.ksefQueue(), stores.transactions(), clock);

    private final List<DueWork> dueWork = List.of(
            new DeliverEvents(stores.deliveries(), List.of(
                    new TellPatient(stores.visits(), stores.patients(), stores.messagePolicies(), stores.messages(), stores.tasks(), stores.transactions(), clock),
                    new OfferFreedSlot(stores.visits(), stores.waitlist(), stores.patients(), stores.messagePolicies(), stores.messages(), stores.policies(), stores.transactions(), clock),
                    new OpenLinkWhenBooked(orders, raiseTask),
                    new AskAfterValidity(stores.links(), orders, stores.transactions(), clock),
                    new AskWhilePayerIsAway(stores.links(), orders, stores.transactions(), clock),
                    new CancelOrdersWhenClosed(stores.links(), orders, stores.transactions()),
                    new ConfirmWhenPaid(stores.visits(), stores.links(), stores.transactions(), clock),
                    new OrderRefundWhenDue(stores.links(), operator, raiseTask, stores.transactions()),
                    new FollowRefundWhenOrdered(stores.links(), operator, stores.transactions(), clock),
                    new ReturnSurplusWhenRefunded(stores.links(), stores.visits(), stores.transactions()),
                    new RaiseTaskWhenStuck(raiseTask),
                    new IssueAdvanceWhenPaid(stores.visits(), visitInvoices, bills, invoiceTasks, stores.transactions()),
                    correctInvoices,
                    new MailInvoice(stores.invoices(), stores.visits(), stores.billings(), stores.patients(), stores.messagePolicies(), stores.messages(), VERIFICATION_PAGES,
                            stores.transactions(), clock),
                    new IssueWhenOriginalSettled(stores.invoices(), issuing, stores.visits(), invoiceTasks, stores.transactions()),
                    new QueueInvoice(stores.invoices(), stores.ksefQueue(), stores.transactions(), clock)), Followers.SUBSCRIPTIONS, clock),
            new RemindPatients(stores.reminders(), stores.visits(), stores.patients(), stores.messagePolicies(), stores.attendances(), stores.messages(),
                    stores.transactions(), clock),
            new CancelVisitsOfDay(stores.cancelledDays(), stores.visits(), stores.links(), stores.tasks(), stores.transactions(), clock),
            new ExpireOffers(stores.waitlist(), stores.patients(), stores.messagePolicies(), stores.messages(), stores.policies(), stores.transactions(), clock),
            new CheckLedgers(stores.views(), stores.walks(), stores.tasks(), stores.transactions(), measurements, clock),
            new ReleaseUnpaid(stores.links(), stores.visits(), orders, reach, stores.transactions(), measurements, clock),
            sending(MessageChannel.SMS), sending(MessageChannel.EMAIL));

    private SendMessages sending(MessageChannel channel) {
        return new SendMessages(new Hands(channel, SMS_AT_ONCE, new SendingPace(SMS_A_SECOND), Runnable::run), stores.messages(), letters,
                smsAccounts, mail, otherWay, stores.transactions(), measurements, clock);
    }

    public World() {
        certificates.give(FACILITY, "01F20A5D352AE590", Instant.EPOCH, clock.instant().plus(Duration.ofDays(700)));
        secondSms.answer(Option.some(new Handover.ChannelDown("no account")));
        stores.transactions().record(() -> {
            stores.directory().save(aFacility());
            stores.directory().save(aSpecialist());
            stores.directory().save(aSpecialist(ANOTHER_SPECIALIST));
            stores.directory().save(aRoom());
            stores.directory().save(aService());
            return stores.patients().save(aPatient().build());
        });
        register(aPatient().id(ANOTHER_PATIENT).named("Ewa", "Łoś").phone("+48500600800").email("ewa@los.example").build());
    }

    // What people do

    public void register(Patient patient) {
        stores.transactions().record(() -> stores.patients().save(patient));
    }

    /** The clinic's payment rules from now on. */
    public void rules(PolicyBuilder given) {
        stores.transactions().record(() -> {
            PaymentPolicy next = given.version(stores.policies().whole(FACILITY).version() + 1).build();
            stores.policies().save(next, Author.of(STAFF), clock.instant());
            return next;
        });
    }

    /** What the clinic decides about its messages from now on. */
    public void messages(MessageSettingsBuilder given) {
        facilityMessages.replace(STAFF, given.build(), Option.none()).getOrElseThrow(refusal -> new AssertionError("refused: " + refusal.code()));
        settle();
    }

    /** How the clinic issues invoices from now on. */
    public void sellsAs(InvoicingBuilder given) {
        facilityInvoicing.replace(STAFF, given.build(), Option.none()).getOrElseThrow(refusal -> new AssertionError("refused: " + refusal.code()));
    }

    /** An invoice that stands in line before KSeF. */
    public InvoiceId onItsWay(Invoice.Frozen invoice) {
        given(invoice);
        new QueueInvoice(stores.invoices(), stores.ksefQueue(), stores.transactions(), clock).on(new InvoiceFrozen(invoice.id()));
        return invoice.id();
    }

    /** A note about 300 zł of that visit, of 20 November 2026. */
    public AccountingNote noted(VisitId visit) {
        var day = LocalDate.of(2026, 11, 20);
        return stores.transactions().record(() -> stores.accountingNotes().add(new AccountingNote(AccountingNote.next(visit, stores.accountingNotes().ofVisit(visit)), Builders.FACILITY, visit,
                InvoiceBuilder.seller(), InvoiceBuilder.aConsumer(), new Balance(30_000), day.minusDays(1), "NK/2026/11/0001", day)));
    }

    /** An invoice as it is, wherever it came from. */
    public <I extends Invoice> I given(I invoice) {
        stores.transactions().record(() -> stores.invoices().save(Change.to(invoice)));
        return invoice;
    }

    /** KSeF takes it and gives it that number. */
    public void accepts(InvoiceId invoice, KsefNumber number) {
        stores.transactions().record(() -> stores.invoices().save(stores.invoices().find(invoice).get().accepted(number, clock.instant()).get()));
        settle();
    }

    public Invoice invoice(InvoiceId id) {
        return stores.transactions().record(() -> stores.invoices().find(id).get());
    }

    /** The news of a visit's cancelling are delivered once more. */
    public void correctsAgain(VisitId visit) {
        correctInvoices.on(new VisitCancelled(visit, CancelledBy.FACILITY));
    }

    /** {@code ZAL FROZEN 100.00}: every invoice of the visit, oldest first. */
    public List<String> invoices(VisitId visit) {
        return stores.transactions().record(() -> stores.invoices().ofVisit(visit)).stream()
                .map(each -> each.details().kind() + " " + InvoiceStatus.of(each) + " " + each.details().content().total()).toList();
    }

    /** Books, and lets everything that follows happen. The wish must be granted. */
    public VisitId books(BookingWish wish) {
        var booked = bookVisit.handle(STAFF, wish.command()).getOrElseThrow(refusal -> new AssertionError("refused: " + refusal.code()));
        settle();
        return booked.visit().id();
    }

    /** The patient opens the payment link, presses the button, and pays at the operator, who tells us at once. */
    public OrderId pays(VisitId visit) {
        leadToOperator.handle(stores.addresses().token(link(visit).id()), Option.none()).getOrElseThrow(refusal -> new AssertionError("refused: " + refusal.code()));
        var order = order(visit);
        paysFor(order, clock.instant());
        return order;
    }

    /** Money comes for an order, dated by the operator, who tells us now. @return the operator's id of the payment */
    public String paysFor(OrderId order, Instant paidAt) {
        var remoteId = operator.payerTries(order, Attempt.Status.SUCCESS, paidAt);
        tells(order, remoteId);
        return remoteId;
    }

    /** The operator tells us of an attempt as its books have it; everything that follows happens. */
    public RecordPayment.Recorded tells(OrderId order, String remoteId) {
        var attempt = operator.attempts(order).stream().filter(each -> each.remoteId().equals(remoteId)).findFirst().orElseThrow();
        var recorded = recordPayment.handle(new RecordPayment.Command(order, remoteId, attempt.amount(), attempt.currency(), attempt.status(),
                attempt.at(), Option.none()));
        settle();
        return recorded;
    }

    // Time

    /** Does all that is due now. */
    public void settle() {
        for (int round = 0; dueWork.stream().mapToInt(DueWork::runSome).sum() > 0; round++) {
            if (round > TOO_MANY_ROUNDS) {
                throw new IllegalStateException("what is due now never comes to an end");
            }
        }
    }

    /** Lets time pass, and does at each due instant what is due then. */
    public void advance(Duration by) {
        advanceTo(clock.instant().plus(by));
    }

    public void advanceTo(Instant target) {
        settle();
        for (var due = nextDue(); due.exists(at -> !at.isAfter(target)); due = nextDue()) {
            if (!due.get().isAfter(clock.instant())) {
                throw new IllegalStateException("something is due at " + due.get() + " and is never done");
            }
            clock.set(due.get());
            settle();
        }
        clock.set(target);
    }

    /** The server was down until then: it does late what was due meanwhile. */
    public void wakesUpAt(Instant target) {
        clock.set(target);
        stores.forgetLeases();
        settle();
    }

    /** The server is killed while it does what is due, and another one begins. */
    public void isKilled() {
        try {
            settle();
        } catch (CompletionException died) {
            if (!(died.getCause() instanceof Weather.Killed)) {
                throw died;
            }
            stores.forgetLeases();
            return;
        }
        throw new AssertionError("nobody killed it");
    }

    public Option<Instant> nextDue() {
        return Option.ofOptional(dueWork.stream().flatMap(work -> work.nextDue().toJavaStream()).min(Instant::compareTo));
    }

    // What can be seen

    public VisitView visit(VisitId visit) {
        return stores.views().find(visit).get();
    }

    public PaymentLink link(VisitId visit) {
        return stores.transactions().record(() -> stores.links().ofVisit(visit).get());
    }

    /** The latest order of the visit's link. */
    public OrderId order(VisitId visit) {
        var all = link(visit).details().orders();
        return all.stream().reduce((one, next) -> next).map(PaymentOrder::id).orElseThrow();
    }

    /** {@code PAYMENT_REQUIRED EMAIL SENT}: every message of the visit, oldest first. */
    public List<String> told(VisitId visit) {
        return stores.messages().of(visit).stream().map(World::told).toList();
    }

    private static String told(Messages.Told message) {
        return message.kind() + " " + message.channel() + " " + message.state();
    }

    /** What waits for the clinic's staff, oldest first. */
    public List<StaffTasks.Kind> tasks() {
        return listTasks.handle(STAFF, FACILITY, 100).get().stream().map(StaffTasks.Task::kind).toList();
    }

    public List<DomainEvent> happened() {
        return stores.deliveries().happened();
    }

    /** All that one visit's payer has been given back or is to get. */
    public Money refunded(VisitId visit) {
        return visit(visit).refunded();
    }

    /** What a builder of the domain says, as somebody asks for it: without saying what one may. */
    public static TermsByHand byHand(ManualTermsBuilder given) {
        var terms = given.build();
        return new TermsByHand(terms.requirement(), terms.amount(), terms.deadline(), terms.reason());
    }

    /** A payment id for money at the desk that no other test uses. */
    public static UUID receipt(String name) {
        return id("receipt " + name);
    }
}
