package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.Sessions;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;

/** Sessions in MariaDB. One that was ended has no row, and only a new one gets a row, so none comes back. */
public final class JpaSessions implements Sessions {

    private final JpaSession session;

    public JpaSessions(JpaSession session) {
        this.session = session;
    }

    @Override public Option<Session> find(String fingerprint) {
        return Sql.first(session.unit().connection(), "SELECT * FROM login_session WHERE fingerprint = ?", JpaSessions::login, fingerprint);
    }

    @Override public void save(Session login) {
        if (login.lastSeen().equals(login.startedAt())) {
            run("""
                    INSERT INTO login_session (id, account, fingerprint, started_at, last_seen, device, address) VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON DUPLICATE KEY UPDATE id = id""", login.id().value(), login.user().value(), login.fingerprint(), login.startedAt(),
                    login.lastSeen(), login.device(), login.address());
        } else {
            run("UPDATE login_session SET last_seen = ? WHERE id = ?", login.lastSeen(), login.id().value());
        }
    }

    @Override public List<Session> of(UserId user) {
        return Sql.list(session.unit().connection(), "SELECT * FROM login_session WHERE account = ? ORDER BY started_at DESC, id",
                JpaSessions::login, user.value());
    }

    @Override public boolean end(UserId user, SessionId login) {
        return run("DELETE FROM login_session WHERE id = ? AND account = ?", login.value(), user.value()) == 1;
    }

    @Override public void endAll(UserId user, Option<SessionId> except) {
        run("DELETE FROM login_session WHERE account = ? AND NOT id <=> ?", user.value(), except.map(SessionId::value));
    }

    @Override public void forgetBefore(Instant then) {
        run("DELETE FROM login_session WHERE last_seen < ?", then);
    }

    private static Session login(Columns row) {
        return new Session(new SessionId(row.uuid("id")), new UserId(row.uuid("account")), row.text("fingerprint"), row.instant("started_at"),
                row.instant("last_seen"), row.text("device"), row.text("address"));
    }

    private int run(String sql, Object... values) {
        return Sql.run(session.unit().connection(), sql, values);
    }
}
