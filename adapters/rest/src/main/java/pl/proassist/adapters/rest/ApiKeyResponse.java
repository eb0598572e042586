package pl.proassist.adapters.rest;

import jakarta.ws.rs.core.Response;
import java.util.List;
import pl.proassist.application.access.IntegrationKeys;
import pl.proassist.domain.access.ApiKey;

/**
 * A key of an integration.
 *
 * @param facility left out for a key to every facility
 * @param lastUsed to the minute
 * @param key      the secret itself, shown in the one answer that made it and never again
 */
public record ApiKeyResponse(String id, String name, String facility, List<String> permissions, String createdAt, String expiresAt, String lastUsed,
                             boolean revoked, String key) {

    static ApiKeyResponse of(ApiKey key) {
        return of(key, null);
    }

    static ApiKeyResponse of(IntegrationKeys.Made made) {
        return of(made.key(), made.secret().getOrNull());
    }

    /** A key that was there before shows no secret. */
    static Response answer(IntegrationKeys.Made made) {
        return Response.status(made.secret().isDefined() ? 201 : 200).entity(of(made)).build();
    }

    private static ApiKeyResponse of(ApiKey key, String secret) {
        return new ApiKeyResponse(key.id().toString(), key.name(), key.reach().facility().map(Object::toString).getOrNull(),
                Rights.codes(key.reach().permissions()), key.createdAt().toString(), key.expiresAt().toString(),
                key.lastUsed().map(Object::toString).getOrNull(), key.revoked(), secret);
    }

    @Override public String toString() {
        return "key " + id;
    }
}
