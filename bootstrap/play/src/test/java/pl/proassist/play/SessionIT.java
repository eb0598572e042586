package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.play.Staff.Person;
import pl.proassist.play.Staff.Session;

/** What a session or a key opens, how long, and what somebody else makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionIT {

    private static final String ME = "/api/v1/auth/session";

    private Day day;
    private Staff staff;
    private Person anna;
    private Person jan;

    @BeforeAll
    void begin() {
        day = Day.begin();
        staff = new Staff(day.api, day.rehearsal);
        anna = staff.hire("Anna", "Maj", day.clinic, "RECEPTIONIST");
        jan = staff.hire("Jan", "Sowa", day.clinic, "SPECIALIST");
    }

    @Test
    void a_session_ends_by_logging_out() {
        var session = staff.logIn(anna);

        session.api().post("/api/v1/auth/logout", object()).expect(204);

        assertThat(session.api().get(ME).expect(401).code()).isEqualTo("unauthenticated");
    }

    @Test
    void half_an_hour_without_a_request_ends_a_session_and_a_request_prolongs_it() {
        var session = staff.logIn(anna);
        for (int i = 0; i < 3; i++) {
            day.rehearsal.advance(Duration.ofMinutes(29));
            session.api().get(ME).expect(200);
        }

        day.rehearsal.advance(Duration.ofMinutes(30));

        session.api().get(ME).expect(401);
    }

    @Test
    void a_session_ends_after_twelve_hours_however_busy_its_person_is() {
        var session = staff.logIn(anna);
        for (int i = 1; i <= 24; i++) {
            session.api().get(ME).expect(200);
            day.rehearsal.advance(Duration.ofMinutes(29));
        }
        session.api().get(ME).expect(200);
        day.rehearsal.advance(Duration.ofHours(12).minusMinutes(24 * 29).minusSeconds(1));
        session.api().get(ME).expect(200);

        day.rehearsal.advance(Duration.ofSeconds(1));

        session.api().get(ME).expect(401);
    }

    @Test
    void a_person_sees_the_own_sessions_and_ends_one_of_them() {
        var here = staff.logIn(anna);
        var elsewhere = staff.logIn(anna);
        assertThat(sessions(here).stream().filter(each -> each.getBoolean("current")).map(each -> each.getString("id"))).containsExactly(here.id());
        assertThat(staff.logIn(jan).api().delete("/api/v1/auth/sessions/" + here.id()).expect(404).code()).isEqualTo("unknown-session");

        here.api().delete("/api/v1/auth/sessions/" + elsewhere.id()).expect(204);

        elsewhere.api().get(ME).expect(401);
        here.api().get(ME).expect(200);
    }

    @Test
    void another_password_ends_all_other_sessions() {
        var ewa = staff.hire("Ewa", "Kot", Staff.SMS_CODE);
        var here = staff.logIn(ewa);
        var elsewhere = staff.logIn(ewa);
        var another = ewa.withPassword("cztery mokre kalosze w sieni");
        assertThat(here.api().put("/api/v1/auth/password", object("old", another.password(), "new", another.password())).expect(401).code())
                .isEqualTo("wrong-credentials");

        here.api().put("/api/v1/auth/password", object("old", ewa.password(), "new", another.password())).expect(204);

        here.api().get(ME).expect(200);
        elsewhere.api().get(ME).expect(401);
        staff.knock(ewa.login(), ewa.password()).expect(401);
        staff.logIn(another);
    }

    @Test
    void who_is_shut_out_is_out_at_the_next_request() {
        var ola = staff.hire("Ola", "Mak", day.clinic, "RECEPTIONIST");
        var session = staff.logIn(ola);
        var challenge = staff.begin(ola);
        var code = staff.codeIn(ola.phone());

        day.api.post("/api/v1/users/%s/deactivate".formatted(ola.id()), object()).expect(200);

        session.api().get(ME).expect(401);
        assertThat(staff.enter(challenge, code).expect(401).code()).isEqualTo("login-ended");
        assertThat(staff.knock(ola.login(), ola.password()).expect(401).code()).isEqualTo("wrong-credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "api_key", "session"})
    void a_token_in_an_address_opens_nothing(String parameter) {
        var session = staff.session(loggedIn());

        assertThat(day.api.anonymous().get(ME + "?%s=%s".formatted(parameter, session.token())).status()).isIn(400, 401);
    }

    @Test
    void a_cookie_that_we_did_not_give_opens_nothing() {
        var session = staff.session(loggedIn());

        assertThat(byCookie("GET", ME, "__Host-proassist-%s=%s".formatted(session.id(), "A".repeat(43)), Map.of()).status()).isEqualTo(401);
        assertThat(byCookie("GET", ME, "__Host-proassist-%s=%s".formatted(newId(), session.id()), Map.of()).status()).isEqualTo(401);
        assertThat(byCookie("GET", ME, "proassist-%s=%s".formatted(session.id(), session.token()), Map.of()).status()).isEqualTo(401);
        assertThat(byCookie("GET", ME, "__Host-proassist-x=" + day.product.adminToken(), Map.of()).status()).as("the installation's token").isEqualTo(401);
    }

    @Test
    void a_browser_gets_a_cookie_that_no_script_reads_and_changes_nothing_without_the_proof_of_our_own_page() {
        var browser = browserOf(anna);
        var path = "/api/v1/patients/";
        var patient = object("firstName", "Anna", "lastName", "Nowak").toString();
        byCookie("GET", ME, browser.cookie(), Map.of()).expect(200);

        assertThat(byCookie("PUT", path + newId(), browser.cookie(), Map.of(), patient).expect(403).code()).isEqualTo("foreign-page");
        assertThat(byCookie("PUT", path + newId(), browser.cookie(), Map.of("Proassist-Csrf", browserOf(jan).csrf()), patient).expect(403).code())
                .isEqualTo("foreign-page");
        assertThat(byCookie("PUT", path + newId(), browser.cookie(), Map.of("Proassist-Csrf", browser.csrf(), "Sec-Fetch-Site", "cross-site"), patient)
                .expect(403).code()).isEqualTo("foreign-page");
        byCookie("PUT", path + newId(), browser.cookie(), Map.of("Proassist-Csrf", browser.csrf()), patient).expect(201);
        byCookie("PUT", path + newId(), browser.cookie(), Map.of("Proassist-Csrf", browser.csrf(), "Sec-Fetch-Site", "same-origin"), patient).expect(201);
    }

    @Test
    @Proves({"SEC-25", "A20"})
    void two_persons_in_one_browser_change_places_without_logging_out() {
        var first = browserOf(anna);
        var second = browserOf(jan);
        var jar = first.cookie() + "; " + second.cookie();

        assertThat(me(byCookie("GET", ME, jar, Map.of("Proassist-Session", first.session())))).isEqualTo(anna.login());
        assertThat(me(byCookie("GET", ME, jar, Map.of("Proassist-Session", second.session())))).isEqualTo(jan.login());
        byCookie("GET", ME, jar, Map.of()).expect(401);
        var loggedOut = byCookie("POST", "/api/v1/auth/logout", jar, Map.of("Proassist-Session", first.session(), "Proassist-Csrf", first.csrf())).expect(204);

        assertThat(loggedOut.header("Set-Cookie")).contains(first.session(), "Max-Age=0");
        byCookie("GET", ME, jar, Map.of("Proassist-Session", first.session())).expect(401);
        byCookie("GET", ME, jar, Map.of("Proassist-Session", second.session())).expect(200);
    }

    @Test
    void nobody_gets_permissions_by_writing_them_into_another_form() {
        var id = newId();
        var account = new HashMap<String, Object>(Map.of("login", "ktos.nowy", "firstName", "Ktoś", "lastName", "Nowy", "email", "ktos@klinika.example"));
        for (var member : List.of("permissions", "memberships", "role", "granted", "status", "twoSteps", "password", "id")) {
            var assigned = new HashMap<>(account);
            assigned.put(member, List.of("users"));
            assertThat(day.api.put("/api/v1/users/" + id, object(flat(assigned))).expect(400).body()).contains("\"" + member + "\"");
        }
        day.api.get("/api/v1/users/" + id).expect(404);
        var session = staff.session(loggedIn());
        assertThat(session.api().put("/api/v1/auth/second-factor", object("method", "SMS_CODE", "password", jan.password(), "permissions", List.of("users")))
                .expect(400).body()).contains("\"permissions\"");
        assertThat(staff.ask("/auth/login", object("login", anna.login(), "password", anna.password(), "role", "ADMINISTRATOR")).status()).isEqualTo(400);
        assertThat(session.api().put(day.clinic.path("/members/" + anna.id()), object("role", "ADMINISTRATOR")).status()).isEqualTo(403);
    }

    @Test
    void a_key_of_an_integration_is_shown_once_rotated_with_an_overlap_and_revoked() {
        var path = day.clinic.path("/api-keys/" + newId());
        var wish = object("name", "Kalendarz online", "permissions", List.of("visits.view"),
                "expiresAt", day.rehearsal.now().plus(Duration.ofDays(90)).toString());
        var made = day.api.put(path, wish).expect(201).json();
        assertThat(day.api.put(path, wish).expect(200).json().containsKey("key")).isFalse();
        var key = day.api.with(made.getString("key"));
        var visits = "/api/v1/visits?facility=" + day.clinic.facility();

        var answer = key.get(visits).expect(200);
        assertThat(answer.header("RateLimit")).startsWith("\"requests\";r=");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"requests\";q=600;w=60");
        assertThat(key.get(day.clinic.path("/tasks")).expect(403).code()).isEqualTo("forbidden");
        assertThat(key.get(ME).expect(403).code()).isEqualTo("persons-only");
        assertThat(listed().getString("lastUsed")).isEqualTo(day.rehearsal.now().toString());
        var rotated = day.api.post("/api/v1/api-keys/%s/rotate".formatted(made.getString("id")), object("overlap", "PT24H")).expect(200).json();
        var newKey = day.api.with(rotated.getString("key"));
        day.rehearsal.advance(Duration.ofHours(24).minusSeconds(1));
        key.get(visits).expect(200);
        newKey.get(visits).expect(200);
        day.rehearsal.advance(Duration.ofSeconds(1));
        key.get(visits).expect(401);
        newKey.get(visits).expect(200);

        day.api.delete("/api/v1/api-keys/" + made.getString("id")).expect(204);

        newKey.get(visits).expect(401);
        assertThat(listed().getBoolean("revoked")).isTrue();
    }

    private JsonObject listed() {
        return day.api.get(day.clinic.path("/api-keys")).expect(200).json().getJsonArray("items").getJsonObject(0);
    }

    private Api.Answer loggedIn() {
        var challenge = staff.begin(jan);
        return staff.enter(challenge, staff.codeIn(jan.phone())).expect(200);
    }

    /** What a browser keeps of a login: the cookie, and for its pages the proof that they are ours. */
    private record Browser(String session, String csrf, String cookie) {
    }

    private Browser browserOf(Person person) {
        var challenge = staff.begin(person);
        var answer = staff.ask("/auth/second-factor", object("challenge", challenge, "code", staff.codeIn(person.phone()), "browser", true)).expect(200);
        assertThat(answer.json().containsKey("token")).isFalse();
        var cookie = answer.header("Set-Cookie");
        assertThat(cookie).startsWith("__Host-proassist-").contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict");
        return new Browser(answer.json().getString("session"), answer.json().getString("csrf"), cookie.substring(0, cookie.indexOf(';')));
    }

    private Api.Answer byCookie(String method, String path, String cookie, Map<String, String> headers) {
        return byCookie(method, path, cookie, headers, "");
    }

    private Api.Answer byCookie(String method, String path, String cookie, Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("Cookie", cookie);
        if (!method.equals("GET")) {
            all.put("Content-Type", "application/json");
        }
        return day.api.anonymous().send(method, path, all, body);
    }

    private static String me(Api.Answer answer) {
        return answer.expect(200).json().getJsonObject("user").getString("login");
    }

    private static List<JsonObject> sessions(Session session) {
        return session.api().get("/api/v1/auth/sessions").expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static Object[] flat(Map<String, Object> members) {
        return members.entrySet().stream().flatMap(each -> Stream.of(each.getKey(), each.getValue())).toArray();
    }
}
