package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;

/** Logins under way. Used inside a transaction, in which a found attempt is held: of two tries at once, the second sees what the first did. */
public interface LoginAttempts {

    /** By the fingerprint of the secret that the browser holds. */
    Option<LoginAttempt> find(String challenge);

    Option<LoginAttempt> find(LoginAttemptId id);

    void save(LoginAttempt attempt);

    /** Drops those of a person: what they began with holds no more. */
    void endAll(UserId user);

    /** Drops what began before then. */
    void forgetBefore(Instant then);
}
