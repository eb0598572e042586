package pl.proassist.adapters.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How this server claims due work for itself, so that no other takes it: for two minutes of real time, after which a server
 * that died is taken for dead. Claims are technical and never run by the business clock, which may stand still in rehearsal.
 *
 * @param holder   the name of this server, the same after a restart
 * @param realTime the system's own clock
 */
public record Leases(String holder, Clock realTime) {

    private static final Duration LENGTH = Duration.ofMinutes(2);

    Instant now() {
        return realTime.instant();
    }

    Instant until() {
        return now().plus(LENGTH);
    }

    /** Called once at start: what the former life of this server had claimed is free again at once. */
    public void releaseOwn(JpaSession session, JpaTransactions transactions) {
        transactions.record(() -> {
            var connection = session.unit().connection();
            Sql.run(connection, "UPDATE delivery SET leased_by = NULL, leased_until = NULL WHERE leased_by = ?", holder);
            Sql.run(connection, "UPDATE message SET leased_by = NULL, leased_until = NULL WHERE state = 'WAITING' AND leased_by = ?", holder);
            Sql.run(connection, "UPDATE account_letter SET leased_by = NULL, leased_until = NULL WHERE state = 'WAITING' AND leased_by = ?", holder);
            Sql.run(connection, "UPDATE payment_link SET leased_by = NULL, leased_until = NULL WHERE look_due IS NOT NULL AND leased_by = ?", holder);
            Sql.run(connection, "UPDATE ksef_line SET leased_by = NULL, leased_until = NULL WHERE leased_by = ?", holder);
            Sql.run(connection, "UPDATE ksef_watch SET leased_by = NULL, leased_until = NULL WHERE leased_by = ?", holder);
            return Sql.run(connection, "DELETE FROM repeated_request WHERE leased_by = ?", holder);
        });
    }
}
