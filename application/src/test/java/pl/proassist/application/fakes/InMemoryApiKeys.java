package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.port.ApiKeys;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.facility.FacilityId;

/** Keys of integrations, in memory. */
public final class InMemoryApiKeys implements ApiKeys {

    private final InMemoryTransactions transactions;
    private final Table<ApiKeyId, ApiKey> rows;

    public InMemoryApiKeys(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public Option<ApiKey> find(ApiKeyId id) {
        transactions.mustBeOpen();
        return rows.get(id);
    }

    @Override public Option<ApiKey> find(String fingerprint) {
        transactions.mustBeOpen();
        return Option.ofOptional(rows.where(key -> key.fingerprint().equals(fingerprint)
                || key.before().exists(old -> old.fingerprint().equals(fingerprint))).stream().findFirst());
    }

    @Override public void save(ApiKey key) {
        transactions.mustBeOpen();
        rows.put(key.id(), key);
    }

    @Override public List<ApiKey> of(Option<FacilityId> facility) {
        transactions.mustBeOpen();
        return rows.where(key -> key.reach().facility().equals(facility)).stream().sorted(Comparator.comparing(ApiKey::createdAt).reversed()).toList();
    }
}
