package pl.proassist.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedMariaDbTest {

    private static final String LONGER_THAN_A_SOCKET_PATH_MAY_BE = "a-directory-with-a-long-name-".repeat(4);

    @TempDir
    Path parent;

    @Test
    void rows_outlive_a_stop_and_a_launcher_that_was_killed() throws SQLException {
        var directory = parent.resolve(LONGER_THAN_A_SOCKET_PATH_MAY_BE);
        try (var database = EmbeddedMariaDb.start(directory)) {
            run(database, "CREATE TABLE note (words varchar(20))");
            run(database, "INSERT INTO note VALUES ('first')");
        }
        var leftBehind = EmbeddedMariaDb.start(directory);
        run(leftBehind, "INSERT INTO note VALUES ('second')");

        try (var database = EmbeddedMariaDb.start(directory)) {
            assertThat(ask(database, "SELECT group_concat(words ORDER BY words) FROM note")).isEqualTo("first,second");
            assertThat(database.password()).isEqualTo(leftBehind.password());
            assertThat(database.port()).isEqualTo(leftBehind.port());
        }
    }

    @Test
    void it_is_durable_speaks_polish_and_keeps_utc() throws SQLException {
        try (var database = EmbeddedMariaDb.start(parent.resolve("database"))) {
            assertThat(ask(database, """
                    SELECT concat_ws(' ', @@innodb_flush_log_at_trx_commit, @@collation_database, @@time_zone, @@tx_isolation,
                            @@bind_address, @@max_connections)"""))
                    .isEqualTo("1 utf8mb4_uca1400_polish_ai_ci +00:00 READ-COMMITTED 127.0.0.1 200");
            run(database, "CREATE DATABASE proassist_of_one_test");
        }
    }

    @Test
    void another_one_that_starts_removes_no_temporary_table_of_it() throws SQLException {
        try (var database = EmbeddedMariaDb.start(parent.resolve("one"));
                var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE note (words varchar(20)) ENGINE = Aria");
            EmbeddedMariaDb.start(parent.resolve("another")).close();

            statement.execute("DROP TEMPORARY TABLE note");
            assertThat((Throwable) statement.getWarnings()).isNull();
        }
    }

    private static void run(EmbeddedMariaDb database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedMariaDb database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
