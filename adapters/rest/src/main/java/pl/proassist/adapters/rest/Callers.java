package pl.proassist.adapters.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;

/** Hands the caller from the {@link Doorkeeper} on to the resources, in the way of JAX-RS: as the principal of the request. */
final class Callers {

    private Callers() {
    }

    static Caller of(SecurityContext request) {
        return ((Known) request.getUserPrincipal()).caller();
    }

    static SecurityContext context(Caller caller, SecurityContext before) {
        return new Context(new Known(caller), before);
    }

    /** {@code PERSON:…}: kind and id, as a line of the log names the caller. Who did not get past the {@link Doorkeeper} is a stranger. */
    static String named(SecurityContext request) {
        return request.getUserPrincipal() instanceof Known known ? known.getName().replace(' ', ':') : Actor.Kind.STRANGER.name();
    }

    private record Known(Caller caller) implements Principal {

        @Override public String getName() {
            var actor = caller.actor();
            return actor.kind() + actor.id().map(id -> " " + id).getOrElse("");
        }

        @Override public String toString() {
            return getName();
        }
    }

    /** It knows no roles: what a caller may do is asked of the {@link Caller}, by the use cases. */
    private record Context(Known who, SecurityContext before) implements SecurityContext {

        @Override public Principal getUserPrincipal() {
            return who;
        }

        @Override public boolean isUserInRole(String role) {
            return false;
        }

        @Override public boolean isSecure() {
            return before.isSecure();
        }

        @Override public String getAuthenticationScheme() {
            return before.getAuthenticationScheme();
        }
    }
}
