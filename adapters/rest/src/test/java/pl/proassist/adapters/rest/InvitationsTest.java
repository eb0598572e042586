package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.json;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.adapters.rest.RunningApi.Answer;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.Permission;

class InvitationsTest extends ApiTest {

    private static final String OLA = json("{'login':'ola','firstName':'Ola','lastName':'Nowak','email':'ola@klinika.example'}");

    @Test
    void an_invited_person_sees_who_is_meant_and_sets_a_password_with_which_the_login_begins() {
        api.put("/users/" + Staff.id("ola"), OLA);
        var token = api.staff.invitation();

        var seen = open("/look", "{'token':'%s'}".formatted(token));
        var accepted = open("/accept", acceptance(token, "EMAIL_CODE", ""));

        assertThat(seen.body()).isEqualTo(json("{'login':'ola','firstName':'Ola','lastName':'Nowak','contactNeeded':false}"));
        assertThat(accepted.body()).isEqualTo(json("{'login':'ola'}"));
        assertThat(api.send("POST", "/auth/login", json("{'login':'ola','password':'" + Staff.PASSWORD + "'}"), "Authorization", "").json().getString("method"))
                .isEqualTo("EMAIL_CODE");
        assertThat(api.get("/users/" + Staff.id("ola")).json().getString("status")).isEqualTo("ACTIVE");
    }

    @Test
    void a_link_works_once_and_for_a_day() {
        api.put("/users/" + Staff.id("ola"), OLA);
        var token = api.staff.invitation();
        open("/accept", acceptance(token, "EMAIL_CODE", ""));
        api.put("/users/" + Staff.id("jan"), OLA.replace("ola", "jan"));
        var late = api.staff.invitation();

        api.world.clock.set(Builders.BOOKED.plus(Duration.ofHours(24)));

        assertThat(open("/look", "{'token':'%s'}".formatted(token)).no()).isEqualTo("409 invitation-ended");
        assertThat(open("/accept", acceptance(token, "EMAIL_CODE", "")).no()).isEqualTo("409 invitation-ended");
        assertThat(open("/look", "{'token':'%s'}".formatted(late)).no()).isEqualTo("409 invitation-ended");
    }

    @Test
    void the_very_first_administrator_gives_a_phone_and_nobody_else_does() {
        var token = api.staff.invitedWithoutContact("administrator", Staff.everywhere(EnumSet.allOf(Permission.class)));
        api.put("/users/" + Staff.id("ola"), OLA);

        assertThat(open("/look", "{'token':'%s'}".formatted(token)).json().getBoolean("contactNeeded")).isTrue();
        assertThat(open("/accept", acceptance(token, "SMS_CODE", "")).no()).isEqualTo("422 no-such-second-factor");
        assertThat(open("/accept", acceptance(token, "SMS_CODE", ",'phone':'500 600 701'")).status()).isEqualTo(200);
        assertThat(api.get("/users/" + Staff.id("administrator")).json().getString("phone")).isEqualTo("+48500600701");
        assertThat(open("/accept", acceptance(api.staff.invitation(), "EMAIL_CODE", ",'phone':'500 600 701'")).no()).isEqualTo("422 contact-is-set");
    }

    @ParameterizedTest
    @CsvSource({"za krótkie, password-too-short", "proassist123, password-too-common", "ja jestem Nowak i tyle, password-too-personal"})
    @Proves({"SEC-13", "SEC-15"})
    void a_password_that_would_be_guessed_is_refused_with_advice(String password, String code) {
        api.put("/users/" + Staff.id("ola"), OLA);

        var answer = open("/accept", acceptance(api.staff.invitation(), "EMAIL_CODE", "").replace(Staff.PASSWORD, password));

        assertThat(answer.no()).isEqualTo("422 " + code);
        assertThat(answer.json().getString("detail")).contains("menedżer");
    }

    @Test
    void a_password_of_257_characters_is_too_long() {
        api.put("/users/" + Staff.id("ola"), OLA);

        assertThat(open("/accept", acceptance(api.staff.invitation(), "EMAIL_CODE", "").replace(Staff.PASSWORD, "aż ".repeat(86))).no())
                .isEqualTo("422 password-too-long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/look|{}|token missing",
        "/look|{'token':7}|token not-a-string",
        "/accept|{'token':'x'}|password missing,method missing",
        "/accept|{'token':'x','password':'y','method':'PIGEON','phone':'1','email':'e'}|method not-allowed,phone not-a-phone,email not-an-email",
        "/accept|{'token':'x','password':'y','method':'SMS_CODE','login':'root'}|login unknown-member"})
    void a_malformed_request_is_refused_with_every_field(String path, String quoted, String wrong) {
        assertThat(open(path, quoted).wrong()).containsExactly(wrong.split(","));
    }

    private static String acceptance(String token, String method, String more) {
        return "{'token':'%s','password':'%s','method':'%s'%s}".formatted(token, Staff.PASSWORD, method, more);
    }

    private Answer open(String path, String quoted) {
        return api.send("POST", "/auth/invitations" + path, json(quoted), "Authorization", "");
    }
}
