package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Member.EMAIL;
import static pl.proassist.adapters.rest.Member.ID;
import static pl.proassist.adapters.rest.Member.LANGUAGE;
import static pl.proassist.adapters.rest.Member.NAME;
import static pl.proassist.adapters.rest.Member.PHONE;

import io.vavr.control.Either;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import pl.proassist.application.access.DeactivateUser;
import pl.proassist.application.access.EndUserSessions;
import pl.proassist.application.access.InviteUser;
import pl.proassist.application.access.RegisterUser;
import pl.proassist.application.access.ShowUsers;
import pl.proassist.application.access.SwitchOffSecondStep;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.shared.Refusal;

/** Accounts as an administrator sees and keeps them. What a person may do is given elsewhere, by {@link MembersResource}. */
@Path("/users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {

    private final RegisterUser registerUser;
    private final ShowUsers showUsers;
    private final InviteUser inviteUser;
    private final DeactivateUser deactivateUser;
    private final EndUserSessions endUserSessions;
    private final SwitchOffSecondStep switchOffSecondStep;

    @Inject
    public UsersResource(RegisterUser registerUser, ShowUsers showUsers, InviteUser inviteUser, DeactivateUser deactivateUser,
                         EndUserSessions endUserSessions, SwitchOffSecondStep switchOffSecondStep) {
        this.registerUser = registerUser;
        this.showUsers = showUsers;
        this.inviteUser = inviteUser;
        this.deactivateUser = deactivateUser;
        this.endUserSessions = endUserSessions;
        this.switchOffSecondStep = switchOffSecondStep;
    }

    @PUT @Path("/{u}")
    public Response register(@Context SecurityContext who, @PathParam("u") UserId id, @HeaderParam("If-Match") String ifMatch, Body body) {
        var login = body.required("login", Credentials.LOGIN);
        var firstName = body.required("firstName", NAME);
        var lastName = body.required("lastName", NAME);
        var phone = body.optional("phone", PHONE);
        var email = body.required("email", EMAIL);
        var language = body.optional("language", LANGUAGE).getOrElse(Language.PL);
        return Cards.stored(body.done(() -> registerUser.handle(Callers.of(who), new RegisterUser.Command(id, login.get(), firstName.get(),
                lastName.get(), phone, email.get(), language, Seen.of(ifMatch)))), UserResponse::of);
    }

    @GET @Path("/{u}")
    public Response show(@Context SecurityContext who, @PathParam("u") UserId id) {
        return Cards.shown(showUsers.one(Callers.of(who), id), UserResponse::of);
    }

    @GET
    public Response list(@Context SecurityContext who, @QueryParam("facility") String facilities, @QueryParam("limit") String limits,
                         @QueryParam("cursor") String cursors) {
        var query = new Query().with("facility", facilities).with("limit", limits).with("cursor", cursors).read();
        var facility = query.optional("facility", ID.as(FacilityId::new));
        var limit = Query.limit(query);
        var after = Query.cursor(query, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").map(inside -> new UserId(UUID.fromString(inside)));
        return query.done(() -> showUsers.page(Callers.of(who), facility, after, limit + 1))
                .map(found -> Page.of(found, limit, UserResponse::of, account -> account.details().id().toString()))
                .fold(Problems::from, page -> Response.ok(page).build());
    }

    @POST @Path("/{u}/invite") @OncePerKey
    public Response invite(@Context SecurityContext who, @PathParam("u") UserId id, Body body) {
        body.nothing();
        return done(inviteUser.handle(Callers.of(who), id));
    }

    @POST @Path("/{u}/deactivate") @OncePerKey
    public Response deactivate(@Context SecurityContext who, @PathParam("u") UserId id, Body body) {
        body.nothing();
        return done(deactivateUser.handle(Callers.of(who), id));
    }

    @DELETE @Path("/{u}/sessions")
    public Response endSessions(@Context SecurityContext who, @PathParam("u") UserId id) {
        return endUserSessions.handle(Callers.of(who), id).fold(Problems::from, ended -> Response.noContent().build());
    }

    @POST @Path("/{u}/second-factor/deactivate") @OncePerKey
    public Response switchOffSecondStep(@Context SecurityContext who, @PathParam("u") UserId id, Body body) {
        body.nothing();
        return done(switchOffSecondStep.handle(Callers.of(who), id));
    }

    private static Response done(Either<Refusal, Account> account) {
        return account.fold(Problems::from, user -> Response.ok(UserResponse.of(user)).build());
    }
}
