package pl.proassist.adapters.ksef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.EInvoicing.NotLoggedIn;
import pl.proassist.application.port.EInvoicing.Throttled;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential;
import pl.proassist.domain.invoice.KsefCredential.Kind;

/** How a clinic gets in: with what, how often, and what becomes of it when it does not (ksef.md 4 and 9). */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KsefLoginTest {

    private static final String OPEN = "POST /sessions/online";
    private static final String WITH_TOKEN = "POST /auth/ksef-token";
    private static final String WITH_CERTIFICATE = "POST /auth/xades-signature";
    private static final String STATUS = "GET /auth/*";
    private static final String REDEEM = "POST /auth/token/redeem";
    private static final String REFRESH = "POST /auth/token/refresh";

    private final KsefClinic clinic = new KsefClinic();
    private final PlayedKsef played = clinic.played;
    private final KsefEInvoicing ksef = clinic.server();

    @AfterEach void close() {
        clinic.close();
    }

    @Test @Proves("KSF-05") void with_a_token_sealed_for_the_ministry_and_bound_to_its_time() {
        clinic.enters(KsefClinic.TOKEN);

        ksef.open(FACILITY);

        assertThat(played.asked()).containsExactly("GET /security/public-key-certificates", "POST /auth/challenge", WITH_TOKEN, STATUS, REDEEM, OPEN);
        assertThat(played.tokens).containsExactly(KsefClinic.TOKEN.value() + "|" + clinic.clock.instant().toEpochMilli());
        assertThat(played.last(WITH_TOKEN).json().getJsonObject("contextIdentifier").toString()).isEqualTo("{\"type\":\"Nip\",\"value\":\"5252248481\"}");
        assertThat(played.last(WITH_TOKEN).body()).doesNotContain("5a5a");
        assertThat(played.last(WITH_TOKEN).bearer()).isEmpty();
        assertThat(played.last(STATUS).bearer()).startsWith("temporary-");
        assertThat(played.last(REDEEM).headers().get("Content-length")).isEqualTo(List.of("0"));
        assertThat(played.last(OPEN).bearer()).startsWith("access-");
        assertThat(played.last(OPEN).headers().get("X-error-format")).isEqualTo(List.of("problem-details"));
    }

    @ParameterizedTest @CsvSource({"login, parasol", "login-rsa, zażółć gęślą"}) @Proves("KSF-06") void with_a_certificate_that_signs_the_challenge(String name, String password) {
        var certificate = KsefClinic.certificate(name, password);
        clinic.enters(certificate);

        ksef.open(FACILITY);

        assertThat(played.asked()).containsSequence("POST /auth/challenge", WITH_CERTIFICATE, STATUS, REDEEM);
        var signed = played.signatures.get(0);
        assertThat(signed.isGood()).isTrue();
        assertThat(signed.challenge()).startsWith("20261120-CR-");
        assertThat(signed.nip()).isEqualTo("5252248481");
        assertThat(signed.text("SigningTime")).isEqualTo("2026-11-20T10:14:30Z");
        assertThat(signed.certificate()).isEqualTo(OwnKey.of(certificate).certificate());
        assertThat(played.last(WITH_CERTIFICATE).headers().get("Content-type")).isEqualTo(List.of("application/xml"));
    }

    @Test void the_certificate_goes_before_the_token_for_as_long_as_it_is_valid() {
        clinic.enters(KsefClinic.TOKEN);
        var read = KsefClinic.certificate("login", "parasol");
        clinic.enters(new KsefCredential.Certificate(Kind.AUTHENTICATION, read.serial(), read.validFrom(), clinic.clock.instant().plusSeconds(60), read.use(),
                read.organisation(), read.certificate(), read.key()));

        ksef.open(FACILITY);
        assertThat(played.signatures).hasSize(1);
        assertThat(played.tokens).isEmpty();

        clinic.clock.advance(Duration.ofMinutes(1));
        ksef.open(FACILITY);
        assertThat(played.signatures).hasSize(1);
        assertThat(played.tokens).hasSize(1);
    }

    @Test @Proves("KSF-09") void a_token_is_used_to_the_end_of_2026_and_no_longer() {
        clinic.enters(KsefClinic.TOKEN);
        clinic.clock.set(Instant.parse("2026-12-31T22:59:59Z"));
        ksef.open(FACILITY);

        clinic.clock.set(Instant.parse("2026-12-31T23:00:00Z"));

        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(NotLoggedIn.class);
        assertThat(played.tokens).hasSize(1);
    }

    @Test void without_anything_to_get_in_with_nothing_is_asked() {
        assertThatThrownBy(() -> ksef.close(FACILITY, "20261120-SO-1")).isInstanceOf(NotLoggedIn.class);
        clinic.enters(KsefClinic.TOKEN);
        var known = aFacility();
        clinic.stores.transactions().record(() -> clinic.stores.directory().save(new Facility(known.id(), known.name(), known.zone(), known.phone(), known.email(),
                Option.none(), known.address())));
        assertThatThrownBy(() -> ksef.close(FACILITY, "20261120-SO-1")).isInstanceOf(NotLoggedIn.class);

        assertThat(played.asked()).isEmpty();
    }

    @Test void one_login_serves_until_its_tokens_end() {
        clinic.enters(KsefClinic.TOKEN);
        ksef.open(FACILITY);

        clinic.clock.advance(Duration.ofSeconds(15 * 60 - 91));
        ksef.open(FACILITY);
        assertThat(played.asked()).doesNotContain(REFRESH);

        clinic.clock.advance(Duration.ofSeconds(1));
        ksef.open(FACILITY);
        assertThat(played.asked()).filteredOn(REFRESH::equals).hasSize(1);
        assertThat(played.last(REFRESH).bearer()).startsWith("refresh-");

        clinic.clock.advance(Duration.ofDays(7));
        ksef.open(FACILITY);
        assertThat(played.asked()).filteredOn(REFRESH::equals).hasSize(1);
        assertThat(played.tokens).hasSize(2);
    }

    @Test void a_token_that_is_refused_before_its_time_is_refreshed_once_then_the_clinic_logs_in_anew_once_and_then_somebody_must_see_to_it() {
        clinic.enters(KsefClinic.TOKEN);
        ksef.open(FACILITY);
        unauthorized(OPEN, 1);

        ksef.open(FACILITY);
        assertThat(played.asked()).filteredOn(REFRESH::equals).hasSize(1);
        assertThat(played.tokens).hasSize(1);

        unauthorized(OPEN, 2);
        ksef.open(FACILITY);
        assertThat(played.tokens).hasSize(2);

        unauthorized(OPEN, 3);
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(NotLoggedIn.class);
        assertThat(played.asked()).filteredOn(OPEN::equals).hasSize(9);
    }

    @Test void a_refresh_that_is_refused_leads_to_a_login() {
        clinic.enters(KsefClinic.TOKEN);
        ksef.open(FACILITY);
        played.forgetBearers();

        ksef.open(FACILITY);

        assertThat(played.tokens).hasSize(2);
    }

    @Test @Proves("KSF-12") void what_is_replaced_or_taken_back_counts_at_once() {
        clinic.enters(KsefClinic.TOKEN);
        ksef.open(FACILITY);

        clinic.enters(KsefClinic.certificate("login", "parasol"));
        ksef.open(FACILITY);
        assertThat(played.signatures).hasSize(1);

        clinic.takesBack(Kind.AUTHENTICATION);
        clinic.takesBack(Kind.TOKEN);
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(NotLoggedIn.class);
    }

    @Test void a_facility_whose_nip_was_changed_logs_in_anew() {
        clinic.enters(KsefClinic.TOKEN);
        ksef.open(FACILITY);
        var known = aFacility();
        clinic.stores.transactions().record(() -> clinic.stores.directory().save(new Facility(known.id(), known.name(), known.zone(), known.phone(), known.email(),
                Option.some(new Nip("1111111111")), known.address())));

        ksef.open(FACILITY);

        assertThat(played.last(WITH_TOKEN).json().getJsonObject("contextIdentifier").getString("value")).isEqualTo("1111111111");
    }

    @Test void a_login_that_takes_longer_is_weather_and_the_next_caller_asks_for_the_same_one() {
        clinic.enters(KsefClinic.TOKEN);
        played.loginStatuses.addAll(List.of(100, 100, 100));

        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(GatewayUnavailable.class).isNotInstanceOf(NotLoggedIn.class);
        ksef.open(FACILITY);

        assertThat(played.tokens).hasSize(1);
        assertThat(played.asked()).filteredOn(STATUS::equals).hasSize(4);
    }

    @Test void many_at_once_log_in_once() throws Exception {
        clinic.enters(KsefClinic.TOKEN);
        var hands = Executors.newFixedThreadPool(8);
        var opened = IntStream.range(0, 8).mapToObj(each -> hands.submit(() -> ksef.open(FACILITY))).toList();
        for (var one : opened) {
            assertThat(one.get(20, TimeUnit.SECONDS)).contains("-SO-");
        }
        hands.shutdownNow();

        assertThat(played.tokens).hasSize(1);
    }

    // Every code has its way

    @ParameterizedTest(name = "{0} is {1}") @CsvSource({"100, weather", "199, weather", "415, person", "425, weather", "450, person", "460, person", "470, person", "480, person",
        "500, weather", "550, weather", "499, person", "999, person", "0, weather"})
    @Proves({"KSF-05", "KSF-06"}) void a_status_of_the_login(int code, String way) {
        clinic.enters(KsefClinic.TOKEN);
        played.loginStatuses.addAll(List.of(code, code, code));

        endsAs(way);
    }

    @ParameterizedTest(name = "{0} is {1}") @CsvSource({"21001, person", "21111, weather", "21115, person", "21117, person", "21217, person", "21301, person", "21304, weather",
        "21308, person", "21401, person", "21405, person", "21406, person", "9101, person", "9102, person", "9103, person", "9105, person", "29999, person"})
    @Proves({"KSF-05", "KSF-06"}) void a_refusal_of_the_login(int code, String way) {
        clinic.enters(KsefClinic.certificate("login", "parasol"));
        played.fault(WITH_CERTIFICATE, code);

        endsAs(way);
    }

    @ParameterizedTest(name = "{0} is {1}") @CsvSource({"301, weather", "401, person", "403, person", "404, weather", "410, weather", "500, weather", "502, weather", "503, weather", "504, weather"})
    void a_status_of_http_at_the_login(int status, String way) {
        clinic.enters(KsefClinic.TOKEN);
        played.script(WITH_TOKEN, status, "text/html", "<html>Przepraszamy</html>");

        endsAs(way);
    }

    @ParameterizedTest @ValueSource(strings = {"POST /auth/challenge", WITH_TOKEN, STATUS, REDEEM, "GET /security/public-key-certificates"})
    void an_answer_that_says_nothing_is_weather(String what) {
        clinic.enters(KsefClinic.TOKEN);
        for (var body : List.of("", "{}", "[]", "<html>", "{\"challenge\":\"kot\"}", "{\"status\":{}}", "[{\"certificate\":\"a2V5\"}]", "{\"referenceNumber\":\"../../\"}", "[".repeat(5000))) {
            played.script(what, 200, "application/json", body);
            endsAs("weather");
        }
    }

    @Test void the_tokens_of_a_login_are_fetched_once_and_when_that_answer_is_lost_the_clinic_logs_in_again() {
        clinic.enters(KsefClinic.TOKEN);
        played.fault(REDEEM, 21301);
        endsAs("weather");

        ksef.open(FACILITY);

        assertThat(played.tokens).hasSize(2);
    }

    @Test void a_login_that_ksef_forgot_begins_again() {
        clinic.enters(KsefClinic.TOKEN);
        played.fault(STATUS, 21304);
        endsAs("weather");

        ksef.open(FACILITY);

        assertThat(played.tokens).hasSize(2);
    }

    @Test void a_public_key_that_ksef_does_not_know_any_more_is_fetched_anew_once() {
        clinic.enters(KsefClinic.TOKEN);
        played.fault(WITH_TOKEN, 21470);
        ksef.open(FACILITY);
        assertThat(played.asked()).filteredOn("GET /security/public-key-certificates"::equals).hasSize(2);

        played.fault(OPEN, 21470);
        played.publicKeyId = "new";
        ksef.open(FACILITY);
        assertThat(played.last(OPEN).json().getJsonObject("encryption").getString("publicKeyId")).isEqualTo("new");

        played.fault(OPEN, 21470);
        played.fault(OPEN, 21470);
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(GatewayUnavailable.class).isNotInstanceOf(NotLoggedIn.class);
    }

    @Test void public_keys_are_kept_for_some_hours() {
        clinic.enters(KsefClinic.TOKEN);
        ksef.open(FACILITY);
        clinic.clock.advance(Duration.ofHours(4).minusMillis(1));
        ksef.open(FACILITY);
        assertThat(played.asked()).filteredOn("GET /security/public-key-certificates"::equals).hasSize(1);

        clinic.clock.advance(Duration.ofMillis(1));
        ksef.open(FACILITY);
        assertThat(played.asked()).filteredOn("GET /security/public-key-certificates"::equals).hasSize(2);
    }

    @Test void whoever_is_told_to_wait_does_not_knock_until_then() {
        clinic.enters(KsefClinic.TOKEN);
        played.script(WITH_TOKEN, 429, "application/json", "{\"status\":{\"code\":429}}", "Retry-After", "90");
        var until = clinic.clock.instant().plusSeconds(90);

        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOfSatisfying(Throttled.class, wait -> assertThat(wait.until()).isEqualTo(until));
        var asked = played.asked().size();
        clinic.clock.advance(Duration.ofSeconds(89));
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOfSatisfying(Throttled.class, wait -> assertThat(wait.until()).isEqualTo(until));
        assertThat(played.asked()).hasSize(asked);

        clinic.clock.advance(Duration.ofSeconds(1));
        assertThat(ksef.open(FACILITY)).contains("-SO-");
    }

    private void unauthorized(String what, int times) {
        for (int each = 0; each < times; each++) {
            played.script(what, 401, "application/problem+json", "{\"title\":\"Unauthorized\",\"status\":401}");
        }
    }

    /** Nothing secret is in what is said about it. */
    private void endsAs(String way) {
        assertThatThrownBy(() -> ksef.open(FACILITY)).isInstanceOf(GatewayUnavailable.class)
                .satisfies(no -> assertThat(no instanceof NotLoggedIn).isEqualTo(way.equals("person")))
                .hasMessageNotContaining("5a5a").hasMessageNotContaining("access-").hasMessageNotContaining("temporary-");
    }
}
