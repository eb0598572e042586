package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.ELAPSED;
import static pl.proassist.adapters.rest.Member.wrong;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import pl.proassist.application.access.IntegrationKeys;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;

/** Keys by which other programs act in every facility; and what is done to any key, wherever it reaches. */
@Path("/api-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {

    private static final Member<Duration> OVERLAP = ELAPSED.then(given -> given.isNegative() || given.compareTo(ApiKey.LONGEST_OVERLAP) > 0
            ? wrong("out-of-range", "PT0S", ApiKey.LONGEST_OVERLAP) : Either.right(given));

    private final IntegrationKeys integrationKeys;
    private final Clock clock;

    @Inject
    public ApiKeysResource(IntegrationKeys integrationKeys, Clock clock) {
        this.integrationKeys = integrationKeys;
        this.clock = clock;
    }

    @PUT @Path("/{k}")
    public Response make(@Context SecurityContext who, @PathParam("k") ApiKeyId id, Body body) {
        var wanted = ApiKeyRequest.of(body, clock.instant());
        return body.done(() -> integrationKeys.make(Callers.of(who), id, wanted.name().get(), wanted.reach(Option.none()),
                        wanted.expiresAt().get()))
                .fold(Problems::from, ApiKeyResponse::answer);
    }

    @GET
    public Response list(@Context SecurityContext who) {
        return integrationKeys.list(Callers.of(who), Option.none())
                .fold(Problems::from, keys -> Response.ok(Page.whole(keys.stream().map(ApiKeyResponse::of).toList())).build());
    }

    @POST @Path("/{k}/rotate") @OncePerKey
    public Response rotate(@Context SecurityContext who, @PathParam("k") ApiKeyId id, Body body) {
        var overlap = body.required("overlap", OVERLAP);
        return body.done(() -> integrationKeys.rotate(Callers.of(who), id, overlap.get()))
                .fold(Problems::from, made -> Response.ok(ApiKeyResponse.of(made)).build());
    }

    @DELETE @Path("/{k}")
    public Response revoke(@Context SecurityContext who, @PathParam("k") ApiKeyId id) {
        return integrationKeys.revoke(Callers.of(who), id).fold(Problems::from, revoked -> Response.noContent().build());
    }
}
