package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.application.port.Transactions;

/**
 * Idempotency keys in MariaDB. A claim whose server died is free again when its lease has run out. What was answered may hold what is
 * shown once only, so it is sealed.
 */
public final class JpaRepeatedRequests implements RepeatedRequests {

    private final JpaSession session;
    private final Transactions transactions;
    private final Leases leases;
    private final Vault vault;

    public JpaRepeatedRequests(JpaSession session, Transactions transactions, Leases leases, Vault vault) {
        this.session = session;
        this.transactions = transactions;
        this.leases = leases;
        this.vault = vault;
    }

    @Override public Claim claim(String key, String digest, Instant now) {
        return transactions.record(() -> Sql.first(session.unit().connection(),
                        "SELECT * FROM repeated_request WHERE request_key = ? FOR UPDATE", row -> known(row, key, digest), key)
                .getOrElse(() -> {
                    run("INSERT INTO repeated_request (request_key, id, digest, claimed_at, leased_by, leased_until) VALUES (?, ?, ?, ?, ?, ?)",
                            key, id(key), digest, now, leases.holder(), leases.until());
                    return new Claim.Fresh();
                }));
    }

    private Claim known(Columns row, String key, String digest) {
        if (!row.text("digest").equals(digest)) {
            return new Claim.OtherRequest();
        }
        if (row.textIfAny("status").isDefined()) {
            return new Claim.Answered(new Answer((int) row.number("status"), row.text("content_type"),
                    sealed(key).open("body", row.text("body")).get(), row.textIfAny("location")));
        }
        if (row.instant("leased_until").isAfter(leases.now())) {
            return new Claim.Running();
        }
        run("UPDATE repeated_request SET leased_by = ?, leased_until = ? WHERE request_key = ?", leases.holder(), leases.until(), key);
        return new Claim.Fresh();
    }

    @Override public void answered(String key, Answer answer) {
        transactions.record(() -> run("""
                UPDATE repeated_request SET status = ?, content_type = ?, body = ?, location = ?, leased_by = NULL, leased_until = NULL
                WHERE request_key = ?""", answer.status(), answer.contentType(), sealed(key).seal("body", Option.some(answer.body())),
                answer.location(), key));
    }

    @Override public void forget(String key) {
        transactions.record(() -> run("DELETE FROM repeated_request WHERE request_key = ? AND status IS NULL", key));
    }

    private SealedRow sealed(String key) {
        return new SealedRow(vault, "repeated_request", id(key));
    }

    private static UUID id(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private int run(String sql, Object... values) {
        return Sql.run(session.unit().connection(), sql, values);
    }
}
