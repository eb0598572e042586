package pl.proassist.adapters.rehearsal;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import pl.proassist.application.delivery.DueWork;

/** The providers of a rehearsal, each on its own port: Autopay, SMSAPI and a mail server, with one memory in the database. */
public final class Simulators implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Simulators.class.getName());
    private static final long LOOK_EVERY_MILLIS = 500;

    private final RehearsalSettings settings;
    private final Clock clock;
    private final Faults faults;
    private final AutopayOperator operator;
    private final ItnDelivery itns;
    private final Payers payers;
    private final SimulatedMessages messages;
    private final DeliveryReports reports;
    private Running running;

    /** @param source its tables must have been made by {@code db/rehearsal} before {@link #start} */
    public Simulators(DataSource source, Clock clock, RehearsalSettings settings) {
        var database = new RehearsalDatabase(source);
        this.settings = settings;
        this.clock = clock;
        this.faults = new Faults(database);
        this.operator = new AutopayOperator(database, clock);
        this.itns = new ItnDelivery(database, clock, faults, settings);
        this.payers = new Payers(operator, itns, faults);
        this.messages = new SimulatedMessages(database, clock);
        this.reports = new DeliveryReports(database, clock, faults);
    }

    public synchronized void start() {
        if (running == null) {
            itns.forgetLeases();
            reports.forgetLeases();
            running = Running.start(this);
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    synchronized boolean isRunning() {
        return running != null;
    }

    public synchronized URI autopay() {
        return running.autopay.address();
    }

    public synchronized URI sms() {
        return running.sms.address();
    }

    public synchronized int smtpPort() {
        return running.smtp.port();
    }

    /** What the providers owe the product: notifications and delivery reports, due by the business clock. */
    List<DueWork> works() {
        return List.of(itns, reports);
    }

    synchronized String pageOf(AutopayOperator.Order order) {
        return running.autopay.pageOf(order);
    }

    Faults faults() {
        return faults;
    }

    AutopayOperator operator() {
        return operator;
    }

    Payers payers() {
        return payers;
    }

    SimulatedMessages messages() {
        return messages;
    }

    private void sendWhatIsDue() {
        try {
            works().forEach(DueWork::runSome);
        } catch (RuntimeException weather) {
            LOG.log(Level.FINE, "a notification waits for the next look", weather);
        }
    }

    private record Running(AutopaySimulator autopay, SmsApiSimulator sms, SmtpSimulator smtp, ScheduledExecutorService timer) {

        private static Running start(Simulators all) {
            var autopay = AutopaySimulator.start(all.settings, all.operator, all.payers, all.faults, all.clock);
            var sms = SmsApiSimulator.start(all.settings, all.messages, all.faults, all.clock);
            var smtp = SmtpSimulator.start(all.settings, all.messages, all.faults, all.clock);
            var timer = Executors.newSingleThreadScheduledExecutor(work -> {
                var thread = new Thread(work, "rehearsal-timer");
                thread.setDaemon(true);
                return thread;
            });
            timer.scheduleWithFixedDelay(all::sendWhatIsDue, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return new Running(autopay, sms, smtp, timer);
        }

        private void close() {
            timer.shutdownNow();
            autopay.close();
            sms.close();
            smtp.close();
        }
    }
}
