package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import pl.proassist.domain.shared.Money;

/** Plain statements with parameters on an open connection, for what is a set or a lock and not an aggregate. */
final class Sql {

    static final int DUPLICATE_KEY = 1062;
    private static final int FETCH = 1000;

    private Sql() {
    }

    /** Something went wrong in the database; the code of the cause says what. */
    static final class Failed extends RuntimeException {
        Failed(SQLException cause) {
            super("the database refused a statement", cause);
        }

        SQLException reason() {
            return (SQLException) getCause();
        }
    }

    /** @return how many rows it found (not: how many it made different) */
    static int run(Connection connection, String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new Failed(failure);
        }
    }

    static <T> List<T> list(Connection connection, String sql, Function<Columns, T> row, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var result = statement.executeQuery()) {
                var columns = new Columns(result);
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(row.apply(columns));
                }
                return rows;
            }
        } catch (SQLException failure) {
            throw new Failed(failure);
        }
    }

    /** Hands over row by row while the database still reads; meanwhile the connection can do nothing else. */
    static void each(Connection connection, String sql, Consumer<Columns> row, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            bind(statement, values);
            try (var result = statement.executeQuery()) {
                var columns = new Columns(result);
                while (result.next()) {
                    row.accept(columns);
                }
            }
        } catch (SQLException failure) {
            throw new Failed(failure);
        }
    }

    static <T> Option<T> first(Connection connection, String sql, Function<Columns, T> row, Object... values) {
        return Option.ofOptional(list(connection, sql, row, values).stream().findFirst());
    }

    /** {@code (?, ?), (?, ?)}: several rows for one insert. */
    static String rows(String row, int count) {
        return String.join(", ", Collections.nCopies(count, row));
    }

    /** {@code (?, ?, ?)}: a list of as many values. */
    static String in(Collection<?> values) {
        return "(" + rows("?", values.size()) + ")";
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, column(values[i]));
        }
    }

    private static Object column(Object value) {
        if (value instanceof Option<?> option) {
            return option.isEmpty() ? null : column(option.get());
        }
        if (value instanceof Instant instant) {
            return InstantColumn.of(instant);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Money money ? (Object) money.grosze() : value;
    }
}
