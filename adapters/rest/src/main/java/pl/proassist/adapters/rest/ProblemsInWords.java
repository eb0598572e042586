package pl.proassist.adapters.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells every problem in the caller's language. The cause of a fault goes to the log, under the id that the caller gets. */
@Provider
@Priority(5000)
public final class ProblemsInWords implements ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger("pl.proassist.fault");
    private static final MediaType PROBLEM = MediaType.valueOf(Problems.TYPE);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            var speech = Speech.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            var id = RequestIds.of(request);
            problem.cause().forEach(cause -> LOG.log(Level.SEVERE, cause, () -> "request id=%s ended in %s".formatted(id, problem.code())));
            response.setEntity(words(problem, speech, id), new Annotation[0], PROBLEM);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, speech.locale().toLanguageTag());
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }

    private static ProblemResponse words(Problem problem, Speech speech, String requestId) {
        List<ProblemResponse.Field> errors = problem.errors().stream()
                .map(error -> new ProblemResponse.Field(error.field(), error.code(), speech.error(error))).toList();
        return new ProblemResponse("/problems/" + problem.code(), speech.title(problem.code()), problem.status(),
                speech.detail(problem.code()), problem.code(), errors.isEmpty() ? null : errors, requestId);
    }
}
