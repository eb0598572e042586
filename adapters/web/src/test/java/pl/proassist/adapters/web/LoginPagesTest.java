package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.access.LoginAttempt;

class LoginPagesTest {

    private final RunningPages pages = new RunningPages();

    @AfterEach void stop() {
        pages.close();
    }

    @Test @Proves({"SEC-04", "A21"})
    void the_page_shows_which_login_is_meant_and_has_a_button() {
        var page = pages.get(pages.beginLogin("Firefox, Linux"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"pl\"", "Czy to Ty się logujesz?", "Firefox, Linux", "192.0.2.7", "<form method=\"post\"", "<button")
                .doesNotContain("<script");
    }

    @Test void the_time_is_told_as_in_poland() {
        var path = pages.beginLogin("Firefox, Linux");
        var words = PageWords.forStaff("pl");
        var warsaw = ZoneId.of("Europe/Warsaw");

        assertThat(pages.get(path).body()).contains(words.day(pages.world.clock.instant(),
                warsaw) + ", godz. " + words.hour(pages.world.clock.instant(), warsaw));
    }

    @Test @Proves({"SEC-04", "A21"})
    void a_scanner_of_mail_that_opens_the_link_confirms_nothing() {
        var path = pages.beginLogin("Firefox, Linux");

        pages.get(path);
        pages.get(path);

        assertThat(pages.attempt()).isInstanceOf(LoginAttempt.Asked.class);
    }

    @Test @Proves({"SEC-04", "A21"})
    void the_button_confirms_that_login_and_sends_the_person_back_to_where_it_began() {
        var path = pages.beginLogin("Firefox, Linux");

        var answer = pages.post(path, Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Potwierdzone", "Wróć do okna, w którym rozpoczęto logowanie").doesNotContain("<button");
        assertThat(pages.attempt()).isInstanceOf(LoginAttempt.Confirmed.class);
    }

    @Test @Proves("A21")
    void nobody_is_logged_in_by_looking_or_pressing() {
        var path = pages.beginLogin("Firefox, Linux");

        assertThat(pages.get(path).headers().allValues("Set-Cookie")).isEmpty();
        assertThat(pages.post(path, Map.of()).headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test @Proves("A21")
    void a_link_that_was_used_or_has_run_out_says_what_to_do() {
        var path = pages.beginLogin("Firefox, Linux");
        pages.post(path, Map.of());
        assertHelpful(pages.get(path));
        assertHelpful(pages.post(path, Map.of()));

        pages.beginLogin("Firefox, Linux");
        pages.world.advance(Duration.ofMinutes(10));
        assertHelpful(pages.post(path, Map.of()));
        assertThat(pages.attempt()).isInstanceOf(LoginAttempt.Asked.class);
    }

    @ParameterizedTest @ValueSource(strings = {"nothere", "00000000-0000-0000-0000-000000000000.ABCDEFGHIJKLMNOPQRSTUV", "..%2Fx", "%00",
            "a%0d%0aSet-Cookie:x"})
    void a_link_that_nobody_sent_says_what_to_do(String token) {
        assertHelpful(pages.get("/login/" + token));
        assertHelpful(pages.post("/login/" + token, Map.of()));
    }

    @Test void whoever_pressed_is_kept_in_the_trail_with_the_address_behind_the_proxy() {
        pages.post(pages.beginLogin("Firefox, Linux"), Map.of(), "X-Forwarded-For", "198.51.100.9");

        assertThat(pages.world.stores.transactions().trail()).last().satisfies(kept -> {
            assertThat(kept.act().what()).isEqualTo("login.link-confirmed");
            assertThat(kept.act().who()).isEqualTo(Actor.stranger("198.51.100.9"));
        });
    }

    @Test void what_a_browser_says_it_is_cannot_write_into_the_page() {
        var page = pages.get(pages.beginLogin("<script>alert(1)</script><a href=\"https://evil.example\">x</a>"));

        assertThat(page.body()).doesNotContain("<script", "<a href=\"https").contains("&lt;script");
    }

    @Test void a_browser_that_says_nothing_is_an_unknown_device() {
        assertThat(pages.get(pages.beginLogin(" ")).body()).contains("nieznane urządzenie");
    }

    @Test void no_cache_and_no_other_site_learns_the_address_and_no_other_site_is_led_to() {
        var headers = pages.get(pages.beginLogin("Firefox, Linux")).headers();

        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'", "frame-ancestors 'none'")
                .endsWith("form-action 'self'");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    }

    @Test void the_page_speaks_the_language_of_the_browser() {
        var path = pages.beginLogin("Firefox, Linux");

        assertThat(pages.get(path, "Accept-Language", "uk-UA,uk;q=0.9").body()).contains("lang=\"uk\"", "Це Ви входите?");
        assertThat(pages.get(path, "Accept-Language", "en-GB,en;q=0.9").body()).contains("lang=\"en\"", "Is it you who logs in?");
        assertThat(pages.get(path, "Accept-Language", "de").body()).contains("lang=\"pl\"");
    }

    private static void assertHelpful(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("Ten link już nie działa", "zaloguj się tam jeszcze raz").doesNotContain("<button");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
}
