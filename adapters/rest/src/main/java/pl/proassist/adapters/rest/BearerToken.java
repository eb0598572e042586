package pl.proassist.adapters.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Lets nobody into the API without the token, also not to paths that do not exist. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class BearerToken implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final AccessToken token;

    @Inject
    public BearerToken(AccessToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var presented = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (presented == null || !presented.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || !token.is(presented.substring(SCHEME.length()).strip())) {
            request.abortWith(Response.fromResponse(Problems.of(401, "unauthenticated"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"proassist\"").build());
        }
    }
}
