package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.access.GrantMembership;
import pl.proassist.domain.access.UserId;

/** Who has a part in every facility of the installation, now and later. */
@Path("/members")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class MembersResource {

    private final GrantMembership grantMembership;

    @Inject
    public MembersResource(GrantMembership grantMembership) {
        this.grantMembership = grantMembership;
    }

    @PUT @Path("/{u}")
    public Response give(@Context SecurityContext who, @PathParam("u") UserId user, Body body) {
        var part = Rights.membership(body, Option.none());
        return body.done(() -> grantMembership.give(Callers.of(who), user, part)).fold(Problems::from, MembershipResponse.of(part)::answer);
    }

    @DELETE @Path("/{u}")
    public Response take(@Context SecurityContext who, @PathParam("u") UserId user) {
        return grantMembership.take(Callers.of(who), user, Option.none()).fold(Problems::from, left -> Response.noContent().build());
    }
}
