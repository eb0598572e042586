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
import pl.proassist.application.registering.RegisterSpecialist;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Specialist;
import pl.proassist.domain.facility.SpecialistId;

/** The people who receive patients in a facility. */
@Path("/facilities/{f}/specialists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SpecialistsResource {

    private final RegisterSpecialist registerSpecialist;
    private final LookUp lookUp;

    @Inject
    public SpecialistsResource(RegisterSpecialist registerSpecialist, LookUp lookUp) {
        this.registerSpecialist = registerSpecialist;
        this.lookUp = lookUp;
    }

    @PUT @Path("/{s}")
    public Response register(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("s") SpecialistId id,
                             @HeaderParam("If-Match") String ifMatch, Body body) {
        var firstName = body.required("firstName", Member.NAME);
        var lastName = body.required("lastName", Member.NAME);
        var title = body.optional("title", Member.NAME);
        var specialisation = body.optional("specialisation", Member.NAME);
        return Cards.stored(body.done(() -> registerSpecialist.handle(Callers.of(who), 
                new Specialist(facility, id, firstName.get(), lastName.get(), title, specialisation), Seen.of(ifMatch))), SpecialistResponse::of);
    }

    @GET @Path("/{s}")
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("s") SpecialistId id) {
        return Cards.shown(lookUp.specialist(Callers.of(who), facility, id), SpecialistResponse::of);
    }

    /** A specialist as registered. */
    public record SpecialistResponse(String id, String facility, String firstName, String lastName, String title, String specialisation) {

        static SpecialistResponse of(Specialist specialist) {
            return new SpecialistResponse(specialist.id().toString(), specialist.facility().toString(), specialist.firstName(),
                    specialist.lastName(), specialist.title().getOrNull(), specialist.specialisation().getOrNull());
        }
    }
}
