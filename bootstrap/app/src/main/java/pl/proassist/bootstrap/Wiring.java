package pl.proassist.bootstrap;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricRegistry;
import pl.proassist.adapters.autopay.AutopayPaymentGateway;
import pl.proassist.adapters.autopay.AutopaySettings;
import pl.proassist.adapters.email.SmtpMailer;
import pl.proassist.adapters.persistence.EventJournal;
import pl.proassist.adapters.persistence.JpaBookingFacts;
import pl.proassist.adapters.persistence.JpaDeliveries;
import pl.proassist.adapters.persistence.JpaDirectory;
import pl.proassist.adapters.persistence.JpaMessages;
import pl.proassist.adapters.persistence.JpaOperatorNotices;
import pl.proassist.adapters.persistence.JpaPatientMarks;
import pl.proassist.adapters.persistence.JpaPatients;
import pl.proassist.adapters.persistence.JpaPaymentLinks;
import pl.proassist.adapters.persistence.JpaPaymentPolicies;
import pl.proassist.adapters.persistence.JpaRepeatedRequests;
import pl.proassist.adapters.persistence.JpaSession;
import pl.proassist.adapters.persistence.JpaStaffTasks;
import pl.proassist.adapters.persistence.JpaTransactions;
import pl.proassist.adapters.persistence.JpaVisitViews;
import pl.proassist.adapters.persistence.JpaVisits;
import pl.proassist.adapters.persistence.Leases;
import pl.proassist.adapters.rehearsal.Rehearsal;
import pl.proassist.adapters.rehearsal.RehearsalClock;
import pl.proassist.adapters.rehearsal.Simulators;
import pl.proassist.adapters.rest.AccessToken;
import pl.proassist.adapters.rest.VisitWords;
import pl.proassist.adapters.rest.metrics.MeasuredByMicroProfile;
import pl.proassist.adapters.sms.SmsApiGateway;
import pl.proassist.adapters.sms.SmsApiSettings;
import pl.proassist.adapters.web.HmacPaymentAddresses;
import pl.proassist.adapters.web.PageWriter;
import pl.proassist.application.Followers;
import pl.proassist.application.booking.BookVisit;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.CompleteVisit;
import pl.proassist.application.booking.ConfirmWhenPaid;
import pl.proassist.application.booking.FindVisits;
import pl.proassist.application.booking.FreeTimes;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.booking.RecordNoShow;
import pl.proassist.application.delivery.DeliverEvents;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.delivery.ListBlocked;
import pl.proassist.application.delivery.UnblockDelivery;
import pl.proassist.application.desk.FinishTask;
import pl.proassist.application.desk.ListTasks;
import pl.proassist.application.notifying.Letters;
import pl.proassist.application.notifying.SendMessages;
import pl.proassist.application.notifying.SendPaymentLink;
import pl.proassist.application.notifying.TellPatient;
import pl.proassist.application.policies.MarkPatient;
import pl.proassist.application.policies.PaymentRules;
import pl.proassist.application.policies.PreviewRule;
import pl.proassist.application.port.BookingFacts;
import pl.proassist.application.port.Deliveries;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.PatientMarks;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.VisitViews;
import pl.proassist.application.port.Visits;
import pl.proassist.application.prepayment.AskAfterValidity;
import pl.proassist.application.prepayment.AskWhilePayerIsAway;
import pl.proassist.application.prepayment.CancelOrdersWhenClosed;
import pl.proassist.application.prepayment.FollowRefundWhenOrdered;
import pl.proassist.application.prepayment.KeepForgedNotice;
import pl.proassist.application.prepayment.LeadToOperator;
import pl.proassist.application.prepayment.MakePaymentLink;
import pl.proassist.application.prepayment.OpenLinkWhenBooked;
import pl.proassist.application.prepayment.OperatorOrders;
import pl.proassist.application.prepayment.OrderRefundWhenDue;
import pl.proassist.application.prepayment.RaiseTask;
import pl.proassist.application.prepayment.RaiseTaskWhenStuck;
import pl.proassist.application.prepayment.RecordPayment;
import pl.proassist.application.prepayment.ReleaseUnpaid;
import pl.proassist.application.prepayment.RetryRefund;
import pl.proassist.application.prepayment.ReturnFromOperator;
import pl.proassist.application.prepayment.SettleUnmatched;
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
import pl.proassist.bootstrap.launcher.Setting;

/** The composition root: every part of the product is made here, by hand, one line each. Read from top to bottom it is a map of the product. */
@Singleton
public class Wiring {

    final ProviderSettings settings;
    @Produces final Clock clock;
    @Produces final AutopaySettings autopaySettings;
    @Produces final SmsApiSettings smsApiSettings;
    @Produces final AccessToken accessToken;
    @Produces final PageWriter pageWriter;
    @Produces final VisitWords visitWords;
    @Produces final Rehearsal rehearsal;

    // The database
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
    @Produces final BookingFacts facts;
    @Produces final Messages messages;
    @Produces final OperatorNotices notices;
    @Produces final StaffTasks tasks;
    @Produces final VisitViews views;
    @Produces final RepeatedRequests repeatedRequests;
    @Produces final Deliveries deliveries;

    // The world outside
    @Produces final Measurements measurements;
    @Produces final PaymentGateway gateway;
    @Produces final SmsGateway sms;
    @Produces final Mailer mailer;

    // What the product does
    @Produces final BookVisit bookVisit;
    @Produces final CancelVisit cancelVisit;
    @Produces final MoveVisit moveVisit;
    @Produces final CompleteVisit completeVisit;
    @Produces final RecordNoShow recordNoShow;
    @Produces final ChangePaymentTerms changePaymentTerms;
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
    @Produces final MarkPatient markPatient;
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
    @Produces final RetryRefund retryRefund;
    @Produces final SendPaymentLink sendPaymentLink;
    @Produces final ListTasks listTasks;
    @Produces final FinishTask finishTask;
    @Produces final ListBlocked listBlocked;
    @Produces final UnblockDelivery unblockDelivery;

    // What happens by itself
    final List<DueWork> works;

    @Inject
    public Wiring(Product product, MetricRegistry metrics) {
        settings = product.settings();
        clock = product.sidePool().<Clock>map(RehearsalClock::new).getOrElse(() -> Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)));

        autopaySettings = settings.autopay();
        smsApiSettings = settings.sms();
        accessToken = new AccessToken(settings.text(Setting.ADMIN_TOKEN));
        pageWriter = new PageWriter(settings.autopayOrigin());

        session = new JpaSession(product.rows());
        transactions = new JpaTransactions(session, new EventJournal(Followers.SUBSCRIPTIONS, clock));
        leases = new Leases(settings.instanceId(), Clock.systemUTC());
        addresses = new HmacPaymentAddresses(settings.text(Setting.INSTALLATION_KEY), settings.text(Setting.PUBLIC_URL));
        visits = new JpaVisits(session);
        links = new JpaPaymentLinks(session, transactions, addresses, leases);
        patients = new JpaPatients(session);
        directory = new JpaDirectory(session);
        policies = new JpaPaymentPolicies(session);
        marks = new JpaPatientMarks(session);
        facts = new JpaBookingFacts(session);
        messages = new JpaMessages(session, transactions, leases);
        notices = new JpaOperatorNotices(session);
        tasks = new JpaStaffTasks(session);
        views = new JpaVisitViews(session);
        repeatedRequests = new JpaRepeatedRequests(session, transactions, leases);
        deliveries = new JpaDeliveries(session, transactions, leases);

        measurements = new MeasuredByMicroProfile(metrics, deliveries, clock);
        visitWords = new VisitWords(addresses, clock);
        gateway = new AutopayPaymentGateway(autopaySettings, measurements);
        sms = new MeasuredSms(new SmsApiGateway(smsApiSettings), measurements);
        mailer = new MeasuredMailer(new SmtpMailer(settings.smtp(), clock), measurements);

        bookVisit = new BookVisit(visits, links, policies, facts, transactions, measurements, clock);
        cancelVisit = new CancelVisit(visits, links, transactions, clock);
        moveVisit = new MoveVisit(visits, links, directory, transactions, clock);
        completeVisit = new CompleteVisit(visits, transactions);
        recordNoShow = new RecordNoShow(visits, transactions);
        changePaymentTerms = new ChangePaymentTerms(visits, links, transactions, clock);
        lookUp = new LookUp(directory, patients, transactions);
        freeTimes = new FreeTimes(lookUp, views, clock);
        showVisit = new ShowVisit(views, links, messages, addresses, transactions);
        findVisits = new FindVisits(views);
        registerFacility = new RegisterFacility(directory, transactions);
        registerSpecialist = new RegisterSpecialist(directory, transactions);
        registerServiceOffer = new RegisterServiceOffer(directory, transactions);
        registerRoom = new RegisterRoom(directory, transactions);
        registerPatient = new RegisterPatient(patients, transactions);
        paymentRules = new PaymentRules(policies, directory, transactions, clock);
        markPatient = new MarkPatient(marks, directory, patients, transactions, clock);
        orders = new OperatorOrders(links, visits, patients, gateway, addresses, transactions, clock);
        recordPayment = new RecordPayment(links, notices, transactions, clock);
        keepForgedNotice = new KeepForgedNotice(notices, transactions);
        returnFromOperator = new ReturnFromOperator(links, orders, addresses, transactions);
        showPayPage = new ShowPayPage(links, visits, directory, patients, transactions, clock);
        leadToOperator = new LeadToOperator(links, orders, transactions, clock);
        showPaymentLink = new ShowPaymentLink(links, addresses, transactions);
        makePaymentLink = new MakePaymentLink(links, visits, orders, addresses, transactions);
        withdrawPaymentLink = new WithdrawPaymentLink(links, visits, addresses, transactions);
        takePaymentAtDesk = new TakePaymentAtDesk(links, visits, addresses, transactions, clock);
        settleUnmatched = new SettleUnmatched(links, tasks, addresses, transactions, clock);
        retryRefund = new RetryRefund(links, tasks, addresses, transactions, clock);
        sendPaymentLink = new SendPaymentLink(links, visits, messages, transactions, clock);
        listTasks = new ListTasks(tasks, directory, transactions);
        finishTask = new FinishTask(tasks, links, transactions, clock);
        listBlocked = new ListBlocked(deliveries);
        unblockDelivery = new UnblockDelivery(deliveries, clock);

        var raiseTask = new RaiseTask(links, tasks, transactions, clock);
        var letters = new Letters(visits, patients, directory, addresses, transactions);
        works = List.of(
                new DeliverEvents(deliveries, List.of(
                        new TellPatient(visits, patients, messages, tasks, transactions, clock),
                        new OpenLinkWhenBooked(orders, raiseTask),
                        new ConfirmWhenPaid(visits, links, transactions, clock),
                        new CancelOrdersWhenClosed(links, orders, transactions),
                        new AskWhilePayerIsAway(links, orders, transactions, clock),
                        new AskAfterValidity(links, orders, transactions, clock),
                        new OrderRefundWhenDue(links, gateway, raiseTask, transactions),
                        new FollowRefundWhenOrdered(links, gateway, transactions, clock),
                        new RaiseTaskWhenStuck(raiseTask)), Followers.SUBSCRIPTIONS, clock),
                new SendMessages(messages, letters, sms, mailer, tasks, transactions, measurements, clock),
                new ReleaseUnpaid(links, visits, orders, transactions, measurements, clock));
        rehearsal = product.sidePool().map(this::rehearsal).getOrNull();
    }

    private Rehearsal rehearsal(DataSource sidePool) {
        var time = (RehearsalClock) clock;
        var demo = new DemoClinic(registerFacility, registerSpecialist, registerServiceOffer, registerRoom, registerPatient, paymentRules);
        return new Rehearsal(sidePool, time, new Simulators(sidePool, time, settings.simulators()), works, demo, settings.simulators());
    }
}
