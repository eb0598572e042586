package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.PATIENT;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;

class RateLimitTest extends ApiTest {

    private static final UUID SOMEBODY = new UUID(0, 1);

    @Test
    void a_key_is_told_what_is_left_and_when_to_come_back() {
        api.callers.put("key", new Caller(new Actor(Actor.Kind.KEY, Option.some(SOMEBODY), Option.none()), Grants.ALL, Option.none()));

        var first = ask("key", "/patients/" + PATIENT);
        IntStream.range(1, RunningApi.QUOTA).forEach(i -> ask("key", "/no/such/path"));
        var tooMuch = ask("key", "/patients/" + PATIENT);
        api.world.clock.advance(Duration.ofSeconds(2));
        var later = ask("key", "/patients/" + PATIENT);

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"requests\";q=30;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"requests\";r=29;t=2");
        assertThat(tooMuch.no()).isEqualTo("429 too-many-requests");
        assertThat(tooMuch.header("RateLimit")).isEqualTo("\"requests\";r=0;t=60");
        assertThat(tooMuch.header("Retry-After")).isEqualTo("2");
        assertThat(later.status()).isEqualTo(200);
    }

    @Test
    void two_sessions_of_one_person_do_not_hinder_each_other() {
        var person = Actor.person(new UserId(SOMEBODY), "127.0.0.1");
        api.callers.put("here", new Caller(person, Grants.ALL, Option.some(new SessionId(new UUID(1, 1)))));
        api.callers.put("there", new Caller(person, Grants.ALL, Option.some(new SessionId(new UUID(1, 2)))));

        assertThat(ask("here", "/no/such/path").header("RateLimit")).startsWith("\"requests\";r=29");
        assertThat(ask("there", "/no/such/path").header("RateLimit")).startsWith("\"requests\";r=29");
    }

    @Test
    void whoever_runs_the_installation_is_not_held() {
        assertThat(api.get("/patients/" + PATIENT).response().headers().map()).doesNotContainKeys("RateLimit", "ratelimit", "ratelimit-policy");
    }

    private RunningApi.Answer ask(String token, String path) {
        return api.send("GET", path, "", "Authorization", "Bearer " + token);
    }
}
