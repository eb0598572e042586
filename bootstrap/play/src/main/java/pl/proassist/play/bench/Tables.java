package pl.proassist.play.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import pl.proassist.play.RunningProduct;

/** The product's database, filled with what years of use would bring: copies of rows that the product itself wrote. */
final class Tables implements AutoCloseable {

    private static final int ROWS_OF_A_COMMIT = 2_000;

    private final Connection connection;

    private Tables(Connection connection) {
        this.connection = connection;
    }

    static Tables of(RunningProduct product) {
        var access = product.databaseSettings();
        try {
            var connection = DriverManager.getConnection(access.get("PROASSIST_DB_URL") + "?useBulkStmts=true",
                    access.get("PROASSIST_DB_USER"), access.get("PROASSIST_DB_PASSWORD"));
            connection.setAutoCommit(false);
            return new Tables(connection);
        } catch (SQLException refused) {
            throw new IllegalStateException("the product's database cannot be reached", refused);
        }
    }

    /**
     * Adds copies of one row.
     *
     * @param where   which row is copied, such as {@code id = ?}
     * @param differs for each copy the columns that differ; they are the same for all
     */
    void copy(String table, String where, String key, int from, int to, IntFunction<Map<String, Object>> differs) {
        try {
            var model = model(table, where, key);
            var columns = new ArrayList<>(model.keySet());
            var insert = "INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", columns),
                    String.join(", ", Collections.nCopies(columns.size(), "?")));
            try (var statement = connection.prepareStatement(insert)) {
                for (int number = from; number < to; number++) {
                    var others = differs.apply(number);
                    for (int i = 0; i < columns.size(); i++) {
                        statement.setObject(i + 1, others.getOrDefault(columns.get(i), model.get(columns.get(i))));
                    }
                    statement.addBatch();
                    if ((number - from + 1) % ROWS_OF_A_COMMIT == 0 || number == to - 1) {
                        statement.executeBatch();
                        connection.commit();
                    }
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("rows of " + table + " could not be copied", refused);
        }
    }

    /** The columns that are written, in their order, with the values of one row. */
    private Map<String, Object> model(String table, String where, String key) throws SQLException {
        var model = new LinkedHashMap<String, Object>();
        var writable = list("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?"
                + " AND is_generated = 'NEVER' AND extra NOT LIKE '%auto_increment%' ORDER BY ordinal_position", table);
        try (var statement = connection.prepareStatement("SELECT %s FROM %s WHERE %s".formatted(String.join(", ", writable), table, where))) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no row of " + table + " to copy");
                }
                for (var column : writable) {
                    var value = row.getObject(column);
                    model.put(column, value instanceof UUID ? value.toString() : value);
                }
            }
        }
        connection.commit();
        return model;
    }

    private List<String> list(String select, String key) {
        try (var statement = connection.prepareStatement(select)) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(select, refused);
        }
    }

    long number(String select) {
        return Long.parseLong(text(select));
    }

    /** The first column of the first row. */
    private String text(String select) {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(select)) {
            rows.next();
            var text = rows.getString(1);
            connection.commit();
            return text;
        } catch (SQLException refused) {
            throw new IllegalStateException(select, refused);
        }
    }

    void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(sql, refused);
        }
    }

    /**
     * Rows that cannot break a rule are written without its triggers; they are in force again afterwards. (With a BEFORE trigger on
     * the table, MariaDB 11.4 takes a UUID of the second row of an INSERT … SELECT for NULL.)
     */
    void withoutTriggers(String table, Runnable work) {
        var triggers = list("SELECT CONCAT(trigger_name, ' BEFORE ', event_manipulation, ' ON ', event_object_table, ' FOR EACH ROW ', action_statement)"
                + " FROM information_schema.triggers WHERE trigger_schema = DATABASE() AND event_object_table = ?", table);
        triggers.forEach(trigger -> run("DROP TRIGGER " + trigger.substring(0, trigger.indexOf(' '))));
        work.run();
        triggers.forEach(trigger -> run("CREATE TRIGGER " + trigger));
    }

    /** A counter of the database server, such as {@code Com_insert}. */
    long counter(String name) {
        return number("SELECT CAST(variable_value AS UNSIGNED) FROM information_schema.global_status WHERE variable_name = '" + name + "'");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }
}
