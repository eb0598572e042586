package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.json;
import static pl.proassist.domain.Builders.FACILITY;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.adapters.rest.RunningApi.Answer;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.Role;

/** What a person sees and does about the own sessions and the own way in. */
class OwnAccountTest extends ApiTest {

    private static final String ANOTHER = "pięć żyraf śpiewa";

    @BeforeEach
    void annaWorksHere() {
        api.staff.active("anna", Staff.here(Role.RECEPTIONIST_IN_TRAINING));
    }

    @Test
    void a_person_sees_who_one_is_until_when_and_what_one_may() {
        var session = entered();

        var me = as(session, "GET", "/auth/session", "").json();

        assertThat(me.keySet()).containsExactly("user", "session", "memberships");
        assertThat(me.getJsonObject("user").toString()).isEqualTo(json(("{'id':'%s','login':'anna','firstName':'Anna','lastName':'Maj','language':'pl',"
                + "'method':'SMS_CODE','twoSteps':true}").formatted(Staff.id("anna"))));
        assertThat(me.getJsonObject("session").toString()).isEqualTo(json("{'id':'%s','startedAt':'%s','expiresAt':'%s','csrf':'%s'}"
                .formatted(session.getString("session"), Builders.BOOKED, Builders.BOOKED.plus(Duration.ofMinutes(30)), session.getString("csrf"))));
        assertThat(me.getJsonArray("memberships").getJsonObject(0).toString()).isEqualTo(json(("{'facility':'%s','role':'RECEPTIONIST_IN_TRAINING',"
                + "'granted':[],'revoked':[],'permissions':['visits.view','visits.book','visits.cancel','patients.view','patients.edit']}")
                .formatted(FACILITY)));
    }

    @Test
    void a_person_sees_the_own_sessions_and_ends_one_of_them() {
        var here = entered();
        api.world.clock.set(Builders.BOOKED.plusSeconds(60));
        var there = entered();

        var all = as(there, "GET", "/auth/sessions", "").json().getJsonArray("items").getValuesAs(JsonObject.class);
        var ended = as(there, "DELETE", "/auth/sessions/" + here.getString("session"), "");

        assertThat(all.get(0).keySet()).containsExactly("id", "startedAt", "lastSeen", "expiresAt", "device", "address", "current");
        assertThat(all).extracting(each -> each.getString("id") + " " + each.getBoolean("current"))
                .containsExactly(there.getString("session") + " true", here.getString("session") + " false");
        assertThat(all).extracting(each -> each.getString("address")).containsOnly("127.0.0.1");
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.header("Set-Cookie")).startsWith("__Host-proassist-" + here.getString("session") + "=;").endsWith("Max-Age=0");
        assertThat(as(here, "GET", "/auth/session", "").no()).isEqualTo("401 unauthenticated");
        assertThat(as(there, "GET", "/auth/session", "").status()).isEqualTo(200);
    }

    @Test
    void after_logging_out_the_token_opens_nothing_and_the_cookie_is_gone() {
        var session = entered();

        var out = as(session, "POST", "/auth/logout", "");

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).startsWith("__Host-proassist-" + session.getString("session") + "=;").endsWith("Max-Age=0");
        assertThat(as(session, "GET", "/auth/session", "").no()).isEqualTo("401 unauthenticated");
    }

    @Test
    void nobody_ends_the_session_of_somebody_else() {
        var anna = entered();
        api.staff.active("jan", Staff.here(Role.ADMINISTRATOR));
        var jan = entered("jan");

        assertThat(as(jan, "DELETE", "/auth/sessions/" + anna.getString("session"), "").no()).isEqualTo("404 unknown-session");
        assertThat(as(jan, "DELETE", "/auth/sessions/" + UUID.randomUUID(), "").no()).isEqualTo("404 unknown-session");
        assertThat(as(jan, "DELETE", "/auth/sessions/x", "").no()).isEqualTo("404 unknown-session");
        assertThat(as(anna, "GET", "/auth/session", "").status()).isEqualTo(200);
    }

    @Test
    void another_password_ends_all_other_sessions_and_needs_the_old_one() {
        var elsewhere = entered();
        var session = entered();
        var change = json("{'old':'%s','new':'%s'}".formatted(Staff.PASSWORD, ANOTHER));

        var wrong = as(session, "PUT", "/auth/password", change.replace(Staff.PASSWORD, "nie to"));
        var weak = as(session, "PUT", "/auth/password", change.replace(ANOTHER, "haslo"));
        var done = as(session, "PUT", "/auth/password", change);

        assertThat(wrong.no()).isEqualTo("401 wrong-credentials");
        assertThat(weak.no()).isEqualTo("422 password-too-short");
        assertThat(done.status()).isEqualTo(204);
        assertThat(as(session, "GET", "/auth/session", "").status()).isEqualTo(200);
        assertThat(as(elsewhere, "GET", "/auth/session", "").no()).isEqualTo("401 unauthenticated");
        assertThat(login("anna", Staff.PASSWORD).no()).isEqualTo("401 wrong-credentials");
        assertThat(login("anna", ANOTHER).status()).isEqualTo(200);
    }

    @Test
    @Proves("SEC-08")
    void a_person_chooses_the_way_of_the_second_step() {
        var elsewhere = entered();
        var session = entered();

        var wrong = as(session, "PUT", "/auth/second-factor", json("{'method':'EMAIL_LINK','password':'nie to hasło'}"));
        var still = as(elsewhere, "GET", "/auth/session", "").json().getJsonObject("user").getString("method");
        var chosen = as(session, "PUT", "/auth/second-factor", json("{'method':'EMAIL_LINK','password':'%s'}".formatted(Staff.PASSWORD)));

        assertThat(wrong.no()).isEqualTo("401 wrong-credentials");
        assertThat(still).isEqualTo("SMS_CODE");
        assertThat(chosen.body()).isEqualTo(json("{'method':'EMAIL_LINK'}"));
        assertThat(as(elsewhere, "GET", "/auth/session", "").no()).isEqualTo("401 unauthenticated");
        assertThat(login("anna", Staff.PASSWORD).json().getString("method")).isEqualTo("EMAIL_LINK");
    }

    @Test
    void a_way_that_does_not_lead_to_the_person_cannot_be_chosen() {
        api.send("PUT", "/users/" + Staff.id("anna"), json("{'login':'anna','firstName':'Anna','lastName':'Maj','email':'a@b.example'}"),
                "If-Match", "\"1\"");
        var session = entered();

        assertThat(as(session, "PUT", "/auth/second-factor", json("{'method':'SMS_CODE','password':'%s'}".formatted(Staff.PASSWORD))).no())
                .isEqualTo("422 no-such-second-factor");
    }

    @Test
    void a_key_and_the_installation_have_no_session_and_no_password() {
        for (var each : List.of("GET /auth/session", "GET /auth/sessions", "DELETE /auth/sessions/" + UUID.randomUUID(), "POST /auth/logout")) {
            assertThat(api.send(each.split(" ")[0], each.split(" ")[1], "").no()).as(each).isEqualTo("403 persons-only");
        }
        assertThat(api.put("/auth/password", json("{'old':'x','new':'%s'}".formatted(ANOTHER))).no()).isEqualTo("403 persons-only");
        assertThat(api.put("/auth/second-factor", json("{'method':'SMS_CODE','password':'x'}")).no()).isEqualTo("403 persons-only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PUT|/auth/password|{}|old missing,new missing",
        "PUT|/auth/password|{'old':'a','new':5,'user':'x'}|new not-a-string,user unknown-member",
        "PUT|/auth/second-factor|{'method':'NONE'}|method not-allowed,password missing",
        "PUT|/auth/second-factor|{'method':'SMS_CODE','password':'x','phone':'+48500600701'}|phone unknown-member",
        "POST|/auth/logout|{'all':true}|all unknown-member"})
    void a_malformed_request_is_refused_with_every_field_and_changes_nothing(String method, String path, String quoted, String wrong) {
        var session = entered();

        assertThat(as(session, method, path, json(quoted)).wrong()).containsExactly(wrong.split(","));
        assertThat(as(session, "GET", "/auth/session", "").json().getJsonObject("user").getString("method")).isEqualTo("SMS_CODE");
    }

    private JsonObject entered() {
        return entered("anna");
    }

    private JsonObject entered(String login) {
        var challenge = login(login, Staff.PASSWORD).json().getString("challenge");
        var code = json("{'challenge':'%s','code':'%s'}".formatted(challenge, api.staff.code()));
        return api.send("POST", "/auth/second-factor", code, "Authorization", "").json();
    }

    private Answer login(String login, String password) {
        return api.send("POST", "/auth/login", json("{'login':'%s','password':'%s'}".formatted(login, password)), "Authorization", "");
    }

    private Answer as(JsonObject session, String method, String path, String body) {
        return api.send(method, path, body, "Authorization", "Bearer " + session.getString("token"));
    }
}
