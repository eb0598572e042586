package pl.proassist.adapters.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.adapters.email.TestMail.ANNA;
import static pl.proassist.adapters.email.TestMail.CLOCK;
import static pl.proassist.adapters.email.TestMail.MESSAGE;

import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.adapters.email.SmtpSettings.Security;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Handover;

/** Who may read a letter on its way: only the server whose name we asked for and whose certificate somebody vouches for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmtpSecurityTest {

    private static TestCertificate ours;
    private static TestCertificate another;

    @BeforeAll static void make_certificates(@TempDir Path folder) throws Exception {
        ours = TestCertificate.named("localhost", folder);
        another = TestCertificate.named("mail.example.org", folder);
    }

    @Test void with_starttls_nothing_personal_is_said_before_the_line_is_protected() {
        try (var server = ScriptedSmtp.offeringStartTls(ours.identity())) {
            assertThat(send(server, Security.STARTTLS, ours.trust())).isInstanceOf(Handover.Accepted.class);

            assertThat(server.commands).startsWith("EHLO przychodnia.pl", "STARTTLS", "EHLO przychodnia.pl", "MAIL FROM:<rejestracja@przychodnia.pl>");
            assertThat(server.letters).hasSize(1);
        }
    }

    @Test void with_tls_the_line_is_protected_from_the_first_byte() {
        try (var server = ScriptedSmtp.overTls(ours.identity())) {
            assertThat(send(server, Security.TLS, ours.trust())).isInstanceOf(Handover.Accepted.class);
            assertThat(server.letters).hasSize(1);
        }
    }

    @ParameterizedTest @EnumSource(value = Security.class, names = {"STARTTLS", "TLS"})
    void a_certificate_that_nobody_vouches_for_is_weather(Security security) {
        try (var server = offering(security, ours)) {
            assertThatThrownBy(() -> send(server, security, another.trust())).isInstanceOf(GatewayUnavailable.class);
            assertThat(server.commands).noneMatch(command -> command.contains("anna"));
        }
    }

    @ParameterizedTest @EnumSource(value = Security.class, names = {"STARTTLS", "TLS"})
    void a_good_certificate_of_another_server_is_weather(Security security) {
        try (var server = offering(security, another)) {
            assertThatThrownBy(() -> send(server, security, another.trust())).isInstanceOf(GatewayUnavailable.class);
            assertThat(server.commands).noneMatch(command -> command.contains("anna"));
        }
    }

    private static ScriptedSmtp offering(Security security, TestCertificate certificate) {
        return security == Security.TLS ? ScriptedSmtp.overTls(certificate.identity()) : ScriptedSmtp.offeringStartTls(certificate.identity());
    }

    private static Handover send(ScriptedSmtp server, Security security, SSLSocketFactory trust) {
        return new SmtpMailer(TestMail.through(server.port(), security), CLOCK, trust).send(MESSAGE, ANNA, "Opłata", "Tekst");
    }
}
