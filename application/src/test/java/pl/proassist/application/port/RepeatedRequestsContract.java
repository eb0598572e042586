package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.RepeatedRequests.Answer;
import pl.proassist.application.port.RepeatedRequests.Claim;

/** What every store of idempotency keys must do: the same request gets the same answer, another one none. */
public abstract class RepeatedRequestsContract extends StoresContract {

    private static final Answer ANSWER = new Answer(201, "application/json", "{\"name\": \"Łoś\"}", Option.some("/api/v1/visits/1"));

    @Test void a_new_key_is_fresh() {
        assertThat(claim("key", "digest")).isEqualTo(new Claim.Fresh());
        assertThat(claim("KEY", "digest")).isEqualTo(new Claim.Fresh());
    }

    @Test void the_same_request_meanwhile_is_told_to_wait() {
        claim("key", "digest");

        assertThat(claim("key", "digest")).isEqualTo(new Claim.Running());
    }

    @Test void the_same_request_afterwards_gets_the_same_answer() {
        claim("key", "digest");

        stores.requests().answered("key", ANSWER);

        assertThat(claim("key", "digest")).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test void an_answer_may_have_no_place_to_go_to() {
        var plain = new Answer(409, "application/problem+json", "", Option.none());
        claim("key", "digest");

        stores.requests().answered("key", plain);

        assertThat(claim("key", "digest")).isEqualTo(new Claim.Answered(plain));
    }

    @Test void another_request_with_the_same_key_is_seen() {
        claim("key", "digest");
        assertThat(claim("key", "another digest")).isEqualTo(new Claim.OtherRequest());

        stores.requests().answered("key", ANSWER);
        assertThat(claim("key", "another digest")).isEqualTo(new Claim.OtherRequest());
    }

    @Test void a_request_that_ended_in_a_fault_of_ours_may_be_tried_again() {
        claim("key", "digest");

        stores.requests().forget("key");

        assertThat(claim("key", "digest")).isEqualTo(new Claim.Fresh());
    }

    private Claim claim(String key, String digest) {
        return stores.requests().claim(key, digest, NOW);
    }
}
