package pl.proassist.application.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Sessions;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;

/** How a session begins, once everything is proven. Belongs inside the transaction of the last step. */
public final class OpenSession {

    private static final String CSRF = "csrf";

    private final Sessions sessions;
    private final LoginFailures failures;
    private final Secrets secrets;

    public OpenSession(Sessions sessions, LoginFailures failures, Secrets secrets) {
        this.sessions = sessions;
        this.failures = failures;
        this.secrets = secrets;
    }

    SessionGiven to(AccountDetails account, String device, String address, Instant now) {
        var token = secrets.fresh();
        var fingerprint = secrets.fingerprint(token);
        var id = new SessionId(UUID.nameUUIDFromBytes(("session:" + fingerprint).getBytes(StandardCharsets.UTF_8)));
        var session = new Session(id, account.id(), fingerprint, now, now, device, address);
        sessions.save(session);
        failures.getFamiliar(account.id(), secrets.pseudonym("place", address), now);
        return new SessionGiven(token, session, csrf(id), account);
    }

    String csrf(SessionId session) {
        return secrets.derived(CSRF, session.value(), 0);
    }
}
