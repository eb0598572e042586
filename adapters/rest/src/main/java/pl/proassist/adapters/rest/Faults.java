package pl.proassist.adapters.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import pl.proassist.application.port.GatewayUnavailable;

/**
 * Whatever nobody answered. What HTTP itself refuses keeps its status; weather is a 503 with a time to come back; everything else is a
 * bug of ours and ends in a bare 500 with the request's id.
 */
@Provider
public final class Faults implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof WebApplicationException http) {
            return http(http);
        }
        if (fault instanceof GatewayUnavailable) {
            return later(Problems.fault(503, "provider-unavailable", fault), 30);
        }
        return Weather.isDatabaseAway(fault)
                ? later(Problems.fault(503, "unavailable", fault), 5)
                : Problems.fault(500, "internal-error", fault);
    }

    private static Response later(Response response, int seconds) {
        return Response.fromResponse(response).header(HttpHeaders.RETRY_AFTER, seconds).build();
    }

    private static Response http(WebApplicationException fault) {
        var made = fault.getResponse();
        if (made.hasEntity() || made.getStatus() < 400) {
            return made;
        }
        if (made.getStatus() >= 500) {
            return Problems.fault(500, "internal-error", fault);
        }
        var problem = Response.fromResponse(Problems.of(made.getStatus(), code(made.getStatus())));
        made.getStringHeaders().forEach((name, values) -> values.forEach(value -> problem.header(name, value)));
        return problem.type(Problems.TYPE).build();
    }

    private static String code(int status) {
        return switch (status) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            default -> "malformed-request";
        };
    }
}
