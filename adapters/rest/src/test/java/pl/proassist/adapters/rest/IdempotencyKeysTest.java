package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.booking;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.adapters.rest.Bodies.newVisit;
import static pl.proassist.domain.Builders.FACILITY;

import io.vavr.control.Option;
import jakarta.ws.rs.POST;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.RepeatedRequests;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.UserId;

class IdempotencyKeysTest extends ApiTest {

    private static final String CASH = json("{'amount':'200.00','means':'CASH'}");

    @Test
    void the_same_key_and_body_get_the_same_answer_and_are_done_once() {
        var visit = awaited();

        var first = api.send("POST", visit + "/payments", CASH, "Idempotency-Key", "a-1");
        var again = api.send("POST", visit + "/payments", CASH, "Idempotency-Key", "a-1");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(api.get(linkOf(visit)).json().getJsonArray("payments")).hasSize(1);
        assertThat(api.send("POST", visit + "/payments", CASH, "Idempotency-Key", "a-2").no()).isEqualTo("409 already-paid");
    }

    @Test
    void a_refusal_is_repeated_too_even_when_the_action_could_be_done_by_now() {
        var visit = newVisit();
        var cancel = json("{'by':'PATIENT','reason':'wyjazd'}");

        var first = api.send("POST", visit + "/cancel", cancel, "Idempotency-Key", "b");
        api.put(visit, booking());

        assertThat(first.no()).isEqualTo("404 unknown-visit");
        assertThat(api.send("POST", visit + "/cancel", cancel, "Idempotency-Key", "b").no()).isEqualTo("404 unknown-visit");
        assertThat(api.send("POST", visit + "/cancel", cancel, "Idempotency-Key", "c").json().getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void the_same_key_with_another_body_or_path_is_refused_and_does_nothing() {
        var visit = awaited();
        api.send("POST", visit + "/payments", json("{'amount':'1.00','means':'CASH'}"), "Idempotency-Key", "k");

        assertThat(api.send("POST", visit + "/payments", CASH, "Idempotency-Key", "k").no()).isEqualTo("422 idempotency-key-reused");
        assertThat(api.send("POST", visit + "/complete", "", "Idempotency-Key", "k").no()).isEqualTo("422 idempotency-key-reused");
        assertThat(api.get(linkOf(visit)).json().getJsonArray("payments")).isEmpty();
    }

    @Test
    void a_request_that_is_still_being_worked_on_is_not_begun_again() {
        try (var dying = new RunningApi(NeverFinished::new)) {
            var visit = newVisit();
            dying.put(visit, booking());
            dying.send("POST", visit + "/complete", "", "Idempotency-Key", "w");

            assertThat(dying.send("POST", visit + "/complete", "", "Idempotency-Key", "w").no()).isEqualTo("409 request-in-progress");
        }
    }

    /** A server that does what it is asked and dies before it can write down its answer. */
    private record NeverFinished(RepeatedRequests requests) implements RepeatedRequests {

        @Override public Claim claim(String key, String digest, Instant now) {
            return requests.claim(key, digest, now);
        }

        @Override public void answered(String key, Answer answer) { }

        @Override public void forget(String key) { }
    }

    @Test
    void a_fault_of_ours_frees_the_key() {
        var visit = awaited();
        api.world.operator.beAway(true);
        assertThat(api.send("POST", visit + "/payment-link", "", "Idempotency-Key", "f").no()).isEqualTo("503 provider-unavailable");
        api.world.operator.beAway(false);

        assertThat(api.send("POST", visit + "/payment-link", "", "Idempotency-Key", "f").status()).isEqualTo(200);
    }

    @Test
    void two_callers_may_choose_the_same_key_and_neither_gets_the_others_answer() {
        var visit = newVisit();
        api.put(visit, booking());
        api.callers.put("stranger", new Caller(Actor.person(new UserId(new UUID(0, 1)), "127.0.0.1"), Grants.NONE, Option.none()));
        var cancel = json("{'by':'PATIENT','reason':'wyjazd'}");

        var ours = api.send("POST", visit + "/cancel", cancel, "Idempotency-Key", "same");
        var theirs = api.send("POST", visit + "/cancel", cancel, "Idempotency-Key", "same", "Authorization", "Bearer stranger");

        assertThat(ours.status()).isEqualTo(200);
        assertThat(theirs.no()).isEqualTo("404 unknown-visit");
    }

    @Test
    void whoever_was_not_allowed_and_then_is_gets_another_answer_for_the_same_key() {
        var visit = newVisit();
        api.put(visit, booking());
        var person = Actor.person(new UserId(new UUID(0, 1)), "127.0.0.1");
        var cancel = json("{'by':'PATIENT','reason':'wyjazd'}");

        api.callers.put("new", new Caller(person, new Grants(Set.of(), Map.of(FACILITY, Set.of(Permission.VISITS_VIEW))), Option.none()));
        var before = api.send("POST", visit + "/cancel", cancel, "Idempotency-Key", "n", "Authorization", "Bearer new");
        api.callers.put("new", new Caller(person, Grants.ALL, Option.none()));
        var after = api.send("POST", visit + "/cancel", cancel, "Idempotency-Key", "n", "Authorization", "Bearer new");

        assertThat(before.no()).isEqualTo("403 forbidden");
        assertThat(after.json().getString("status")).isEqualTo("CANCELLED");
    }

    @Test
    void an_answer_without_a_body_is_repeated_too() {
        awaited();
        var deliveries = api.world.stores.deliveries();
        deliveries.block(deliveries.lease(Instant.parse("2026-01-12T14:20:00Z"), 1).get(0), "mended soon");
        var unblock = "/deliveries/" + deliveries.blocked(1).get(0).id() + "/unblock";

        assertThat(api.send("POST", unblock, "", "Idempotency-Key", "u").status()).isEqualTo(204);
        assertThat(api.send("POST", unblock, "", "Idempotency-Key", "u").status()).isEqualTo(204);
        assertThat(api.send("POST", unblock, "", "Idempotency-Key", "v").no()).isEqualTo("404 unknown-delivery");
    }

    @Test
    void what_is_refused_before_the_action_is_reached_is_repeated_too() {
        assertThat(api.send("POST", "/visits/x/complete", "", "Idempotency-Key", "p").no()).isEqualTo("404 unknown-visit");
        assertThat(api.send("POST", "/visits/x/complete", "", "Idempotency-Key", "p").no()).isEqualTo("404 unknown-visit");
        assertThat(api.send("POST", newVisit() + "/cancel", "{", "Idempotency-Key", "q").no()).isEqualTo("400 malformed-request");
    }

    @Test
    void a_key_is_visible_ascii() {
        assertThat(api.send("POST", newVisit() + "/complete", "", "Idempotency-Key", "with space").wrong()).containsExactly("Idempotency-Key not-a-key");
    }

    @Test
    void a_key_has_200_characters_at_most() {
        var visit = newVisit();

        assertThat(api.send("POST", visit + "/complete", "", "Idempotency-Key", "k".repeat(201)).wrong()).containsExactly("Idempotency-Key not-a-key");
        assertThat(api.send("POST", visit + "/complete", "", "Idempotency-Key", "k".repeat(200)).no()).isEqualTo("404 unknown-visit");
    }

    @Test
    void every_action_takes_a_key_but_questions_the_ways_in_and_out_and_files_known_by_what_is_in_them_do_not() {
        var without = ApiApplication.RESOURCES.stream().flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(each -> each.isAnnotationPresent(POST.class) && !each.isAnnotationPresent(OncePerKey.class))
                .map(each -> each.getDeclaringClass().getSimpleName() + "." + each.getName());

        assertThat(without).containsExactlyInAnyOrder("PatientsResource.search", "RulePreviewResource.preview",
                "RulesInUseResource.dryRun", "RulesInUseResource.preview", "MessageSettingsResource.preview", "LoginResource.start",
                "LoginResource.finish", "LoginResource.resend", "InvitationsResource.look", "InvitationsResource.accept", "SessionsResource.logOut",
                "PurchaseInvoicesResource.take");
    }
}
