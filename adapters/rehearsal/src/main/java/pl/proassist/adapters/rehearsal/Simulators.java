package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import pl.proassist.application.delivery.DueWork;

/** The providers of a rehearsal, each on its own port: Autopay, SMSAPI, a mail server and KSeF, with one memory in the database. */
public final class Simulators implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Simulators.class.getName());
    private static final long LOOK_EVERY_MILLIS = 500;
    /** When the product's own start is over. */
    private static final long KEYS_AFTER_MILLIS = 10_000;

    private final RehearsalSettings settings;
    private final Clock clock;
    private final Faults faults;
    private final AutopayOperator operator;
    private final ItnDelivery itns;
    private final Payers payers;
    private final SimulatedMessages messages;
    private final DeliveryReports reports;
    private final Ksef ksef;
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
        this.ksef = Ksef.in(database, settings.ksefSchema());
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

    public synchronized URI ksef() {
        return running.ksef.address();
    }

    /** What a company with this NIP would fetch from the ministry's application; the same at every call. */
    public Fetched fetched(String nip) {
        return ksef.credentials().fetch(nip, clock.instant());
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

    /** These faults and no others; what the ministry announced because of a fault ends with it. */
    void goWrong(Map<FaultySpot, Fault> wanted) {
        var before = announced(faults.at(FaultySpot.KSEF_ANNOUNCED));
        var after = announced(wanted.getOrDefault(FaultySpot.KSEF_ANNOUNCED, Fault.NONE));
        faults.replace(wanted);
        if (before != after) {
            ksef.board().announce(after, Option.none(), Option.none(), clock.instant());
        }
    }

    private static KsefBoard.State announced(Fault fault) {
        return switch (fault) {
            case MAINTENANCE -> KsefBoard.State.MAINTENANCE;
            case FAILURE -> KsefBoard.State.FAILURE;
            case TOTAL_FAILURE -> KsefBoard.State.TOTAL_FAILURE;
            default -> KsefBoard.State.AVAILABLE;
        };
    }

    Ksef ministry() {
        return ksef;
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

    /** Their making may take longer than the product would wait for its first answer. */
    private void makeKeys() {
        try {
            List.of(KsefKeys.Use.values()).forEach(ksef.keys()::of);
        } catch (RuntimeException weather) {
            LOG.log(Level.FINE, "the keys are made when they are asked for", weather);
        }
    }

    private record Running(AutopaySimulator autopay, SmsApiSimulator sms, SmtpSimulator smtp, KsefSimulator ksef, ScheduledExecutorService timer) {

        private static Running start(Simulators all) {
            var autopay = AutopaySimulator.start(all.settings, all.operator, all.payers, all.faults, all.clock);
            var sms = SmsApiSimulator.start(all.settings, all.messages, all.faults, all.clock);
            var smtp = SmtpSimulator.start(all.settings, all.messages, all.faults, all.clock);
            var ksef = KsefSimulator.start(all.settings, all.ksef, all.faults, all.clock);
            var timer = Executors.newSingleThreadScheduledExecutor(work -> {
                var thread = new Thread(work, "rehearsal-timer");
                thread.setDaemon(true);
                return thread;
            });
            timer.schedule(all::makeKeys, KEYS_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(all::sendWhatIsDue, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return new Running(autopay, sms, smtp, ksef, timer);
        }

        private void close() {
            timer.shutdownNow();
            autopay.close();
            sms.close();
            smtp.close();
            ksef.close();
        }
    }
}
