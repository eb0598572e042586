package pl.proassist.adapters.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Advice for staff: the security checklist (SEC-17), and help when the code does not come (SEC-12). */
@Path("/{page: security-checklist|login-help}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class AdvicePages {

    private final PageWriter writer;

    @Inject
    public AdvicePages(PageWriter writer) {
        this.writer = writer;
    }

    @GET
    public Response show(@PathParam("page") String page, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return writer.page(200, writer.advice(PageWords.forStaff(language), page));
    }
}
