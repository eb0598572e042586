package pl.proassist.adapters.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsApiSettingsTest {

    private static final String SECRET = "8f1d5a77c0de4b21a9e6";

    @ParameterizedTest @CsvSource({"https://api.smsapi.pl/, https://api.smsapi.pl/sms.do", "https://api.smsapi.pl, https://api.smsapi.pl/sms.do",
            "http://127.0.0.1:8099/api//, http://127.0.0.1:8099/api/sms.do"})
    void a_slash_more_or_less_in_the_address_does_no_harm(String base, String sendTo) {
        assertThat(settings(base, "TESTTOKEN", "Przychodnia", 3, SECRET).sendAddress()).isEqualTo(URI.create(sendTo));
    }

    @Test void delivery_reports_come_to_an_address_that_holds_the_secret() {
        assertThat(settings("https://api.smsapi.pl/", "TESTTOKEN", "Przychodnia", 3, SECRET).reportAddress())
                .contains(URI.create("https://wizyty.przychodnia.pl/webhooks/smsapi/" + SECRET));
    }

    @Test void neither_token_nor_secret_is_printed() {
        assertThat(settings("https://api.smsapi.pl/", "TESTTOKEN", "Przychodnia", 3, SECRET)).hasToString("SMSAPI at https://api.smsapi.pl/");
    }

    @ParameterizedTest @ValueSource(strings = {"http://api.smsapi.pl/", "http://localhost.example.org/", "ftp://api.smsapi.pl/", "sms"})
    void the_token_is_not_sent_in_the_clear(String base) {
        assertThatThrownBy(() -> settings(base, "TESTTOKEN", "Przychodnia", 3, SECRET)).hasMessageContaining("must be https");
    }

    @ParameterizedTest @ValueSource(strings = {"", "a\r\nX-Injected: 1", "żeton"})
    void a_token_that_would_break_the_header_is_refused(String token) {
        assertThatThrownBy(() -> settings("https://api.smsapi.pl/", token, "Przychodnia", 3, SECRET)).hasMessageContaining("token");
    }

    @ParameterizedTest @ValueSource(strings = {"", "Przychodnia1", "Łódź"})
    void a_sender_the_provider_would_not_take_is_refused(String sender) {
        assertThatThrownBy(() -> settings("https://api.smsapi.pl/", "TESTTOKEN", sender, 3, SECRET)).hasMessageContaining("sender");
    }

    @ParameterizedTest @ValueSource(ints = {0, 11})
    void an_sms_has_one_to_ten_parts(int parts) {
        assertThatThrownBy(() -> settings("https://api.smsapi.pl/", "TESTTOKEN", "Przychodnia", parts, SECRET)).hasMessageContaining("1 to 10");
    }

    @ParameterizedTest @ValueSource(strings = {"", "short", "with/a/slash/in/its/middle"})
    void a_secret_that_can_be_guessed_or_breaks_the_address_is_refused(String secret) {
        assertThatThrownBy(() -> settings("https://api.smsapi.pl/", "TESTTOKEN", "Przychodnia", 3, secret)).hasMessageContaining("secret");
    }

    private static SmsApiSettings settings(String base, String token, String sender, int maxParts, String secret) {
        return new SmsApiSettings(URI.create(base), token, Option.some(sender), maxParts, 5, Option.some(URI.create("https://wizyty.przychodnia.pl")),
                secret, Duration.ofSeconds(2), Duration.ofSeconds(5));
    }
}
