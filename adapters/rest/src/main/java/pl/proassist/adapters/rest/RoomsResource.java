package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.registering.LookUp;
import pl.proassist.application.registering.RegisterRoom;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Room;
import pl.proassist.domain.facility.RoomId;

/** The rooms of a facility. */
@Path("/facilities/{f}/rooms")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class RoomsResource {

    private final RegisterRoom registerRoom;
    private final LookUp lookUp;

    @Inject
    public RoomsResource(RegisterRoom registerRoom, LookUp lookUp) {
        this.registerRoom = registerRoom;
        this.lookUp = lookUp;
    }

    @PUT @Path("/{r}")
    public Response register(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("r") RoomId id,
                             @HeaderParam("If-Match") String ifMatch, Body body) {
        var name = body.required("name", Member.NAME);
        return Cards.stored(body.done(() -> registerRoom.handle(Callers.of(who), new Room(facility, id, name.get()), Seen.of(ifMatch))),
                RoomResponse::of);
    }

    @GET @Path("/{r}")
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("r") RoomId id) {
        return Cards.shown(lookUp.room(Callers.of(who), facility, id), RoomResponse::of);
    }

    /** A room as registered. */
    public record RoomResponse(String id, String facility, String name) {

        static RoomResponse of(Room room) {
            return new RoomResponse(room.id().toString(), room.facility().toString(), room.name());
        }
    }
}
