package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.shared.Postponed;
import pl.proassist.domain.shared.Refusal;

/** Turns every no into an answer. The code is public and documented in {@code docs/problems}; the status follows from its kind. */
final class Problems {

    static final String TYPE = "application/problem+json";

    private Problems() {
    }

    static Response from(Refusal refusal) {
        var response = Response.fromResponse(response(new Problem(status(refusal.kind()), refusal.code(), errors(refusal), Option.none())));
        if (refusal.kind() == Refusal.Kind.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"proassist\"");
        }
        if (refusal instanceof Postponed later) {
            response.header(HttpHeaders.RETRY_AFTER, Seconds.roundedUp(later.retryAfter()));
        }
        return response.build();
    }

    /** Where a document is wrong, in the ministry's names. */
    private static List<FieldError> errors(Refusal refusal) {
        return refusal instanceof DocumentRefusal document
                ? List.of(new FieldError(document.fault().field(), document.fault().code(), document.fault().words())) : List.of();
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case RULE -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case TOO_MANY -> 429;
        };
    }

    static Response of(int status, String code) {
        return response(Problem.of(status, code));
    }

    static Response malformed(List<FieldError> errors) {
        return response(new Problem(400, "malformed-request", errors, Option.none()));
    }

    /** A fault of ours or of something we need; the cause is logged under the request's id and never told. */
    static Response fault(int status, String code, Throwable cause) {
        return response(new Problem(status, code, List.of(), Option.some(cause)));
    }

    static WebApplicationException thrown(int status, String code) {
        return new WebApplicationException(code, of(status, code));
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status()).type(TYPE).entity(problem).build();
    }
}
