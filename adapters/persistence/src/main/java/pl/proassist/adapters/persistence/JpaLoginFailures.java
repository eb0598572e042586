package pl.proassist.adapters.persistence;

import java.time.Instant;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.domain.access.Failures;
import pl.proassist.domain.access.UserId;

/**
 * Counts of wrong passwords, and familiar places, in MariaDB. Whoever asks for a count holds its row, which is made for that if need
 * be: of two at once, the second waits and sees what the first has counted.
 */
public final class JpaLoginFailures implements LoginFailures {

    private final JpaSession session;

    public JpaLoginFailures(JpaSession session) {
        this.session = session;
    }

    @Override public Failures of(Failures.Kind kind, String key) {
        return Sql.first(session.unit().connection(), """
                INSERT INTO login_failure (kind, failure_key, failures, last_at) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE kind = VALUE(kind) RETURNING failures, last_at""",
                row -> new Failures((int) row.number("failures"), row.instant("last_at")),
                kind, key, Failures.NONE.count(), Failures.NONE.last()).get();
    }

    @Override public void save(Failures.Kind kind, String key, Failures failures) {
        run("""
                INSERT INTO login_failure (kind, failure_key, failures, last_at) VALUES (?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE failures = VALUE(failures), last_at = VALUE(last_at)""", kind, key, failures.count(), failures.last());
    }

    @Override public void clear(Failures.Kind kind, String key) {
        run("DELETE FROM login_failure WHERE kind = ? AND failure_key = ?", kind, key);
    }

    @Override public boolean isFamiliar(UserId user, String place) {
        return Sql.first(session.unit().connection(), "SELECT last_login FROM familiar_place WHERE account = ? AND place = ?",
                row -> row.instant("last_login"), user.value(), place).isDefined();
    }

    @Override public void getFamiliar(UserId user, String place, Instant now) {
        run("""
                INSERT INTO familiar_place (account, place, last_login) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE last_login = VALUE(last_login)""", user.value(), place, now);
    }

    @Override public void forgetBefore(Instant failure, Instant login) {
        run("DELETE FROM login_failure WHERE last_at < ?", failure);
        run("DELETE FROM familiar_place WHERE last_login < ?", login);
    }

    private int run(String sql, Object... values) {
        return Sql.run(session.unit().connection(), sql, values);
    }
}
