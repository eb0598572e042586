package pl.proassist.bootstrap;

import io.vavr.control.Option;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import pl.proassist.adapters.persistence.Migrations;
import pl.proassist.adapters.rehearsal.Rehearsal;
import pl.proassist.adapters.timers.Timers;

/** The life of the product inside the server: the database is brought up to date, everything is made, and only then the timers run. */
@ApplicationScoped
public class Product {

    private static final Logger LOG = Logger.getLogger(Product.class.getName());
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MOMENT_AFTER_START = Duration.ofSeconds(1);
    private static final int HANDS = 3;
    private static final int KINDS_OF_WORK = 11;

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(HANDS * KINDS_OF_WORK);
    private DataSource pool;
    private Migrations migrations;
    private EntityManagerFactory rows;
    private ProviderSettings settings;
    private Wiring made;
    private Timers timers;
    private CompletableFuture<Void> simulators;
    private Option<MariaDbPoolDataSource> sidePool = Option.none();

    void start(@Observes @Initialized(ApplicationScoped.class) Object serverIsUp, BeanManager beans, Instance<Wiring> wiring) {
        var headStart = beans.getExtension(HeadStart.class);
        settings = headStart.settings();
        forgetFormerInvitation();
        pool = Database.lookUp();
        sidePool = headStart.sidePool();
        migrations = headStart.migrations();
        rows = headStart.rows();

        made = wiring.get();
        timers = new Timers(executor, made.works, HANDS, MOMENT);
        simulators = CompletableFuture.runAsync(() -> Option.of(made.rehearsal).forEach(Rehearsal::start), executor);
        executor.schedule(this::begin, MOMENT_AFTER_START.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until everything that callers may count on is there; what failed on the way fails here. */
    void awaitStart() {
        simulators.join();
    }

    /** A moment after the start, in whose way it would stand: the first look at the tables takes JPA a second, which nobody need wait for. */
    private void begin() {
        try {
            made.leases.releaseOwn(made.session, made.transactions);
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "the leases of this server's former life end by themselves in two minutes", away);
        }
        timers.start();
        inviteAdministrator();
        every(MINUTE, made.trailHeadCopy);
        every(MINUTE, made.resealing);
        every(MINUTE, made.paymentSums);
    }

    /** A failure is logged and tried again the next time; an executor would give the task up. */
    private void every(Duration pause, Runnable task) {
        executor.scheduleWithFixedDelay(() -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, task.getClass().getSimpleName() + " failed, and is tried again", failure);
            }
        }, 0, pause.toSeconds(), TimeUnit.SECONDS);
    }

    /** Its address ends with the next one, which comes a moment after the start. */
    private void forgetFormerInvitation() {
        try {
            Files.deleteIfExists(settings.home().resolve("admin.invitation"));
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    /** Where the one who shall administer the installation sets a password, as long as nobody does; only who runs the server reads it. */
    private void inviteAdministrator() {
        try {
            var file = settings.home().resolve("admin.invitation");
            var address = made.firstAdministrator.handle();
            if (address.isDefined()) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, address.get() + System.lineSeparator());
            }
        } catch (IOException | RuntimeException away) {
            LOG.log(Level.WARNING, "the first administrator was not invited; the next start tries again", away);
        }
    }

    ProviderSettings settings() {
        return settings;
    }

    DataSource pool() {
        return pool;
    }

    Option<DataSource> sidePool() {
        return sidePool.map(DataSource.class::cast);
    }

    EntityManagerFactory rows() {
        return rows;
    }

    Migrations migrations() {
        return migrations;
    }

    Wiring wiring() {
        return made;
    }

    @PreDestroy
    void stop() {
        Option.of(timers).forEach(Timers::stop);
        executor.shutdown();
        Option.of(made).flatMap(all -> Option.of(all.rehearsal)).forEach(Rehearsal::close);
        sidePool.forEach(MariaDbPoolDataSource::close);
    }
}
