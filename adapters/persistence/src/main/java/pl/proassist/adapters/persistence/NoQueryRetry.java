package pl.proassist.adapters.persistence;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/** EclipseLink would sleep for seconds and try a query again while the database is away; a caller is better told at once. */
public final class NoQueryRetry implements SessionCustomizer {

    @Override public void customize(Session session) {
        ((DatabaseLogin) session.getLogin()).setQueryRetryAttemptCount(0);
    }
}
