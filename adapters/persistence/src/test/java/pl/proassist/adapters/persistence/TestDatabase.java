package pl.proassist.adapters.persistence;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;
import pl.proassist.bootstrap.launcher.EmbeddedMariaDb;

/** The real MariaDB with the real schema, started once for all tests of this module and empty for each. */
final class TestDatabase {

    private static final TestDatabase STARTED = start();

    /** Where rows cannot be deleted. */
    private static final Set<String> APPENDED = Set.of("trail", "trail_head", "consent");

    private final DataSource source;
    private final EntityManagerFactory factory;
    private final List<String> tables;

    private TestDatabase(DataSource source) throws SQLException {
        this.source = source;
        new Migrations(source, Migrations.LOCATION).run();
        this.factory = Persistence.createEntityManagerFactory("proassist", Map.of("jakarta.persistence.nonJtaDataSource", source));
        try (var connection = source.getConnection()) {
            this.tables = Sql.list(connection, """
                    SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                    AND table_name <> 'flyway_schema_history'
                    ORDER BY table_name = 'online_payment_change'""", row -> row.text("table_name"));
        }
    }

    private static TestDatabase start() {
        var server = EmbeddedMariaDb.start(Path.of("target/mariadb"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        try {
            return new TestDatabase(emptied(server));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The migrations are proved anew in each run. */
    private static DataSource emptied(EmbeddedMariaDb server) throws SQLException {
        var source = new MariaDbPoolDataSource(server.jdbcUrl() + "?user=" + server.user() + "&password=" + server.password()
                + "&maxPoolSize=40&minPoolSize=1&registerJmxPool=false");
        try (var connection = source.getConnection()) {
            Sql.run(connection, "DROP DATABASE proassist");
            Sql.run(connection, "CREATE DATABASE proassist");
            connection.setCatalog("proassist");
        }
        return source;
    }

    static DataSource source() {
        return STARTED.source;
    }

    static EntityManagerFactory factory() {
        return STARTED.factory;
    }

    static void empty() {
        try (var connection = STARTED.source.getConnection()) {
            Sql.run(connection, "SET foreign_key_checks = 0");
            STARTED.tables.forEach(table -> Sql.run(connection, (APPENDED.contains(table) ? "TRUNCATE " : "DELETE FROM ") + table));
            Sql.run(connection, "INSERT INTO trail_head (id) VALUES (1)");
            Sql.run(connection, "SET foreign_key_checks = 1");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static Connection connection() throws SQLException {
        return STARTED.source.getConnection();
    }
}
