package pl.proassist.adapters.persistence;

import static java.util.stream.Collectors.joining;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.ApiKeys;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.facility.FacilityId;

/** The keys of integrations in MariaDB. That one was used is noted only in the key as it was read, or it would undo a revocation. */
public final class JpaApiKeys implements ApiKeys {

    private static final String SET = Stream.concat(MembershipColumns.NAMES.stream(), Stream.of("name", "fingerprint", "old_fingerprint", "old_until",
            "created_at", "expires_at", "last_used", "revoked")).map(column -> column + " = ?").collect(joining(", "));

    private final JpaSession session;
    private final VersionedTable table;

    public JpaApiKeys(JpaSession session) {
        this.session = session;
        this.table = new VersionedTable(session, "api_key");
    }

    @Override public Option<ApiKey> find(ApiKeyId id) {
        var found = Sql.first(session.unit().connection(), "SELECT * FROM api_key WHERE id = ?", this::key, id.value());
        if (found.isEmpty()) {
            table.missed(id.value());
        }
        return found;
    }

    /** Two look-ups by index in one statement. */
    @Override public Option<ApiKey> find(String fingerprint) {
        return Sql.first(session.unit().connection(), "SELECT * FROM api_key WHERE fingerprint = ? UNION ALL SELECT * FROM api_key WHERE old_fingerprint = ?",
                this::key, fingerprint, fingerprint);
    }

    @Override public void save(ApiKey key) {
        var values = new ArrayList<>(MembershipColumns.values(key.reach()));
        values.addAll(List.of(key.name(), key.fingerprint(), key.before().map(ApiKey.Replaced::fingerprint), key.before().map(ApiKey.Replaced::until),
                key.createdAt(), key.expiresAt(), key.lastUsed(), key.revoked()));
        table.save(key.id().value(), SET, values);
    }

    @Override public List<ApiKey> of(Option<FacilityId> facility) {
        return Sql.list(session.unit().connection(), "SELECT * FROM api_key WHERE facility <=> ? ORDER BY created_at DESC, id", this::key,
                facility.map(FacilityId::value));
    }

    private ApiKey key(Columns row) {
        table.read(row);
        return new ApiKey(new ApiKeyId(row.uuid("id")), row.text("name"), MembershipColumns.of(row), row.text("fingerprint"),
                row.textIfAny("old_fingerprint").map(old -> new ApiKey.Replaced(old, row.instant("old_until"))), row.instant("created_at"),
                row.instant("expires_at"), row.instantIfAny("last_used"), row.flag("revoked"));
    }
}
