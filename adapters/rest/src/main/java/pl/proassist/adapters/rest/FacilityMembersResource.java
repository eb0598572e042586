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
import pl.proassist.domain.facility.FacilityId;

/** Who works in a facility, and with which rights (VIS-06, SEC-18). */
@Path("/facilities/{f}/members")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FacilityMembersResource {

    private final GrantMembership grantMembership;

    @Inject
    public FacilityMembersResource(GrantMembership grantMembership) {
        this.grantMembership = grantMembership;
    }

    @PUT @Path("/{u}")
    public Response give(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("u") UserId user, Body body) {
        var part = Rights.membership(body, Option.some(facility));
        return body.done(() -> grantMembership.give(Callers.of(who), user, part)).fold(Problems::from, MembershipResponse.of(part)::answer);
    }

    @DELETE @Path("/{u}")
    public Response take(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("u") UserId user) {
        return grantMembership.take(Callers.of(who), user, Option.some(facility)).fold(Problems::from, left -> Response.noContent().build());
    }
}
