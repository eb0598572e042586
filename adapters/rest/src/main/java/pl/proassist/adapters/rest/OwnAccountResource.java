package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Credentials.SECRET;
import static pl.proassist.adapters.rest.Member.oneOf;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.access.ChangePassword;
import pl.proassist.application.access.ChooseSecondFactor;
import pl.proassist.domain.access.SecondFactorMethod;

/** What a person changes about the own way in; phone and mailbox are not among it (SEC-10). */
@Path("/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class OwnAccountResource {

    private final ChangePassword changePassword;
    private final ChooseSecondFactor chooseSecondFactor;

    @Inject
    public OwnAccountResource(ChangePassword changePassword, ChooseSecondFactor chooseSecondFactor) {
        this.changePassword = changePassword;
        this.chooseSecondFactor = chooseSecondFactor;
    }

    @PUT @Path("/password")
    public Response changePassword(@Context SecurityContext who, Body body) {
        var old = body.required("old", SECRET);
        var another = body.required("new", SECRET);
        return body.done(() -> changePassword.handle(Callers.of(who), new ChangePassword.Command(old.get(), another.get())))
                .fold(Problems::from, changed -> Response.noContent().build());
    }

    @PUT @Path("/second-factor")
    public Response chooseSecondFactor(@Context SecurityContext who, Body body) {
        var method = body.required("method", oneOf(SecondFactorMethod.class));
        var password = body.required("password", SECRET);
        return body.done(() -> chooseSecondFactor.handle(Callers.of(who), new ChooseSecondFactor.Command(method.get(), password.get())))
                .fold(Problems::from, chosen -> Response.ok(new SecondFactorResponse(method.get().name())).build());
    }

    /** How the second step comes from now on. */
    public record SecondFactorResponse(String method) {
    }
}
