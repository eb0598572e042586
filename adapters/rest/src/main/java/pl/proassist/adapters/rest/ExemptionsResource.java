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
import java.util.EnumSet;
import pl.proassist.application.policies.MarkPatient;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.Requirement;

/** Patients whom the facility excuses from paying before the visit (PAY-17). */
@Path("/facilities/{f}/exemptions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ExemptionsResource {

    private final MarkPatient markPatient;

    @Inject
    public ExemptionsResource(MarkPatient markPatient) {
        this.markPatient = markPatient;
    }

    @PUT @Path("/{p}")
    public Response add(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient, Body body) {
        var requirement = body.required("requirement", Member.oneOf(EnumSet.of(Requirement.NONE, Requirement.OPTIONAL)));
        var reason = body.required("reason", Rules.reason());
        return body.done(() -> markPatient.exempt(Callers.of(who), facility, patient, requirement.get(), reason.get())).fold(Problems::from,
                new MarkResponse(facility.toString(), patient.toString(), requirement.get().name(), reason.get(), null)::answer);
    }

    @DELETE @Path("/{p}")
    public Response remove(@Context SecurityContext who, @PathParam("f") FacilityId facility, @PathParam("p") PatientId patient) {
        return markPatient.unexempt(Callers.of(who), facility, patient).fold(Problems::from, was -> Response.noContent().build());
    }
}
