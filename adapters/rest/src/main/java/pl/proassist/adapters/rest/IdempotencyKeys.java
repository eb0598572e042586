package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.application.port.RepeatedRequests.Answer;
import pl.proassist.application.port.RepeatedRequests.Claim;

/**
 * Answers a repeated action with the answer that it got the first time. A key belongs to its caller, and to one method,
 * path and body; an answer that was a fault of ours frees it, and so does one that hangs on the caller or on the hour.
 */
@Provider
@OncePerKey
@Priority(4000)
public final class IdempotencyKeys implements ContainerRequestFilter, ContainerResponseFilter {

    static final String HEADER = "Idempotency-Key";

    /** The action was not reached: somebody who is let in, or who waits, is to be answered anew. */
    private static final Set<Integer> NOT_THE_ACTION = Set.of(401, 403, 429);
    private static final String CLAIMED = "pl.proassist.idempotency-key";

    private final RepeatedRequests requests;
    private final Clock clock;

    @Inject
    public IdempotencyKeys(RepeatedRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(HEADER);
        if (key == null) {
            return;
        }
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw MalformedRequest.of(HEADER, "not-a-key");
        }
        var body = BodyReader.bytes(request.getEntityStream());
        request.setEntityStream(new ByteArrayInputStream(body));
        var claimed = ofCaller(key, request);
        follow(requests.claim(claimed, digest(request, body), clock.instant()), claimed, request);
    }

    private static void follow(Claim claim, String key, ContainerRequestContext request) {
        if (claim instanceof Claim.Fresh) {
            request.setProperty(CLAIMED, key);
        } else if (claim instanceof Claim.Answered before) {
            request.abortWith(again(before.answer()));
        } else if (claim instanceof Claim.Running) {
            request.abortWith(Problems.of(409, "request-in-progress"));
        } else if (claim instanceof Claim.OtherRequest) {
            request.abortWith(Problems.of(422, "idempotency-key-reused"));
        }
    }

    private static Response again(Answer answer) {
        var response = Response.status(answer.status());
        if (!answer.body().isEmpty()) {
            response.type(answer.contentType()).entity(new Spoken(answer.body()));
        }
        answer.location().forEach(location -> response.header(HttpHeaders.LOCATION, location));
        return response.build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CLAIMED) instanceof String key) {
            if (response.getStatus() >= 500 || NOT_THE_ACTION.contains(response.getStatus())) {
                requests.forget(key);
            } else {
                requests.answered(key, kept(response));
            }
        }
    }

    /** What was answered is kept as it goes out: a later change of its shape does not change an answer that was given. */
    private static Answer kept(ContainerResponseContext response) {
        var type = Option.of(response.getMediaType()).getOrElse(MediaType.APPLICATION_JSON_TYPE);
        var body = response.hasEntity() ? JsonWriter.text(response.getEntity()) : "";
        if (response.hasEntity()) {
            response.setEntity(new Spoken(body), new Annotation[0], type);
        }
        return new Answer(response.getStatus(), type.toString(), body, Option.of(response.getHeaderString(HttpHeaders.LOCATION)));
    }

    /** Two callers may choose the same key; neither must get the other's answer. */
    private static String ofCaller(String key, ContainerRequestContext request) {
        return digest(request.getSecurityContext().getUserPrincipal().getName() + "\n", key.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(ContainerRequestContext request, byte[] body) {
        return digest(request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath() + "\n", body);
    }

    private static String digest(String head, byte[] rest) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(rest));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
