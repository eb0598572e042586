package pl.proassist.application.access;

import io.vavr.control.Option;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.application.port.Sessions;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;

/** How a person is logged out everywhere: the sessions end, and so do logins under way, which began with what holds no more. Inside a transaction. */
public final class EndLogins {

    private final Sessions sessions;
    private final LoginAttempts attempts;

    public EndLogins(Sessions sessions, LoginAttempts attempts) {
        this.sessions = sessions;
        this.attempts = attempts;
    }

    void of(UserId user) {
        ofAllBut(Option.none(), user);
    }

    void ofAllBut(Option<SessionId> kept, UserId user) {
        sessions.endAll(user, kept);
        attempts.endAll(user);
    }
}
