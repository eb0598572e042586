package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;

import io.vavr.control.Option;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Passwords;
import pl.proassist.domain.access.Account;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

class InvitationPagesTest {

    private static final String PASSPHRASE = "łódka & żaba + 100% гудзик 🦊=?";

    private RunningPages pages = new RunningPages();

    @AfterEach void stop() {
        pages.close();
    }

    @Test @Proves("SEC-14")
    void password_managers_know_the_login_and_fill_in_a_new_password_of_any_length() {
        var page = pages.get(pages.invite(anAccount()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"pl\"", "value=\"anna.nowak\" autocomplete=\"username\"",
                "type=\"password\" autocomplete=\"new-password\" minlength=\"12\" required")
                .doesNotContain("maxlength", "<script", "onpaste");
    }

    @Test @Proves("SEC-08")
    void the_person_chooses_from_the_ways_that_lead_to_the_own_phone_or_mailbox() {
        assertThat(pages.get(pages.invite(anAccount())).body()).contains("value=\"SMS_CODE\" checked", "value=\"EMAIL_CODE\"", "value=\"EMAIL_LINK\"",
                "*** *** 800", "a***@podlipa.example")
                .doesNotContain("+48600700800", "anna@podlipa", "name=\"phone\"", "name=\"email\"");
        assertThat(pages.get(pages.invite(anAccount().withoutPhone())).body()).contains("value=\"EMAIL_CODE\" checked", "value=\"EMAIL_LINK\"")
                .doesNotContain("SMS_CODE");
        assertThat(pages.get(pages.invite(anAccount().withoutEmail())).body()).contains("value=\"SMS_CODE\"").doesNotContain("EMAIL");
    }

    @Test @Proves({"SEC-13", "SEC-14"})
    void any_characters_arrive_as_they_were_typed_and_the_person_can_log_in() {
        var answer = pages.post(pages.invite(anAccount()), form("EMAIL_LINK"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Hasło jest ustawione");
        var account = (Account.Active) pages.account(ANNA);
        assertThat(account.method()).isEqualTo(SecondFactorMethod.EMAIL_LINK);
        assertThat(pages.passwords.matches(PASSPHRASE, Option.some(account.password()))).isTrue();
    }

    @Test void the_link_works_once_and_for_a_day() {
        var path = pages.invite(anAccount());
        pages.post(path, form("SMS_CODE"));
        assertEnded(pages.get(path));
        assertEnded(pages.post(path, form("SMS_CODE")));

        var another = pages.invite(anAccount().id(new UserId(id("ewa"))).login("ewa"));
        pages.world.advance(Duration.ofHours(24));
        assertEnded(pages.get(another));
        assertEnded(pages.post(another, form("SMS_CODE")));
    }

    @ParameterizedTest @ValueSource(strings = {"nothere", "%00", "a%0d%0ab"})
    void an_unknown_link_says_what_to_do(String token) {
        assertEnded(pages.get("/invitation/" + token));
        assertEnded(pages.post("/invitation/" + token, form("SMS_CODE")));
    }

    @ParameterizedTest @Proves({"SEC-13", "SEC-15"})
    @CsvSource(delimiter = '|', value = {"kot i pies | co najmniej 12 znaków", "haslo1234567 | na listach wykradzionych haseł",
            "anna.nowak-to-ja | Twoje imię, nazwisko, login"})
    void a_weak_password_is_refused_in_words_with_advice_and_what_else_was_filled_in_is_kept(String password, String reason) {
        var answer = pages.post(pages.invite(anAccount()), with(form("EMAIL_CODE"), "password", password, "repeated", password));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(reason, "menedżera haseł", "role=\"alert\"", "value=\"EMAIL_CODE\" checked").doesNotContain(password);
        assertThat(pages.account(ANNA)).isInstanceOf(Account.Invited.class);
    }

    @Test void a_password_that_was_typed_in_two_ways_is_not_set() {
        var answer = pages.post(pages.invite(anAccount()), with(form("SMS_CODE"), "repeated", PASSPHRASE + "x"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Hasła w obu polach są różne");
        assertThat(pages.account(ANNA)).isInstanceOf(Account.Invited.class);
    }

    @ParameterizedTest @ValueSource(strings = {"", "NONE", "sms_code"})
    void a_way_of_the_second_step_must_be_chosen(String method) {
        assertThat(pages.post(pages.invite(anAccount()), form(method)).body()).contains("Wybierz, jak chcesz potwierdzać logowanie.");
    }

    @Test @Proves("SEC-09")
    void a_way_that_leads_nowhere_is_refused() {
        var answer = pages.post(pages.invite(anAccount().withoutPhone()), form("SMS_CODE"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Do tego sposobu potrzebny jest numer telefonu");
    }

    @Test @Proves("SEC-10")
    void phone_and_mailbox_that_an_administrator_wrote_down_cannot_be_replaced_by_adding_fields() {
        pages.post(pages.invite(anAccount()), with(form("SMS_CODE"), "phone", "+48500600700", "email", "eve@example.com"));

        assertThat(pages.account(ANNA).details()).isEqualTo(anAccount().details());
    }

    @Test void the_first_administrator_gives_a_phone_or_a_mailbox() {
        var path = pages.invite(anAccount().withoutPhone().withoutEmail());
        assertThat(pages.get(path).body()).contains("name=\"phone\"", "name=\"email\"", "SMS_CODE", "EMAIL_CODE", "EMAIL_LINK");

        var answer = pages.post(path, with(form("SMS_CODE"), "phone", " 500 600-700 ", "email", "admin@podlipa.example "));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(pages.account(ANNA).details().phone()).contains(new PhoneNumber("+48500600700"));
        assertThat(pages.account(ANNA).details().email()).contains(new EmailAddress("admin@podlipa.example"));
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {"12345 | admin@podlipa.example | Sprawdź numer telefonu",
            "500600700 | admin(at)podlipa | Sprawdź adres e-mail",
        "'' | admin@podlipa.example | Do tego sposobu potrzebny jest numer telefonu"})
    void a_phone_or_mailbox_that_cannot_be_is_refused_and_both_are_kept(String phone, String email, String reason) {
        var answer = pages.post(pages.invite(anAccount().withoutPhone().withoutEmail()), with(form("SMS_CODE"), "phone", phone, "email", email));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(reason, "value=\"" + email + "\"").doesNotContain(PASSPHRASE);
    }

    @Test void what_was_filled_in_cannot_write_into_the_page() {
        var answer = pages.post(pages.invite(anAccount().withoutPhone().withoutEmail()), with(form("SMS_CODE"), "phone",
                "\"><script>alert(1)</script>", "email", "'\"><b>"));

        assertThat(answer.body()).doesNotContain("<script", "<b>").contains("&lt;script");
    }

    @Test void a_crowd_at_the_door_costs_nothing_and_the_form_stays() {
        pages.close();
        pages = new RunningPages(passwords -> new Passwords() {
            @Override public String hash(String password) { throw new GatewayUnavailable("passwords: too many wait already"); }

            @Override public boolean matches(String password, Option<String> hash) { return passwords.matches(password, hash); }

            @Override public boolean isOutdated(String hash) { return passwords.isOutdated(hash); }

            @Override public Option<Weakness> weakness(String password, List<String> personal) { return passwords.weakness(password, personal); }
        });

        var answer = pages.post(pages.invite(anAccount()), form("EMAIL_LINK"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Zbyt wiele osób loguje się w tej chwili", "value=\"EMAIL_LINK\" checked", "<button");
        assertThat(pages.account(ANNA)).isInstanceOf(Account.Invited.class);
    }

    @Test void neither_a_cache_nor_another_site_learns_the_address_and_no_cookie_is_set() {
        for (var page : List.of(pages.get(pages.invite(anAccount())), pages.post(pages.invite(anAccount()), form("SMS_CODE")))) {
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'").endsWith("form-action 'self'");
            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test void the_page_and_its_refusals_speak_the_language_of_the_browser() {
        var path = pages.invite(anAccount());

        assertThat(pages.get(path, "Accept-Language", "uk").body()).contains("lang=\"uk\"", "Встановіть пароль");
        assertThat(pages.post(path, with(form("SMS_CODE"), "password", "x", "repeated", "x"), "Accept-Language", "en").body()).contains("lang=\"en\"",
                "This password is too short");
    }

    private static Map<String, String> form(String method) {
        return Map.of("login", "anna.nowak", "password", PASSPHRASE, "repeated", PASSPHRASE, "method", method);
    }

    private static Map<String, String> with(Map<String, String> form, String... changes) {
        var changed = new HashMap<>(form);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }

    private static void assertEnded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("To zaproszenie już nie działa", "poproś administratora").doesNotContain("<form");
    }
}
