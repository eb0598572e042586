package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import pl.proassist.application.booking.ShowCancelledDay;

/** How far a cancelled day is, and what became of each of its visits. */
@Path("/cancelled-days")
@Produces(MediaType.APPLICATION_JSON)
public final class CancelledDaysResource {

    private final ShowCancelledDay showCancelledDay;

    @Inject
    public CancelledDaysResource(ShowCancelledDay showCancelledDay) {
        this.showCancelledDay = showCancelledDay;
    }

    @GET @Path("/{id}")
    public Response show(@Context SecurityContext who, @PathParam("id") UUID id) {
        return showCancelledDay.handle(Callers.of(who), id).fold(Problems::from, shown -> Response.ok(CancelledDayResponse.of(shown)).build());
    }
}
