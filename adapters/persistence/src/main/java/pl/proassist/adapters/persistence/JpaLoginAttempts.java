package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.application.port.LoginAttempts;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.UserId;

/** Logins under way in MariaDB; whoever has found one holds its row until the end of the transaction. */
public final class JpaLoginAttempts implements LoginAttempts {

    private final JpaSession session;

    public JpaLoginAttempts(JpaSession session) {
        this.session = session;
    }

    @Override public Option<LoginAttempt> find(String challenge) {
        return held("challenge = ?", challenge);
    }

    @Override public Option<LoginAttempt> find(LoginAttemptId id) {
        return held("id = ?", id.value());
    }

    private Option<LoginAttempt> held(String which, Object value) {
        return Sql.first(session.unit().connection(), "SELECT * FROM login_attempt WHERE " + which + " FOR UPDATE", LoginAttemptRow::attempt, value);
    }

    @Override public void save(LoginAttempt attempt) {
        Sql.run(session.unit().connection(), """
                INSERT INTO login_attempt (id, account, challenge, started_at, device, address,
                                           state, method, sendings, sent_at, wrong_tries, confirmed_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE state = VALUE(state), method = VALUE(method), sendings = VALUE(sendings), sent_at = VALUE(sent_at),
                                        wrong_tries = VALUE(wrong_tries), confirmed_until = VALUE(confirmed_until)""",
                LoginAttemptRow.of(attempt).values().toArray());
    }

    @Override public void endAll(UserId user) {
        Sql.run(session.unit().connection(), "DELETE FROM login_attempt WHERE account = ?", user.value());
    }

    @Override public void forgetBefore(Instant then) {
        Sql.run(session.unit().connection(), "DELETE FROM login_attempt WHERE started_at < ?", then);
    }
}
