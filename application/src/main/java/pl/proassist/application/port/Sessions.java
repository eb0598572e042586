package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;

/** Who is logged in. Used inside a transaction. A session that was ended is gone. */
public interface Sessions {

    /** By the fingerprint of its token. */
    Option<Session> find(String fingerprint);

    /** Stores a new session, or when a known one was last seen; one that was ended meanwhile stays ended. */
    void save(Session session);

    /** Newest first, live or not. */
    List<Session> of(UserId user);

    /** Whether there was such a session of this person. */
    boolean end(UserId user, SessionId session);

    /** Ends all sessions of a person, but for one. */
    void endAll(UserId user, Option<SessionId> except);

    /** Drops what was not seen since then. */
    void forgetBefore(Instant then);
}
