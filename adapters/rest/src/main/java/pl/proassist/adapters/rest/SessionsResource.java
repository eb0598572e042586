package pl.proassist.adapters.rest;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.access.MySessions;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.shared.Refusal;

/** Who I am, where I am logged in, and out again. */
@Path("/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    private final MySessions mySessions;

    @Inject
    public SessionsResource(MySessions mySessions) {
        this.mySessions = mySessions;
    }

    @GET @Path("/session")
    public Response present(@Context SecurityContext who) {
        var caller = Callers.of(who);
        return mySessions.account(caller).flatMap(account -> present(caller).flatMap(session -> mySessions.csrf(caller)
                        .map(csrf -> MeResponse.of(account, session, csrf))))
                .fold(Problems::from, me -> Response.ok(me).build());
    }

    private Either<Refusal, Session> present(Caller caller) {
        return mySessions.live(caller).flatMap(all -> Option.ofOptional(all.stream().filter(each -> caller.session().contains(each.id())).findFirst())
                .toEither(AccessRefusal.Unauthenticated::new));
    }

    @GET @Path("/sessions")
    public Response list(@Context SecurityContext who) {
        var caller = Callers.of(who);
        return mySessions.live(caller).fold(Problems::from, all -> Response.ok(Page.whole(all.stream()
                .map(session -> LiveSessionResponse.of(session, caller.session().contains(session.id()))).toList())).build());
    }

    @DELETE @Path("/sessions/{id}")
    public Response end(@Context SecurityContext who, @PathParam("id") SessionId session) {
        return mySessions.end(Callers.of(who), session).fold(Problems::from, SessionsResource::ended);
    }

    @POST @Path("/logout")
    public Response logOut(@Context SecurityContext who, Body body) {
        body.nothing();
        return mySessions.logOut(Callers.of(who)).fold(Problems::from, SessionsResource::ended);
    }

    /** Its cookie goes too, should this browser have it: a dead one would stand in the way of those that live. */
    private static Response ended(SessionId session) {
        return Response.noContent().header(HttpHeaders.SET_COOKIE, SessionCookies.ended(session)).build();
    }

    /** @param current the request came with it */
    public record LiveSessionResponse(String id, String startedAt, String lastSeen, String expiresAt, String device, String address, boolean current) {

        static LiveSessionResponse of(Session session, boolean current) {
            return new LiveSessionResponse(session.id().toString(), session.startedAt().toString(), session.lastSeen().toString(),
                    session.expiresAt().toString(), session.device(), session.address(), current);
        }

        @Override public String toString() {
            return "session " + id;
        }
    }
}
