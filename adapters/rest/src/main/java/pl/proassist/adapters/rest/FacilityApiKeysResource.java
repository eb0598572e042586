package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import pl.proassist.application.access.IntegrationKeys;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.facility.FacilityId;

/** Keys by which other programs act in one facility. */
@Path("/facilities/{f}/api-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FacilityApiKeysResource {

    private final IntegrationKeys integrationKeys;
    private final Clock clock;

    @Inject
    public FacilityApiKeysResource(IntegrationKeys integrationKeys, Clock clock) {
        this.integrationKeys = integrationKeys;
        this.clock = clock;
    }

    @PUT @Path("/{k}")
    public Response make(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("k") ApiKeyId id, Body body) {
        var wanted = ApiKeyRequest.of(body, clock.instant());
        return body.done(() -> integrationKeys.make(Callers.of(who), id, wanted.name().get(), wanted.reach(Option.some(facility)),
                        wanted.expiresAt().get()))
                .fold(Problems::from, ApiKeyResponse::answer);
    }

    @GET
    public Response list(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return integrationKeys.list(Callers.of(who), Option.some(facility))
                .fold(Problems::from, keys -> Response.ok(Page.whole(keys.stream().map(ApiKeyResponse::of).toList())).build());
    }
}
