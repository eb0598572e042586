package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Credentials.SECRET;
import static pl.proassist.adapters.rest.Member.EMAIL;
import static pl.proassist.adapters.rest.Member.PHONE;
import static pl.proassist.adapters.rest.Member.oneOf;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.access.AcceptInvitation;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;

/** An invited person sets a password. The secret of the link comes in a body: an address would be logged on its way. */
@Path("/auth/invitations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationsResource {

    private final AcceptInvitation acceptInvitation;

    @Inject
    public InvitationsResource(AcceptInvitation acceptInvitation) {
        this.acceptInvitation = acceptInvitation;
    }

    @POST @Path("/look")
    public Response look(Body body) {
        var token = body.required("token", SECRET);
        return body.done(() -> acceptInvitation.look(token.get())).fold(Problems::from, person -> Response.ok(InvitedResponse.of(person)).build());
    }

    @POST @Path("/accept")
    public Response accept(@Context SecurityContext who, Body body) {
        var token = body.required("token", SECRET);
        var password = body.required("password", SECRET);
        var method = body.required("method", oneOf(SecondFactorMethod.class));
        var phone = body.optional("phone", PHONE);
        var email = body.optional("email", EMAIL);
        return body.done(() -> acceptInvitation.accept(new AcceptInvitation.Command(token.get(), password.get(), method.get(), phone, email,
                        Callers.of(who).actor().from().get())))
                .fold(Problems::from, account -> Response.ok(AcceptedResponse.of(account)).build());
    }

    /** @param contactNeeded nobody has written down a phone or a mailbox yet, so the person gives one */
    public record InvitedResponse(String login, String firstName, String lastName, boolean contactNeeded) {

        static InvitedResponse of(AccountDetails person) {
            return new InvitedResponse(person.login().value(), person.firstName(), person.lastName(),
                    person.phone().isEmpty() && person.email().isEmpty());
        }

        @Override public String toString() {
            return "invited ***";
        }
    }

    /** By what the person logs in from now on. */
    public record AcceptedResponse(String login) {

        static AcceptedResponse of(Account account) {
            return new AcceptedResponse(account.details().login().value());
        }

        @Override public String toString() {
            return "accepted ***";
        }
    }
}
