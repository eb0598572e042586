package pl.proassist.adapters.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a problem's {@code type} leads to: the page that says what happened and what to do. Open to everybody. */
@Path("/problems")
public final class ProblemsResource {

    @GET @Path("/{code: [a-z0-9-]{1,60}}") @Produces("text/markdown;charset=UTF-8")
    public Response explain(@PathParam("code") String code) {
        try (var page = ProblemsResource.class.getResourceAsStream("problems/" + code + ".md")) {
            return page == null
                    ? Problems.of(404, "not-found")
                    : Response.ok(new String(page.readAllBytes(), StandardCharsets.UTF_8)).build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
