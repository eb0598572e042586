package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;

/**
 * Holds each session and each key to so many requests in a while, and tells them how many are left (the fields {@code RateLimit} and
 * {@code RateLimit-Policy} of the IETF's draft). Whoever holds the installation's own token runs the machine and is not held.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION + 100)
public final class RateLimit implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ALLOWANCE = "pl.proassist.allowance";

    private final TokenBuckets buckets;

    @Inject
    public RateLimit(TokenBuckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        held(Callers.of(request.getSecurityContext())).map(buckets::take).forEach(allowance -> {
            request.setProperty(ALLOWANCE, allowance);
            if (!allowance.isGranted()) {
                request.abortWith(Problems.from(new AccessRefusal.TooManyRequests(allowance.retryAfter())));
            }
        });
    }

    private static Option<UUID> held(Caller caller) {
        return caller.session().fold(() -> caller.actor().id().filter(id -> caller.actor().kind() == Actor.Kind.KEY),
                session -> Option.some(session.value()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ALLOWANCE) instanceof TokenBuckets.Allowance allowance) {
            var policy = "\"requests\";q=%d;w=%d".formatted(allowance.quota(), allowance.window().toSeconds());
            var left = "\"requests\";r=%d;t=%d".formatted(allowance.remaining(), Seconds.roundedUp(allowance.fullAfter()));
            response.getHeaders().putSingle("RateLimit-Policy", policy);
            response.getHeaders().putSingle("RateLimit", left);
        }
    }
}
