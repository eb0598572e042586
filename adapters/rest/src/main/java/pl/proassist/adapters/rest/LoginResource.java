package pl.proassist.adapters.rest;

import static pl.proassist.adapters.rest.Credentials.CODE;
import static pl.proassist.adapters.rest.Credentials.SECRET;
import static pl.proassist.adapters.rest.Member.FLAG;
import static pl.proassist.adapters.rest.Member.oneOf;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import pl.proassist.application.access.FinishLogin;
import pl.proassist.application.access.ResendCode;
import pl.proassist.application.access.SessionGiven;
import pl.proassist.application.access.StartLogin;
import pl.proassist.domain.access.SecondFactorMethod;

/** The way in: login and password, then the second step (SEC-01 to SEC-12). No token is needed, it is what one gets. */
@Path("/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LoginResource {

    private final StartLogin startLogin;
    private final FinishLogin finishLogin;
    private final ResendCode resendCode;

    @Inject
    public LoginResource(StartLogin startLogin, FinishLogin finishLogin, ResendCode resendCode) {
        this.startLogin = startLogin;
        this.finishLogin = finishLogin;
        this.resendCode = resendCode;
    }

    @POST @Path("/login")
    public Response start(@Context SecurityContext who, @HeaderParam("User-Agent") String userAgent, Body body) {
        var login = body.required("login", SECRET);
        var password = body.required("password", SECRET);
        var browser = body.optional("browser", FLAG).getOrElse(false);
        return body.done(() -> startLogin.handle(new StartLogin.Command(login.get(), password.get(), address(who), Device.named(userAgent))))
                .fold(Problems::from, next -> next.fold(challenge -> Response.ok(ChallengeResponse.of(challenge)).build(),
                        given -> in(given, browser)));
    }

    /** Without a code it asks whether the link in the e-mail was confirmed. */
    @POST @Path("/second-factor")
    public Response finish(@Context SecurityContext who, @HeaderParam("User-Agent") String userAgent, Body body) {
        var challenge = body.required("challenge", SECRET);
        var code = body.optional("code", CODE);
        var browser = body.optional("browser", FLAG).getOrElse(false);
        return body.done(() -> finishLogin.handle(new FinishLogin.Command(challenge.get(), code, address(who), Device.named(userAgent))))
                .fold(Problems::from, given -> in(given, browser));
    }

    @POST @Path("/second-factor/resend")
    public Response resend(@Context SecurityContext who, Body body) {
        var challenge = body.required("challenge", SECRET);
        var method = body.optional("method", oneOf(SecondFactorMethod.class));
        return body.done(() -> resendCode.handle(new ResendCode.Command(challenge.get(), method, address(who))))
                .fold(Problems::from, sent -> Response.ok(ChallengeResponse.of(sent)).build());
    }

    /** A browser keeps its token in a cookie, out of reach of scripts; everybody else finds it in the body. */
    private static Response in(SessionGiven given, boolean browser) {
        return browser
                ? Response.ok(SessionResponse.withoutToken(given))
                        .header(HttpHeaders.SET_COOKIE, SessionCookies.given(given.session().id(), given.token())).build()
                : Response.ok(SessionResponse.withToken(given)).build();
    }

    private static String address(SecurityContext who) {
        return Callers.of(who).actor().from().get();
    }
}
