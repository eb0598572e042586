package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import pl.proassist.bootstrap.launcher.EmbeddedMariaDb;

/** A real database with an empty rehearsal in it, one for each test class; the server itself is started once. */
final class Stage implements AutoCloseable {

    static final String SERVICE = "904217";
    static final String KEY = "Zj4mQ8vTr1Lx7NcWk5pHs2Yd";
    static final String TOKEN = "TESTTOKEN";
    static final String BOUNCE_SECRET = "bouncesecret";
    static final String SECOND_TOKEN = "SECONDTOKEN";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedMariaDb server;

    private final MariaDbPoolDataSource source;
    final RehearsalDatabase database;
    final RehearsalClock clock;

    private Stage(MariaDbPoolDataSource source) {
        this.source = source;
        this.database = new RehearsalDatabase(source);
        this.clock = new RehearsalClock(source);
    }

    static Stage set() {
        try {
            var mariaDb = server();
            var name = "proassist_rehearsal_" + NUMBER.incrementAndGet();
            try (var admin = new MariaDbPoolDataSource(mariaDb.jdbcUrl() + "?maxPoolSize=1&user=" + mariaDb.user() + "&password=" + mariaDb.password())) {
                var database = new RehearsalDatabase(admin);
                database.update("DROP DATABASE IF EXISTS " + name);
                database.update("CREATE DATABASE " + name);
            }
            var source = new MariaDbPoolDataSource("jdbc:mariadb://127.0.0.1:%d/%s?maxPoolSize=8&minPoolSize=1&user=%s&password=%s"
                    .formatted(mariaDb.port(), name, mariaDb.user(), mariaDb.password()));
            Flyway.configure().dataSource(source).locations("classpath:db/rehearsal").load().migrate();
            var stage = new Stage(source);
            for (var outbox : List.of("message", "account_letter")) {
                stage.database.update("CREATE TABLE " + outbox + " (id UUID NOT NULL PRIMARY KEY, kind VARCHAR(30) NOT NULL)");
            }
            return stage;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static synchronized EmbeddedMariaDb server() {
        if (server == null) {
            server = EmbeddedMariaDb.start(Path.of("target", "mariadb"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        }
        return server;
    }

    DataSource source() {
        return source;
    }

    RehearsalSettings settings(URI product) {
        return new RehearsalSettings(0, 0, 0, 0, Option.none(), "/payment", SERVICE, KEY, "SHA-256", TOKEN, SECOND_TOKEN, BOUNCE_SECRET, product, ZoneId.of("Europe/Warsaw"), Set.of());
    }

    /** As at the beginning: nothing known, nothing broken, real time. */
    void clear() {
        new EmptyWorld(database, Set.of()).make();
        clock.release();
    }

    @Override
    public void close() {
        source.close();
    }
}
