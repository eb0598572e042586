package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.oneOf;

import io.vavr.control.Either;
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
import pl.proassist.application.access.FacilityLogins;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Refusal;

/** How the people of a facility log in (A19). */
@Path("/facilities/{f}/login-rules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LoginRulesResource {

    private enum SecondStep { REQUIRED, OPTIONAL }

    private final FacilityLogins facilityLogins;

    @Inject
    public LoginRulesResource(FacilityLogins facilityLogins) {
        this.facilityLogins = facilityLogins;
    }

    @PUT
    public Response change(@Context SecurityContext who, @PathParam("f") FacilityId facility, Body body) {
        var secondStep = body.required("secondStep", oneOf(SecondStep.class));
        return answer(body.done(() -> facilityLogins.requireSecondStep(Callers.of(who), facility, secondStep.get() == SecondStep.REQUIRED)));
    }

    @GET
    public Response show(@Context SecurityContext who, @PathParam("f") FacilityId facility) {
        return answer(facilityLogins.isSecondStepRequired(Callers.of(who), facility));
    }

    private static Response answer(Either<Refusal, Boolean> required) {
        return required.fold(Problems::from, yes -> Response.ok(new LoginRulesResponse((yes ? SecondStep.REQUIRED : SecondStep.OPTIONAL).name())).build());
    }

    /** @param secondStep REQUIRED of everybody, or OPTIONAL: each person decides */
    public record LoginRulesResponse(String secondStep) {
    }
}
