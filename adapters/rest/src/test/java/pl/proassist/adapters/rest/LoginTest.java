package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.json;

import jakarta.json.JsonObject;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.adapters.rest.RunningApi.Answer;
import pl.proassist.domain.Builders;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.access.Role;

class LoginTest extends ApiTest {

    private static final String ANNA = json("{'login':'anna','password':'" + Staff.PASSWORD + "'}");
    private static final String WRONG = json("{'login':'anna','password':'kto to wie'}");

    @BeforeEach
    void annaWorksHere() {
        api.staff.active("anna", Staff.everywhere(Set.of(Permission.VISITS_VIEW)));
    }

    @Test
    @Proves({"SEC-01", "SEC-02", "SEC-05", "SEC-06"})
    void a_password_gets_a_challenge_and_the_code_that_was_sent_gets_the_session() {
        var challenge = open("/auth/login", ANNA);
        var session = open("/auth/second-factor", json("{'challenge':'%s','code':'%s'}".formatted(challenge.json().getString("challenge"),
                api.staff.code())));

        assertThat(challenge.status()).isEqualTo(200);
        assertThat(challenge.json().keySet()).containsExactly("challenge", "method", "target", "methods", "expiresAt", "resendAt");
        assertThat(challenge.json().getString("method")).isEqualTo("SMS_CODE");
        assertThat(challenge.json().getString("target")).isEqualTo("*** *** 700");
        assertThat(challenge.json().getJsonArray("methods").toString()).isEqualTo("[\"SMS_CODE\",\"EMAIL_CODE\",\"EMAIL_LINK\"]");
        assertThat(challenge.json().getString("expiresAt")).isEqualTo(Builders.BOOKED.plus(Duration.ofMinutes(5)).toString());
        assertThat(challenge.json().getString("resendAt")).isEqualTo(Builders.BOOKED.plusSeconds(30).toString());
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.json().keySet()).containsExactly("token", "session", "csrf", "expiresAt", "user");
        assertThat(session.json().getJsonObject("user").keySet()).containsExactly("id", "login", "firstName", "lastName");
        assertThat(session.header("Set-Cookie")).isEmpty();
        assertThat(as(session.json(), "GET", "/auth/session", "").json().getJsonObject("user").getString("login")).isEqualTo("anna");
    }

    @Test
    void a_browser_gets_the_token_in_a_cookie_that_no_script_can_read_and_nowhere_else() {
        var session = enter(",'browser':true");

        var cookie = session.header("Set-Cookie");
        var token = cookie.replaceAll(".*?=(\\w+);.*", "$1");
        assertThat(cookie).isEqualTo("__Host-proassist-" + session.json().getString("session") + "=" + token
                + "; Path=/; Secure; HttpOnly; SameSite=Strict");
        assertThat(session.json()).doesNotContainKey("token").containsKey("csrf");
        assertThat(session.body()).doesNotContain(token);
        assertThat(byCookie("GET", "/auth/session", cookie, "").status()).isEqualTo(200);
        assertThat(byCookie("POST", "/auth/logout", cookie, "").no()).isEqualTo("403 foreign-page");
        assertThat(byCookie("POST", "/auth/logout", cookie, session.json().getString("csrf")).status()).isEqualTo(204);
    }

    @Test
    @Proves("A19")
    void who_is_left_to_choose_and_never_chose_a_second_step_is_in_at_once() {
        api.staff.active("jan", Staff.here(Role.RECEPTIONIST));
        api.put(Bodies.THE_FACILITY + "/login-rules", json("{'secondStep':'OPTIONAL'}"));
        api.post("/users/" + Staff.id("jan") + "/second-factor/deactivate", "");
        var jan = "{'login':'jan','password':'" + Staff.PASSWORD + "'";

        var program = open("/auth/login", json(jan + "}"));
        var browser = open("/auth/login", json(jan + ",'browser':true}"));

        assertThat(program.json().keySet()).containsExactly("token", "session", "csrf", "expiresAt", "user");
        assertThat(browser.json()).doesNotContainKey("token");
        assertThat(browser.header("Set-Cookie")).startsWith("__Host-proassist-" + browser.json().getString("session") + "=");
    }

    @Test
    @Proves({"SEC-01", "SEC-07"})
    void a_wrong_password_and_an_unknown_login_get_the_same_answer() {
        var wrong = open("/auth/login", WRONG);
        var unknown = open("/auth/login", WRONG.replace("anna", "nikt"));

        assertThat(wrong.no()).isEqualTo("401 wrong-credentials");
        assertThat(withoutId(unknown)).isEqualTo(withoutId(wrong));
        assertThat(unknown.response().headers().map().keySet()).isEqualTo(wrong.response().headers().map().keySet());
    }

    @Test
    void who_guesses_on_and_on_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            open("/auth/login", WRONG);
        }

        var answer = open("/auth/login", ANNA);

        assertThat(answer.no()).isEqualTo("429 too-many-attempts");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_wrong_code_counts_and_after_the_fifth_the_login_is_over() {
        var challenge = open("/auth/login", ANNA).json().getString("challenge");
        var right = api.staff.code();
        var wrong = json("{'challenge':'%s','code':'%s'}".formatted(challenge, right.equals("000000") ? "000001" : "000000"));

        assertThat(Stream.generate(() -> open("/auth/second-factor", wrong).no()).limit(5)).containsExactly("401 wrong-code", "401 wrong-code",
                "401 wrong-code", "401 wrong-code", "401 login-ended");
        assertThat(open("/auth/second-factor", json("{'challenge':'%s','code':'%s'}".formatted(challenge, right))).no()).isEqualTo("401 login-ended");
    }

    @Test
    @Proves("A21")
    void a_link_is_waited_for_and_lets_in_the_browser_that_began() {
        var challenge = open("/auth/login", ANNA).json().getString("challenge");
        api.world.clock.set(Builders.BOOKED.plusSeconds(30));
        var resent = open("/auth/second-factor/resend", json("{'challenge':'%s','method':'EMAIL_LINK'}".formatted(challenge)));
        var ask = json("{'challenge':'%s'}".formatted(challenge));

        var before = open("/auth/second-factor", ask);
        api.staff.pressesTheButton();
        var after = open("/auth/second-factor", ask);

        assertThat(resent.json().getString("method")).isEqualTo("EMAIL_LINK");
        assertThat(resent.json().getString("target")).isEqualTo("a***@klinika.example");
        assertThat(resent.json().getString("challenge")).isEqualTo(challenge);
        assertThat(before.no()).isEqualTo("409 not-confirmed-yet");
        assertThat(after.json()).containsKey("token");
    }

    @Test
    @Proves("SEC-11")
    void the_next_code_is_sent_after_a_pause() {
        var again = json("{'challenge':'%s'}".formatted(open("/auth/login", ANNA).json().getString("challenge")));

        var early = open("/auth/second-factor/resend", again);
        api.world.clock.set(Builders.BOOKED.plusSeconds(30));
        var later = open("/auth/second-factor/resend", again);

        assertThat(early.no()).isEqualTo("429 too-many-codes");
        assertThat(early.header("Retry-After")).isEqualTo("30");
        assertThat(later.json().getString("method")).isEqualTo("SMS_CODE");
    }

    @Test
    void a_challenge_that_nobody_gave_leads_nowhere() {
        assertThat(open("/auth/second-factor", json("{'challenge':'x','code':'123456'}")).no()).isEqualTo("401 login-ended");
        assertThat(open("/auth/second-factor/resend", json("{'challenge':'x'}")).no()).isEqualTo("401 login-ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/auth/login|{}|login missing,password missing",
        "/auth/login|{'login':5,'password':true}|login not-a-string,password not-a-string",
        "/auth/login|{'login':'a','password':'b','browser':'yes'}|browser not-a-flag",
        "/auth/login|{'login':'a','password':'b','user':'x'}|user unknown-member",
        "/auth/second-factor|{'code':'12345'}|challenge missing,code not-a-code",
        "/auth/second-factor|{'challenge':'x','code':'12345a'}|code not-a-code",
        "/auth/second-factor|{'challenge':'x','code':123456}|code not-a-string",
        "/auth/second-factor/resend|{'challenge':'x','method':'CALL'}|method not-allowed"})
    void a_malformed_step_is_refused_with_every_field(String path, String quoted, String wrong) {
        assertThat(open(path, json(quoted)).wrong()).containsExactly(wrong.split(","));
    }

    @Test
    void a_password_of_ten_thousand_characters_is_not_even_tried_and_no_password_is_repeated() {
        var answer = open("/auth/login", json("{'login':'anna','password':'" + "ą".repeat(10_000) + "'}"));

        assertThat(answer.wrong()).containsExactly("password too-long");
        assertThat(answer.body()).doesNotContain("ąą");
        assertThat(open("/auth/login", json("{'login':'anna','password':'a\\ud800b'}")).wrong()).containsExactly("password bad-characters");
    }

    @Test
    void the_code_may_be_written_with_a_blank_in_the_middle() {
        var challenge = open("/auth/login", ANNA).json().getString("challenge");
        var code = api.staff.code();

        var session = open("/auth/second-factor", json("{'challenge':'%s','code':'%s'}".formatted(challenge,
                code.substring(0, 3) + " " + code.substring(3))));

        assertThat(session.status()).isEqualTo(200);
    }

    @Test
    void a_browser_is_told_by_the_names_it_is_known_by_and_by_nothing_else_it_says() {
        var session = enter("", "User-Agent", "Firefox " + "x".repeat(300));

        var device = as(session.json(), "GET", "/auth/sessions", "").json().getJsonArray("items").getJsonObject(0).getString("device");
        assertThat(device).isEqualTo("Firefox");
        assertThat(Device.named("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"))
                .isEqualTo("Edge, Windows");
        assertThat(Device.named("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari, iPhone");
        assertThat(Device.named("http://evil.example/\r\nBcc: all")).isEmpty();
        assertThat(Device.named(null)).isEmpty();
    }

    @Test
    @Proves("SEC-06")
    void no_address_takes_a_secret() {
        var inAddresses = ApiApplication.RESOURCES.stream().flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .flatMap(each -> Arrays.stream(each.getParameters())).flatMap(LoginTest::nameInAddress);

        assertThat(inAddresses).isNotEmpty().doesNotContain("token", "password", "code", "challenge", "key", "csrf");
    }

    private static Stream<String> nameInAddress(Parameter parameter) {
        return parameter.isAnnotationPresent(QueryParam.class) ? Stream.of(parameter.getAnnotation(QueryParam.class).value())
                : parameter.isAnnotationPresent(PathParam.class) ? Stream.of(parameter.getAnnotation(PathParam.class).value()) : Stream.empty();
    }

    @Test
    void answers_with_secrets_print_masked() {
        var user = new SessionResponse.User("1", "anna", "Anna", "Maj");

        assertThat(List.of(new ChallengeResponse("s3cret", "SMS_CODE", "*** 700", List.of(), "", "").toString(),
                new SessionResponse("s3cret", "1", "s3cret", "", user).toString(), user.toString(),
                new InvitationsResource.InvitedResponse("anna", "Anna", "Maj", false).toString(),
                new MeResponse.User("1", "anna", "Anna", "Maj", "pl", "", true).toString(),
                new ApiKeyResponse("1", "Booking page", null, List.of(), "", "", null, false, "s3cret").toString()))
                .noneMatch(text -> text.contains("s3cret") || text.contains("nna") || text.contains("Maj"));
    }

    private Answer enter(String more, String... headers) {
        var challenge = open("/auth/login", ANNA, headers).json().getString("challenge");
        return open("/auth/second-factor", json("{'challenge':'%s','code':'%s'%s}".formatted(challenge, api.staff.code(), more)), headers);
    }

    private Answer open(String path, String body, String... headers) {
        return api.send("POST", path, body, Stream.concat(Stream.of("Authorization", ""), Stream.of(headers)).toArray(String[]::new));
    }

    private Answer as(JsonObject session, String method, String path, String body) {
        return api.send(method, path, body, "Authorization", "Bearer " + session.getString("token"));
    }

    private Answer byCookie(String method, String path, String setCookie, String csrf) {
        return api.send(method, path, "", "Authorization", "", "Cookie", setCookie.split(";")[0], "Proassist-Csrf", csrf);
    }

    private static Map<String, String> withoutId(Answer answer) {
        return Map.of("status", String.valueOf(answer.status()), "body", answer.body().replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }
}
