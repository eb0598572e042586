package pl.proassist.adapters.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import pl.proassist.application.patients.ErasePatient;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.patient.Retention;

/** A patient wants to be forgotten (SEC-20, RODO art. 17). */
@Path("/patients/{p}/erase")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class PatientErasureResource {

    private final ErasePatient erasePatient;

    @Inject
    public PatientErasureResource(ErasePatient erasePatient) {
        this.erasePatient = erasePatient;
    }

    @POST @OncePerKey
    public Response erase(@Context SecurityContext who, @PathParam("p") PatientId patient, Body body) {
        body.nothing();
        return erasePatient.handle(Callers.of(who), patient).fold(Problems::from, kept -> Response.ok(ErasureResponse.of(kept)).build());
    }

    /**
     * What stays.
     *
     * @param duty  MONEY: the name, with the money; NONE: nothing
     * @param until the last day of the duty
     */
    public record ErasureResponse(String duty, String until) {

        static ErasureResponse of(Retention kept) {
            return new ErasureResponse(kept.duty().name(), kept.until().map(LocalDate::toString).getOrNull());
        }
    }
}
