package pl.proassist.adapters.rest;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import pl.proassist.application.access.IdentifyCaller;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.shared.Refusal;

/**
 * Turns what a request carries into a {@link Caller}, and lets nobody else into the API, also not to paths that do not exist. A token
 * comes in the header {@code Authorization} or in a browser's cookie, never in the address, which is logged on its way.
 */
@jakarta.ws.rs.ext.Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class Doorkeeper implements ContainerRequestFilter {

    /** Proves that our own page made the request; other pages can send the cookie along, but cannot read this. */
    static final String CSRF = "Proassist-Csrf";

    private static final String SCHEME = "Bearer ";
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OUR_OWN_PAGES = Set.of("same-origin", "none");

    private final IdentifyCaller identifyCaller;
    private final ClientAddress clientAddress;
    private final Provider<HttpServletRequest> wire;

    @Inject
    public Doorkeeper(IdentifyCaller identifyCaller, ClientAddress clientAddress, Provider<HttpServletRequest> wire) {
        this.identifyCaller = identifyCaller;
        this.clientAddress = clientAddress;
        this.wire = wire;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var address = clientAddress.of(wire.get().getRemoteAddr(), request.getHeaderString(ClientAddress.HEADER));
        caller(request, address).peek(caller -> request.setSecurityContext(Callers.context(caller, request.getSecurityContext())))
                .peekLeft(refusal -> request.abortWith(Problems.from(refusal)));
    }

    private Either<Refusal, Caller> caller(ContainerRequestContext request, String address) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null && changes(request) && comesFromAForeignPage(request)) {
            return Either.left(new AccessRefusal.ForeignPage());
        }
        if (ApiApplication.OPEN.contains(request.getMethod() + " /" + request.getUriInfo().getPath())) {
            return Either.right(new Caller(Actor.stranger(address), Grants.NONE, Option.none()));
        }
        return credentials(request, address).<Refusal>toEither(AccessRefusal.Unauthenticated::new).flatMap(identifyCaller::handle);
    }

    /** A header decides: one that is wrong is not mended by a cookie. */
    private static Option<IdentifyCaller.Credentials> credentials(ContainerRequestContext request, String address) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        var csrf = Option.of(request.getHeaderString(CSRF));
        return authorization != null
                ? bearer(authorization).map(token -> new IdentifyCaller.Credentials(token, address, false, changes(request), csrf))
                : SessionCookies.token(request.getCookies(), request.getHeaderString(SessionCookies.CHOICE))
                        .map(token -> new IdentifyCaller.Credentials(token, address, true, changes(request), csrf));
    }

    private static Option<String> bearer(String authorization) {
        return Option.when(authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()), () -> authorization.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty());
    }

    private static boolean changes(ContainerRequestContext request) {
        return !LOOKING.contains(request.getMethod());
    }

    /** Browsers say where a request comes from; whoever is no browser says nothing. */
    private static boolean comesFromAForeignPage(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        return site != null && !OUR_OWN_PAGES.contains(site);
    }
}
