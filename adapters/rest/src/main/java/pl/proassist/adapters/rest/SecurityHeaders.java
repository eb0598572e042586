package pl.proassist.adapters.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/**
 * What every answer tells the browser: nothing of it is a page that runs something, is shown within another page, or is kept on the
 * way. A page that needs more says so itself and keeps what it said.
 */
@Provider
@Priority(200)
public final class SecurityHeaders implements ContainerResponseFilter {

    private static final Map<String, String> ALWAYS = Map.of(
            HttpHeaders.CACHE_CONTROL, "no-store",
            "Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");
    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private final PublicUrl publicUrl;

    @Inject
    public SecurityHeaders(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ALWAYS.forEach((name, value) -> response.getHeaders().putIfAbsent(name, List.of(value)));
        if (publicUrl.isEncrypted()) {
            response.getHeaders().putSingle("Strict-Transport-Security", TWO_YEARS);
        }
    }
}
