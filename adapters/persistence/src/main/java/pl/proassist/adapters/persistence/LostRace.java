package pl.proassist.adapters.persistence;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;

/** Tells whether work failed only because somebody else was faster, so that it may simply be run again. */
final class LostRace extends RuntimeException {

    /** Deadlock, lock wait, row changed since it was read, and a key that somebody else has just made. */
    private static final Set<Integer> CODES = Set.of(1213, 1205, 1020, Sql.DUPLICATE_KEY);

    LostRace(String what) {
        super(what);
    }

    static boolean isBehind(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LostRace || cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && CODES.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
