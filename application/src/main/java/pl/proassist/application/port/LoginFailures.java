package pl.proassist.application.port;

import java.time.Instant;
import pl.proassist.domain.access.Failures;
import pl.proassist.domain.access.UserId;

/**
 * Counts of wrong passwords, and the places from which persons have logged in before. Keys and places are pseudonyms. Used inside a
 * transaction, in which a count that was read is held.
 */
public interface LoginFailures {

    Failures of(Failures.Kind kind, String key);

    void save(Failures.Kind kind, String key, Failures failures);

    void clear(Failures.Kind kind, String key);

    boolean isFamiliar(UserId user, String place);

    void getFamiliar(UserId user, String place, Instant now);

    /** Drops counts whose last failure, and places whose last login, was before then. */
    void forgetBefore(Instant failure, Instant login);
}
