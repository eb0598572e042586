package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Plain statements against the tables of the rehearsal; each is a transaction of its own unless made {@link #together}. */
final class RehearsalDatabase {

    private static final int DUPLICATE_KEY = 1062;
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT = 1205;
    private static final int TRIES = 10;

    private final Connections connections;

    RehearsalDatabase(DataSource source) {
        this(new Connections() {
            @Override
            public <T> T with(Work<T> work) throws SQLException {
                try (var connection = source.getConnection()) {
                    return work.on(connection);
                }
            }
        });
    }

    private RehearsalDatabase(Connections connections) {
        this.connections = connections;
    }

    <T> List<T> list(String sql, Row<T> row, Object... values) {
        return with(connection -> {
            try (var statement = prepare(connection, sql, values); var results = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (results.next()) {
                    rows.add(row.of(results));
                }
                return rows;
            }
        });
    }

    <T> Option<T> first(String sql, Row<T> row, Object... values) {
        return Option.ofOptional(list(sql, row, values).stream().findFirst());
    }

    int update(String sql, Object... values) {
        return with(connection -> {
            try (var statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    /** @return whether it went in; false when such a row exists */
    boolean insert(String sql, Object... values) {
        return with(connection -> {
            try (var statement = prepare(connection, sql, values)) {
                statement.executeUpdate();
                return true;
            } catch (SQLException refused) {
                if (refused.getErrorCode() == DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    /** @return the number that the database gave the row */
    long insertNumbered(String sql, Object... values) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(sql, PreparedStatement.RETURN_GENERATED_KEYS)) {
                bind(statement, values);
                statement.executeUpdate();
                try (var keys = statement.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            }
        });
    }

    /** One transaction; run again from its beginning when it lost against another. */
    <T> T together(Function<RehearsalDatabase, T> work) {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                for (int tries = 1; ; tries++) {
                    try {
                        var result = work.apply(new RehearsalDatabase(bound(connection)));
                        connection.commit();
                        return result;
                    } catch (RehearsalBroken broken) {
                        connection.rollback();
                        if (tries == TRIES || !broken.lostARace()) {
                            throw broken;
                        }
                    } catch (RuntimeException bug) {
                        connection.rollback();
                        throw bug;
                    }
                }
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    static Instant instant(ResultSet results, String column) throws SQLException {
        var value = results.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    private <T> T with(Work<T> work) {
        try {
            return connections.with(work);
        } catch (SQLException broken) {
            throw new RehearsalBroken(broken);
        }
    }

    private static Connections bound(Connection connection) {
        return new Connections() {
            @Override
            public <T> T with(Work<T> work) throws SQLException {
                return work.on(connection);
            }
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException broken) {
            statement.close();
            throw broken;
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant instant ? column(instant) : values[i]);
        }
    }

    private static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    interface Row<T> {
        T of(ResultSet results) throws SQLException;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private interface Connections {
        <T> T with(Work<T> work) throws SQLException;
    }

    /** The database could not be asked; nobody in a rehearsal can mend that. */
    static final class RehearsalBroken extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int code;

        private RehearsalBroken(SQLException cause) {
            super("the tables of the rehearsal could not be used", cause);
            this.code = cause.getErrorCode();
        }

        private boolean lostARace() {
            return code == DEADLOCK || code == LOCK_WAIT;
        }
    }
}
