package pl.proassist.application.port;

import io.vavr.control.Option;
import java.util.List;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.facility.FacilityId;

/** The keys of integrations. Used inside a transaction. */
public interface ApiKeys {

    Option<ApiKey> find(ApiKeyId id);

    /** By the fingerprint of the key, or of the one that it replaced. */
    Option<ApiKey> find(String fingerprint);

    void save(ApiKey key);

    /** Newest first, revoked ones too. @param facility none for the keys to every facility */
    List<ApiKey> of(Option<FacilityId> facility);
}
