package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;

/** Requests that carry an {@code Idempotency-Key}: the same key and body get the same answer (api.md 1). Each call is a transaction of its own. */
public interface RepeatedRequests {

    /** Claims the key for the request with this digest, unless it is taken. */
    Claim claim(String key, String digest, Instant now);

    /** Keeps the answer that the request got. */
    void answered(String key, Answer answer);

    /** Frees the key: the request ended in a fault of ours and may be tried again. */
    void forget(String key);

    sealed interface Claim {
        record Fresh() implements Claim { }

        record Answered(Answer answer) implements Claim { }

        /** Another try of the same request is being worked on. */
        record Running() implements Claim { }

        record OtherRequest() implements Claim { }
    }

    record Answer(int status, String contentType, String body, Option<String> location) {
    }
}
