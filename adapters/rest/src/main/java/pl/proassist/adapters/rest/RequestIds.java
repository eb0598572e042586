package pl.proassist.adapters.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Gives each request an id, answers it as {@code X-Request-Id}, and writes one line about it: the caller by kind and id, method, path
 * with its ids taken out, status, time. Never a body, a parameter, a token, a name or an address.
 */
@Provider
@PreMatching
@Priority(100)
public final class RequestIds implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger("pl.proassist.request");
    private static final String ID = "pl.proassist.request-id";
    private static final String BEGAN = "pl.proassist.request-began";

    static String of(ContainerRequestContext request) {
        return String.valueOf(request.getProperty(ID));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(ID, UUID.randomUUID().toString());
        request.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle("X-Request-Id", of(request));
        if (request.getProperty(BEGAN) instanceof Long began) {
            LOG.info(() -> "request id=" + of(request) + " who=" + Callers.named(request.getSecurityContext()) + " method=" + request.getMethod()
                    + " path=" + template(request.getUriInfo()) + " status=" + response.getStatus() + " ms=" + (System.nanoTime() - began) / 100_000 / 10.0);
        }
    }

    /** {@code /visits/{id}}; a path that nothing answers to may hold anything, so it is not repeated. */
    private static String template(UriInfo uri) {
        if (uri.getMatchedURIs().isEmpty()) {
            return "unmatched";
        }
        var base = uri.getBaseUri().getPath();
        var path = new StringBuilder(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        for (var segment : uri.getPath().split("/")) {
            if (!segment.isEmpty()) {
                path.append('/').append(named(segment, uri));
            }
        }
        return path.toString();
    }

    private static String named(String segment, UriInfo uri) {
        for (var parameter : uri.getPathParameters().entrySet()) {
            if (parameter.getValue().contains(segment)) {
                return "{" + parameter.getKey() + "}";
            }
        }
        return segment;
    }
}
