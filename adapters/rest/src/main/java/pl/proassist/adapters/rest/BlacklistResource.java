package pl.proassist.adapters.rest;

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
import pl.proassist.application.policies.MarkPatient;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;

/** Patients to whom the facility's blacklist rule applies (PAY-11). */
@Path("/facilities/{f}/blacklist")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class BlacklistResource {

    private final MarkPatient markPatient;

    @Inject
    public BlacklistResource(MarkPatient markPatient) {
        this.markPatient = markPatient;
    }

    @PUT @Path("/{p}")
    public Response add(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient, Body body) {
        var reason = body.required("reason", Rules.reason());
        return body.done(() -> markPatient.blacklist(Callers.of(who), facility, patient, reason.get())).fold(Problems::from,
                new MarkResponse(facility.toString(), patient.toString(), null, reason.get())::answer);
    }

    @DELETE @Path("/{p}")
    public Response remove(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient) {
        return markPatient.unblacklist(Callers.of(who), facility, patient).fold(Problems::from, was -> Response.noContent().build());
    }
}
