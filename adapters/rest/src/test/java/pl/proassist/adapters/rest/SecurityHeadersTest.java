package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecurityHeadersTest {

    /** A page with a policy of its own, as the patient's payment page has. */
    @Path("/page")
    public static final class Page {

        @GET
        public Response show() {
            return Response.ok("<p>").header("content-security-policy", "default-src 'none'; style-src 'self'")
                    .header("Cache-Control", "public, max-age=86400").build();
        }

        @GET @Path("/broken")
        public Response fail() {
            throw new IllegalStateException("a bug");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems/forbidden", "/page/broken", "/no/such/path"})
    void every_answer_has_them_also_one_that_went_wrong(String path) {
        var answer = get("https://klinika.example", path);

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=63072000; includeSubDomains");
    }

    @Test
    void a_page_keeps_what_it_says_itself() {
        var answer = get("https://klinika.example", "/page");

        assertThat(answer.response().headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; style-src 'self'");
        assertThat(answer.response().headers().allValues("Cache-Control")).containsExactly("public, max-age=86400");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_rehearsal_without_tls_does_not_promise_any() {
        assertThat(get("http://127.0.0.1:8080", "/page").header("Strict-Transport-Security")).isEmpty();
    }

    private static RunningApi.Answer get(String publicUrl, String path) {
        var config = RunningApi.mannered(new PublicUrl(URI.create(publicUrl))).register(Page.class).register(ProblemsResource.class);
        HttpServer server = RunningApi.serve("/", config);
        try {
            return RunningApi.ask(server, path, "GET", new byte[0], Map.of());
        } finally {
            server.stop(0);
        }
    }
}
