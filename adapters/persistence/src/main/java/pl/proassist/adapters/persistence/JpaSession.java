package pl.proassist.adapters.persistence;

import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;

/** The door to the database, and the unit of work that the calling thread has open. */
public final class JpaSession {

    private final EntityManagerFactory factory;
    private final ThreadLocal<UnitOfWork> current = new ThreadLocal<>();

    public JpaSession(EntityManagerFactory factory) {
        this.factory = factory;
    }

    boolean isOpen() {
        return current.get() != null;
    }

    UnitOfWork unit() {
        var unit = current.get();
        if (unit == null) {
            throw new IllegalStateException("this belongs inside a transaction");
        }
        return unit;
    }

    UnitOfWork open() {
        var unit = new UnitOfWork(factory.createEntityManager());
        current.set(unit);
        return unit;
    }

    void close(UnitOfWork unit) {
        current.remove();
        unit.end();
    }

    /** Reads in a transaction of its own in which nothing changes between one statement and the next. */
    <T> T snapshot(Function<UnitOfWork, T> reading) {
        var unit = open();
        try {
            Sql.run(unit.connection(), "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            Sql.run(unit.connection(), "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            return reading.apply(unit);
        } finally {
            close(unit);
        }
    }

    /** Reads in the transaction that is open, or in one of its own. */
    <T> T read(Function<UnitOfWork, T> reading) {
        if (isOpen()) {
            return reading.apply(unit());
        }
        var unit = open();
        try {
            return reading.apply(unit);
        } finally {
            close(unit);
        }
    }
}
