package pl.proassist.adapters.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.adapters.email.SmtpSettings.Login;
import pl.proassist.adapters.email.SmtpSettings.Security;
import pl.proassist.domain.patient.EmailAddress;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmtpSettingsTest {

    @Test void a_password_is_never_printed() {
        var settings = settings("smtp.przychodnia.pl", 587, Security.STARTTLS, Option.some(new Login("rejestracja", "tajne")), "Przychodnia");

        assertThat(settings).hasToString("mail server smtp.przychodnia.pl:587 by STARTTLS");
        assertThat(settings.login().get().toString()).doesNotContain("tajne", "rejestracja");
    }

    @Test void a_password_does_not_travel_unprotected() {
        assertThatThrownBy(() -> settings("smtp.przychodnia.pl", 25, Security.NONE, Option.some(new Login("rejestracja", "tajne")), "Przychodnia"))
                .hasMessageContaining("unprotected");
    }

    @ParameterizedTest @CsvSource({"smtp.przychodnia.pl, 25", "127.0.0.1, 2525", "localhost, 65535", "[::1], 1"})
    void a_server_that_trusts_us_needs_no_password(String host, int port) {
        assertThatCode(() -> settings(host, port, Security.NONE, Option.none(), "Przychodnia")).doesNotThrowAnyException();
    }

    @ParameterizedTest @ValueSource(strings = {"", "smtp przychodnia", "smtp.przychodnia.pl/x"})
    void a_host_that_is_none_is_refused(String host) {
        assertThatThrownBy(() -> settings(host, 587, Security.STARTTLS, Option.none(), "Przychodnia")).hasMessageContaining("host name");
    }

    @ParameterizedTest @ValueSource(ints = {0, -1, 65536})
    void a_port_that_is_none_is_refused(int port) {
        assertThatThrownBy(() -> settings("smtp.przychodnia.pl", port, Security.STARTTLS, Option.none(), "Przychodnia")).hasMessageContaining("port");
    }

    @ParameterizedTest @ValueSource(strings = {"Przychodnia\r\nBcc: eve@example.com", "a\nb", "a\u0000b"})
    void a_name_that_would_begin_a_header_is_refused(String name) {
        assertThatThrownBy(() -> settings("smtp.przychodnia.pl", 587, Security.STARTTLS, Option.none(), name)).hasMessageContaining("one line");
    }

    @Test void half_a_login_is_none() {
        assertThatThrownBy(() -> new Login("rejestracja", "")).hasMessageContaining("a user and a password");
    }

    private static SmtpSettings settings(String host, int port, Security security, Option<Login> login, String name) {
        return new SmtpSettings(host, port, security, login, new EmailAddress("rejestracja@przychodnia.pl"), Option.some(name), Option.none(),
                Duration.ofSeconds(5), Duration.ofSeconds(20));
    }
}
