package pl.proassist.adapters.rest;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;

/** Tells an unreachable database from a bug of ours. */
final class Weather {

    /** The names that the server's connection pool gives to having no connection; they belong to the server, not to an API. */
    private static final Set<String> POOL = Set.of("PoolingException", "ResourceAllocationException", "ResourceUnavailableException");

    private Weather() {
    }

    static boolean isDatabaseAway(Throwable fault) {
        return Stream.iterate(fault, each -> each != null, Throwable::getCause).limit(20).anyMatch(Weather::saysSo);
    }

    private static boolean saysSo(Throwable cause) {
        return cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("08")
                || POOL.contains(cause.getClass().getSimpleName());
    }
}
