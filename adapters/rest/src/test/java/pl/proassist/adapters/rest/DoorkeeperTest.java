package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.PATIENT_BODY;
import static pl.proassist.adapters.rest.RunningApi.TOKEN;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;

import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.access.IdentifyCaller.Credentials;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Grants;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.access.UserId;

class DoorkeeperTest extends ApiTest {

    private static final String CARD = "/patients/" + PATIENT;
    private static final SessionId ANNA = new SessionId(UUID.fromString("0b9e5c77-52f1-4d0c-8a15-5d9b6a1c3f21"));
    private static final SessionId JAN = new SessionId(UUID.fromString("c3d2f6a8-91b4-4f0e-a7d3-2b8e4c6f5a32"));
    private static final String COOKIE = "__Host-proassist-" + ANNA + "=" + TOKEN;

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer another-token-of-somebody", "Basic " + TOKEN, TOKEN, "Bearer " + TOKEN + "x"})
    void nobody_comes_in_without_a_token_not_even_to_paths_that_do_not_exist(String authorization) {
        for (var path : new String[] {CARD, "/no/such/path"}) {
            var answer = api.send("GET", path, "", "Authorization", authorization);

            assertThat(answer.no()).isEqualTo("401 unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"proassist\"");
        }
    }

    @Test
    void the_scheme_may_be_written_in_any_case() {
        assertThat(api.send("GET", CARD, "", "Authorization", "bearer " + TOKEN).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "Authorization"})
    @Proves("SEC-06")
    void a_token_in_the_address_opens_nothing_and_is_not_even_borne_beside_one_that_does(String parameter) {
        var path = CARD + "?" + parameter + "=" + TOKEN;

        assertThat(api.send("GET", path, "", "Authorization", "").no()).isEqualTo("401 unauthenticated");
        assertThat(api.get(path).wrong()).containsExactly(parameter + " unknown-parameter");
    }

    @Test
    void a_browser_is_known_by_the_cookie_of_its_session() {
        var answer = cookie("GET", CARD, "", COOKIE + "; theme=dark; proassist-" + JAN + "=x");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.presented).containsExactly(new Credentials(TOKEN, "127.0.0.1", true, false, Option.none()));
    }

    @Test
    @Proves({"SEC-25", "A20"})
    void of_several_sessions_in_one_browser_the_header_chooses() {
        var both = COOKIE + "; __Host-proassist-" + JAN + "=another";

        assertThat(cookie("GET", CARD, "", both).no()).isEqualTo("401 unauthenticated");
        assertThat(cookie("GET", CARD, "", both, "Proassist-Session", ANNA.toString()).status()).isEqualTo(200);
        assertThat(cookie("GET", CARD, "", both, "Proassist-Session", JAN.toString()).no()).isEqualTo("401 unauthenticated");
        assertThat(cookie("GET", CARD, "", both, "Proassist-Session", new UUID(0, 0).toString()).no()).isEqualTo("401 unauthenticated");
        assertThat(api.presented).extracting(Credentials::token).containsExactly(TOKEN, "another");
    }

    @Test
    void a_wrong_header_is_not_mended_by_a_cookie() {
        assertThat(api.send("GET", CARD, "", "Authorization", "Basic x", "Cookie", COOKIE).no()).isEqualTo("401 unauthenticated");
    }

    @Test
    void what_changes_something_by_cookie_brings_its_proof() {
        cookie("PUT", "/patients/" + UUID.randomUUID(), PATIENT_BODY, COOKIE, "Proassist-Csrf", "proof");
        cookie("POST", "/patients/search", "{\"q\":\"x\"}", COOKIE);

        assertThat(api.presented).containsExactly(new Credentials(TOKEN, "127.0.0.1", true, true, Option.some("proof")),
                new Credentials(TOKEN, "127.0.0.1", true, true, Option.none()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void a_page_that_is_not_ours_changes_nothing_with_our_cookie(String site) {
        var card = "/patients/" + UUID.randomUUID();

        assertThat(cookie("PUT", card, PATIENT_BODY, COOKIE, "Sec-Fetch-Site", site, "Proassist-Csrf", "proof").no()).isEqualTo("403 foreign-page");
        assertThat(api.get(card).status()).isEqualTo(404);
    }

    @Test
    void our_own_pages_and_programs_with_a_key_are_not_taken_for_foreign_pages() {
        assertThat(cookie("PUT", "/patients/" + UUID.randomUUID(), PATIENT_BODY, COOKIE, "Sec-Fetch-Site", "same-origin").status()).isEqualTo(201);
        assertThat(cookie("GET", CARD, "", COOKIE, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(200);
        assertThat(api.send("PUT", "/patients/" + UUID.randomUUID(), PATIENT_BODY, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(201);
    }

    @Test
    void the_ways_to_get_a_token_need_none_and_are_open_to_our_own_pages_only() {
        assertThat(api.send("POST", "/auth/login", "", "Authorization", "").status()).isNotEqualTo(401);
        assertThat(api.send("GET", "/auth/login", "", "Authorization", "").no()).isEqualTo("401 unauthenticated");
        assertThat(api.send("POST", "/auth/login", "", "Authorization", "", "Sec-Fetch-Site", "cross-site").no()).isEqualTo("403 foreign-page");
        assertThat(api.presented).isEmpty();
    }

    @Test
    void the_address_is_what_a_trusted_proxy_says_of_it() {
        api.send("GET", CARD, "", "X-Forwarded-For", "198.51.100.1, 203.0.113.5");

        assertThat(api.presented).extracting(Credentials::address).containsExactly("203.0.113.5");
    }

    @Test
    @Proves("SEC-18")
    void a_caller_without_the_permission_is_told_so_and_one_without_a_part_is_told_nothing() {
        api.callers.put("looks-only", person(Set.of(Permission.VISITS_VIEW)));
        api.callers.put("elsewhere", new Caller(Actor.person(new UserId(UUID.randomUUID()), "127.0.0.1"), Grants.NONE, Option.some(JAN)));
        var facility = "/facilities/" + FACILITY;

        assertThat(as("looks-only", "GET", facility, "").status()).isEqualTo(200);
        assertThat(as("looks-only", "PUT", facility + "/rooms/" + UUID.randomUUID(), "{\"name\":\"Gabinet\"}").no()).isEqualTo("403 forbidden");
        assertThat(as("looks-only", "GET", CARD, "").no()).isEqualTo("403 forbidden");
        assertThat(as("elsewhere", "GET", facility, "").no()).isEqualTo("404 unknown-facility");
    }

    private static Caller person(Set<Permission> permissions) {
        return new Caller(Actor.person(new UserId(new UUID(0, 1)), "127.0.0.1"), new Grants(Set.of(), Map.of(FACILITY, permissions)), Option.some(ANNA));
    }

    private RunningApi.Answer as(String token, String method, String path, String body) {
        return api.send(method, path, body, "Authorization", "Bearer " + token);
    }

    private RunningApi.Answer cookie(String method, String path, String body, String cookies, String... headers) {
        var all = new java.util.ArrayList<>(List.of("Authorization", "", "Cookie", cookies));
        all.addAll(List.of(headers));
        return api.send(method, path, body, all.toArray(String[]::new));
    }
}
