package pl.proassist.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.play.Words.object;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;
import pl.proassist.play.Staff.Person;

/** The two steps in, as a person takes them and as somebody else tries them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginIT {

    private static final String WRONG = "000000";
    private static final String A_STRANGERS_ADDRESS = "203.0.113.";
    private static final Duration PAST_THE_PAUSE = Duration.ofSeconds(31);

    private Day day;
    private Staff staff;
    private Person anna;

    @BeforeAll
    void begin() {
        day = Day.begin();
        staff = new Staff(day.api, day.rehearsal);
        anna = staff.hire("Anna", "Maj", day.clinic, "RECEPTIONIST");
    }

    @Test
    @Proves({"SEC-01", "SEC-02", "SEC-06", "SEC-07"})
    void the_code_that_came_by_sms_opens_a_session_and_the_password_alone_does_not() {
        var first = staff.knock(anna.login(), anna.password()).expect(200);

        assertThat(first.json().keySet()).doesNotContain("token", "session", "csrf");
        assertThat(first.json().getString("method")).isEqualTo("SMS_CODE");
        assertThat(first.json().getString("target")).endsWith(anna.phone().substring(9)).doesNotContain(anna.phone().substring(3, 9));
        assertThat(first.header("Set-Cookie")).isEmpty();
        var session = staff.session(staff.enter(first.json().getString("challenge"), staff.codeIn(anna.phone())).expect(200));
        assertThat(session.api().get("/api/v1/auth/session").expect(200).json().getJsonObject("user").getString("id")).isEqualTo(anna.id());
    }

    @Test
    @Proves({"SEC-03", "SEC-08", "SEC-11"})
    void the_code_comes_by_email_to_who_asks_for_it_that_way_and_the_earlier_one_is_worthless() {
        var challenge = staff.begin(anna);
        var bySms = staff.codeIn(anna.phone());
        day.rehearsal.advance(PAST_THE_PAUSE);

        var again = staff.resend(challenge, Staff.EMAIL_CODE).expect(200);

        assertThat(again.json().getString("target")).endsWith("@klinika.example").doesNotContain(anna.email());
        assertThat(staff.enter(challenge, bySms).code()).isEqualTo("wrong-code");
        staff.enter(challenge, staff.codeIn(anna.email())).expect(200);
    }

    @Test
    @Proves({"SEC-04", "SEC-06", "A21"})
    void the_link_in_the_email_lets_in_the_browser_that_began_and_no_other() {
        var olga = staff.hire("Olga", "Mak", Staff.EMAIL_LINK);
        var challenge = staff.begin(olga);
        var page = "/login/" + staff.linkIn(olga.email(), "LOGIN_LINK");
        var browser = day.api.anonymous();
        assertThat(staff.goOn(challenge).expect(409).code()).isEqualTo("not-confirmed-yet");

        var scanned = browser.get(page).expect(200);
        assertThat(scanned.body()).contains("127.0.0.1", "<dd>Java", "<form method=\"post\"").doesNotContain(challenge);
        assertThat(staff.goOn(challenge).expect(409).code()).isEqualTo("not-confirmed-yet");
        var pressed = browser.send("POST", page, Map.of("Content-Type", "application/x-www-form-urlencoded"), "").expect(200);

        assertThat(pressed.header("Set-Cookie")).isEmpty();
        assertThat(pressed.body()).doesNotContain("token");
        staff.goOn(challenge).expect(200);
        assertThat(staff.goOn(challenge).expect(401).code()).isEqualTo("login-ended");
        assertThat(browser.get(page).expect(410).body()).contains("nie działa");
    }

    @Test
    @Proves("A35")
    void a_link_runs_out_after_ten_minutes_and_is_not_to_be_guessed() {
        var ewa = staff.hire("Ewa", "Kot", Staff.EMAIL_LINK);
        var challenge = staff.begin(ewa);
        var link = staff.linkIn(ewa.email(), "LOGIN_LINK");
        var guessed = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
        assertThat(day.api.anonymous().send("POST", "/login/" + guessed, Map.of(), "").status()).isEqualTo(410);

        day.rehearsal.advance(Duration.ofMinutes(10));

        assertThat(day.api.anonymous().send("POST", "/login/" + link, Map.of(), "").status()).isEqualTo(410);
        assertThat(staff.goOn(challenge).expect(401).code()).isEqualTo("login-ended");
    }

    @Test
    @Proves("A35")
    void a_code_opens_its_own_attempt_only_and_once() {
        var first = staff.begin(anna);
        var codeOfTheFirst = staff.codeIn(anna.phone());
        var second = staff.begin(anna);
        var codeOfTheSecond = staff.codeIn(anna.phone());

        assertThat(staff.enter(second, codeOfTheFirst).expect(401).code()).isEqualTo(codeOfTheFirst.equals(codeOfTheSecond) ? "" : "wrong-code");
        staff.enter(second, codeOfTheSecond).expect(200);
        assertThat(staff.enter(second, codeOfTheSecond).expect(401).code()).isEqualTo("login-ended");
        staff.enter(first, codeOfTheFirst).expect(200);
    }

    @Test
    @Proves("A35")
    void a_code_is_worth_nothing_after_five_minutes() {
        var inTime = staff.begin(anna);
        var code = staff.codeIn(anna.phone());
        day.rehearsal.advance(Duration.ofMinutes(5).minusSeconds(1));
        staff.enter(inTime, code).expect(200);
        var late = staff.begin(anna);
        var lateCode = staff.codeIn(anna.phone());

        day.rehearsal.advance(Duration.ofMinutes(5));

        assertThat(staff.enter(late, lateCode).expect(401).code()).isEqualTo("login-ended");
    }

    @Test
    @Proves("A35")
    void after_five_wrong_codes_the_right_one_opens_nothing() {
        var challenge = staff.begin(anna);
        var right = staff.codeIn(anna.phone());
        var wrong = right.equals(WRONG) ? "000001" : WRONG;

        for (int left = 4; left > 0; left--) {
            assertThat(staff.enter(challenge, wrong).expect(401).code()).isEqualTo("wrong-code");
        }
        assertThat(staff.enter(challenge, wrong).expect(401).code()).isEqualTo("login-ended");

        assertThat(staff.enter(challenge, right).expect(401).code()).isEqualTo("login-ended");
        assertThat(staff.resend(challenge, null).expect(401).code()).isEqualTo("login-ended");
    }

    @Test
    @Proves("A35")
    void of_eight_who_enter_the_same_right_code_at_once_one_gets_in() {
        var ola = staff.hire("Ola", "Zięba", Staff.SMS_CODE);
        var challenge = staff.begin(ola);
        var code = staff.codeIn(ola.phone());

        var answers = Together.<Api.Answer>call(8, number -> () -> staff.enter(challenge, code));

        assertThat(answers.stream().collect(groupingBy(Api.Answer::status, counting()))).isEqualTo(Map.of(200, 1L, 401, 7L));
        var winner = staff.session(answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow());
        assertThat(winner.api().get("/api/v1/auth/sessions").expect(200).json().getJsonArray("items")).hasSize(1);
    }

    @Test
    @Proves({"SEC-11", "A35"})
    void another_code_is_sent_after_half_a_minute_and_not_before() {
        var challenge = staff.begin(anna);

        var early = staff.resend(challenge, null).expect(429);
        assertThat(early.code()).isEqualTo("too-many-codes");
        assertThat(early.header("Retry-After")).isEqualTo("30");
        day.rehearsal.advance(Duration.ofSeconds(30));

        staff.resend(challenge, null).expect(200);
        staff.enter(challenge, staff.codeIn(anna.phone())).expect(200);
    }

    @Test
    void a_number_gets_twenty_codes_a_day_whoever_asks_for_them() {
        var piotr = staff.hire("Piotr", "Kos", Staff.SMS_CODE);
        for (int attempt = 0; attempt < 4; attempt++) {
            var challenge = staff.begin(piotr);
            for (int sending = 1; sending < 5; sending++) {
                day.rehearsal.advance(PAST_THE_PAUSE);
                staff.resend(challenge, Staff.SMS_CODE).expect(200);
            }
            assertThat(staff.resend(challenge, Staff.SMS_CODE).expect(401).code()).isEqualTo("login-ended");
        }

        var refused = staff.knock(piotr.login(), piotr.password()).expect(429);

        assertThat(refused.code()).isEqualTo("too-many-codes");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(staff.letters(piotr.phone(), "LOGIN_CODE")).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    @Proves("SEC-07")
    void who_guesses_logins_learns_nothing() {
        var unknown = staff.knock("nikt.taki", "zielony parasol nad jeziorem 1").expect(401);
        var known = staff.knock(anna.login(), "zielony parasol nad jeziorem 1").expect(401);

        assertThat(unknown.code()).isEqualTo("wrong-credentials");
        assertThat(withoutRequestId(known)).isEqualTo(withoutRequestId(unknown));
        assertThat(known.headers().keySet()).isEqualTo(unknown.headers().keySet());
    }

    @Test
    void guessing_is_slowed_down_and_the_owner_is_told_but_not_shut_out() {
        var jan = staff.hire("Jan", "Sowa", Staff.SMS_CODE);
        staff.logIn(jan);
        for (int i = 1; i <= 5; i++) {
            staff.knockFrom(A_STRANGERS_ADDRESS + 1, jan.login(), "wrong").expect(401);
        }

        var slowed = staff.knockFrom(A_STRANGERS_ADDRESS + 1, jan.login(), jan.password()).expect(429);

        assertThat(slowed.code()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 900);
        for (int i = 2; i <= 40; i++) {
            staff.knockFrom(A_STRANGERS_ADDRESS + i, jan.login(), "wrong").expect(401, 429);
        }
        assertThat(staff.knockFrom(A_STRANGERS_ADDRESS + 99, jan.login(), jan.password()).status()).as("a stranger with the password").isEqualTo(429);
        assertThat(staff.letters(jan.email(), "LOGINS_FAILING")).hasSize(1);
        staff.logIn(jan);
    }

    @Test
    @Proves("SEC-05")
    void the_second_step_comes_at_every_login_whatever_was_there_before() {
        var before = staff.logIn(anna);

        var again = before.api().send("POST", "/api/v1/auth/login", Map.of("Content-Type", "application/json", "Cookie", cookie(before)),
                object("login", anna.login(), "password", anna.password()).toString()).expect(200);

        assertThat(again.json().keySet()).contains("challenge").doesNotContain("token");
    }

    @Test
    @Proves({"A19", "SEC-05"})
    void only_an_administrator_switches_the_second_step_off_and_only_where_nobody_asks_for_it() {
        var clinic = Clinic.open(day.api, "Klinika Wolna");
        var iga = staff.hire("Iga", "Wrona", clinic, "SPECIALIST");
        var switchOff = "/api/v1/users/%s/second-factor/deactivate".formatted(iga.id());
        assertThat(day.api.post(switchOff, object()).expect(422).code()).isEqualTo("second-factor-required");
        day.api.put(clinic.path("/login-rules"), object("secondStep", "OPTIONAL")).expect(200, 201);
        assertThat(staff.knock(iga.login(), iga.password()).json().keySet()).contains("challenge");
        assertThat(staff.logIn(iga).api().post(switchOff, object()).status()).isEqualTo(403);

        day.api.post(switchOff, object()).expect(200);

        var session = staff.session(staff.knock(iga.login(), iga.password()).expect(200));
        assertThat(session.api().put("/api/v1/auth/second-factor", object("method", "EMAIL_CODE", "password", "nie to")).expect(401).code())
                .isEqualTo("wrong-credentials");
        session.api().put("/api/v1/auth/second-factor", object("method", "EMAIL_CODE", "password", iga.password())).expect(200);
        assertThat(staff.knock(iga.login(), iga.password()).json().getString("method")).isEqualTo("EMAIL_CODE");
        assertThat(audit("login.done").filter(entry -> entry.contains(iga.id()))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"za krótkie,password-too-short,12", "qwertyuiop12,password-too-common,list", "marek.wilk na zawsze,password-too-personal,imię"})
    @Proves({"SEC-13", "SEC-15"})
    void a_weak_password_is_refused_with_advice_in_polish(String password, String code, String advice) {
        var marek = staff.invite("Marek", "Wilk");

        var refused = staff.accept(marek.withPassword(password), Staff.SMS_CODE).expect(422);

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().getString("detail")).contains(advice);
        var token = staff.linkIn(marek.email(), "INVITATION");
        assertThat(day.api.anonymous().send("POST", "/invitation/" + token, Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "password=%s&repeated=%s&method=SMS_CODE".formatted(encoded(password), encoded(password))).expect(422).body()).contains(advice);
    }

    @Test
    @Proves("SEC-13")
    void a_long_passphrase_with_any_letters_is_welcome() {
        var nina = staff.invite("Nina", "Lis").withPassword("  żółw 🐢 śpi pod ławką, " + "a deszcz pada ".repeat(15) + " ");

        staff.accept(nina, Staff.SMS_CODE).expect(200);

        staff.logIn(nina);
    }

    @Test
    @Proves("SEC-10")
    void a_change_of_phone_or_mailbox_is_told_to_the_old_and_the_new_and_ends_the_sessions() {
        var zofia = staff.hire("Zofia", "Bąk", day.clinic, "RECEPTIONIST");
        var session = staff.logIn(zofia);
        var path = "/api/v1/users/" + zofia.id();
        var other = new HashMap<String, Object>(zofia.body());
        other.put("phone", "+48511222333");
        other.put("email", "nowa.skrzynka@klinika.example");
        var body = Json.createObjectBuilder(other).build();
        assertThat(session.api().send("PUT", path, Map.of("Content-Type", "application/json", "If-Match", "\"1\""), body.toString()).status()).isEqualTo(403);

        day.api.send("PUT", path, Map.of("Content-Type", "application/json", "If-Match", day.api.get(path).header("ETag")), body.toString()).expect(200);

        assertThat(session.api().get("/api/v1/auth/session").status()).isEqualTo(401);
        for (var address : List.of(zofia.phone(), zofia.email(), "+48511222333", "nowa.skrzynka@klinika.example")) {
            assertThat(staff.letters(address, "CONTACT_DATA_CHANGED")).as(address).hasSize(1);
        }
    }

    @Test
    void a_name_with_another_header_in_it_is_refused() {
        var id = Words.newId();
        for (var name : new String[] {"Anna\r\nBcc: all@klinika.example", "Anna\nX", "Anna\u2028X"}) {
            var answer = day.api.put("/api/v1/users/" + id, object("login", "anna.crlf", "firstName", name, "lastName", "Maj",
                    "email", "crlf@klinika.example")).expect(400);
            assertThat(answer.body()).contains("firstName");
        }

        assertThat(day.api.get("/api/v1/users/" + id).status()).isEqualTo(404);
        assertThat(staff.letters("all@klinika.example", "INVITATION")).isEmpty();
    }

    @Test
    void what_a_browser_calls_itself_turns_no_letter_around() {
        var ewa = staff.hire("Ewelina", "Rys", Staff.EMAIL_CODE);
        day.api.anonymous().send("POST", "/api/v1/auth/login", Map.of("Content-Type", "application/json", "User-Agent", "Firefox/128.0 {secret} \t <b>x</b>"),
                object("login", ewa.login(), "password", ewa.password()).toString()).expect(200);

        var text = staff.lastTo(ewa.email(), "LOGIN_CODE").text();

        assertThat(text.lines().filter(line -> line.contains("Firefox")).toList()).hasSize(1);
        assertThat(text).doesNotContain("{secret}", "<b>");
    }

    @Test
    void an_invitation_is_used_once_within_a_day_and_only_the_last_one() {
        var kasia = staff.invite("Kasia", "Dąb");
        var first = staff.linkIn(kasia.email(), "INVITATION");
        day.rehearsal.advance(Duration.ofSeconds(5));
        day.api.post("/api/v1/users/%s/invite".formatted(kasia.id()), object()).expect(200);
        assertThat(accept(first, kasia).code()).isEqualTo("invitation-ended");
        var second = staff.linkIn(kasia.email(), "INVITATION");
        accept(second, kasia).expect(200);
        assertThat(accept(second, kasia).code()).isEqualTo("invitation-ended");
        var late = staff.invite("Late", "Comer");
        var link = staff.linkIn(late.email(), "INVITATION");

        day.rehearsal.advance(Duration.ofHours(24));

        assertThat(accept(link, late).code()).isEqualTo("invitation-ended");
        assertThat(day.api.anonymous().get("/invitation/" + link).expect(410).body()).contains("24 godziny");
    }

    private static JsonObject withoutRequestId(Api.Answer problem) {
        return Json.createObjectBuilder(problem.json()).remove("requestId").build();
    }

    private Api.Answer accept(String token, Person person) {
        return staff.ask("/auth/invitations/accept", object("token", token, "password", person.password(), "method", "SMS_CODE"));
    }

    private Stream<String> audit(String what) {
        return day.api.get("/api/v1/audit?what=" + what).expect(200).json().getJsonArray("items").stream().map(Object::toString);
    }

    private static String cookie(Staff.Session session) {
        return "__Host-proassist-%s=%s".formatted(session.id(), session.token());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
