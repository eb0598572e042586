package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import pl.proassist.application.booking.LiftCancelledDay;
import pl.proassist.application.booking.ShowCancelledDay;

/** How far a cancelled day is, and what became of each of its visits; and the end of it, when the specialist comes after all. */
@Path("/cancelled-days")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class CancelledDaysResource {

    private final ShowCancelledDay showCancelledDay;
    private final LiftCancelledDay liftCancelledDay;

    @Inject
    public CancelledDaysResource(ShowCancelledDay showCancelledDay, LiftCancelledDay liftCancelledDay) {
        this.showCancelledDay = showCancelledDay;
        this.liftCancelledDay = liftCancelledDay;
    }

    @GET @Path("/{id}")
    public Response show(@Context SecurityContext who, @PathParam("id") UUID id) {
        return showCancelledDay.one(Callers.of(who), id).fold(Problems::from, shown -> Response.ok(CancelledDayResponse.of(shown)).build());
    }

    @POST @Path("/{id}/lift") @OncePerKey
    public Response lift(@Context SecurityContext who, @PathParam("id") UUID id, Body body) {
        body.nothing();
        return liftCancelledDay.handle(Callers.of(who), id).fold(Problems::from, day -> Response.ok(CancelledDayResponse.of(day)).build());
    }
}
