package pl.proassist.adapters.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.adapters.email.TestMail.ANNA;
import static pl.proassist.adapters.email.TestMail.CLOCK;
import static pl.proassist.adapters.email.TestMail.MESSAGE;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Handover;
import pl.proassist.domain.patient.EmailAddress;

/** What a mail server may say, and what that means for a letter. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmtpMailerTest {

    private final ScriptedSmtp server = new ScriptedSmtp();

    @AfterEach void stop() {
        server.close();
    }

    @Test @Proves("MSG-09") void a_letter_that_was_taken_is_known_by_its_message_id() {
        assertThat(send()).isEqualTo(new Handover.Accepted(Option.some("<" + MESSAGE + "@przychodnia.pl>"), 1));
        assertThat(server.commands).startsWith("EHLO przychodnia.pl", "MAIL FROM:<rejestracja@przychodnia.pl>", "RCPT TO:<anna@example.org>", "DATA");
    }

    @Test @Proves("MSG-09") void where_bounces_have_an_address_each_letter_has_its_own_in_the_envelope_and_patients_see_the_clinics() {
        var settings = TestMail.bouncingTo("zwroty@przychodnia.pl", server.port());

        new SmtpMailer(settings, CLOCK).send(MESSAGE, new EmailAddress("anna@example.org"), "Opłata", "Tekst");

        assertThat(server.commands).contains("MAIL FROM:<zwroty+" + MESSAGE + "@przychodnia.pl>");
        assertThat(server.letters.get(0)).contains("<rejestracja@przychodnia.pl>").doesNotContain("zwroty+");
    }

    @ParameterizedTest @ValueSource(ints = {550, 551, 553, 501, 503, 554})
    void a_mailbox_that_is_refused_for_good_is_the_addressees_matter(int code) {
        server.replying("RCPT", code + " 5.1.1 <anna@example.org>: no such user");

        assertThat(send()).isEqualTo(new Handover.AddresseeRefused("smtp " + code + ": the mailbox was refused"));
        assertThat(server.letters).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"anna..k@example.org", ".anna@example.org", "anna.@example.org"})
    void an_address_that_no_mailbox_can_have_is_not_even_tried(String address) {
        var answer = new SmtpMailer(TestMail.through(server.port()), CLOCK).send(MESSAGE, new EmailAddress(address), "Opłata", "Tekst");

        assertThat(answer).isEqualTo(new Handover.AddresseeRefused("smtp: an address that no mailbox can have"));
        assertThat(server.commands).isEmpty();
    }

    @ParameterizedTest @ValueSource(ints = {421, 450, 451, 452, 552})
    void a_mailbox_that_is_full_or_guarded_is_tried_later(int code) {
        server.replying("RCPT", code + " 4.2.2 <anna@example.org>: not now");

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.none(), "smtp " + code + ": the mailbox was refused"));
    }

    @ParameterizedTest @CsvSource({"DATA, 554", "., 550", "., 552", "., 554"})
    void a_letter_that_is_refused_for_its_content_is_rejected(String step, int code) {
        server.replying(step, code + " 5.7.1 spam for <anna@example.org>");

        assertThat(send()).isEqualTo(new Handover.Rejected("smtp " + code + ": the letter was refused"));
    }

    @ParameterizedTest @CsvSource({"DATA, 451", "., 421", "., 450", "., 451", "., 452"})
    void a_server_without_time_or_room_for_the_letter_is_tried_later(String step, int code) {
        server.replying(step, code + " 4.3.0 later, <anna@example.org>");

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.none(), "smtp " + code + ": the letter was refused"));
    }

    @ParameterizedTest @CsvSource({"MAIL, 550", "MAIL, 554", "MAIL, 530"})
    void our_own_address_being_refused_is_a_channel_that_is_down(String step, int code) {
        server.replying(step, code + " 5.7.1 <rejestracja@przychodnia.pl>: not owned by user");

        assertThat(send()).isEqualTo(new Handover.ChannelDown("smtp " + code + ": our own address was refused"));
    }

    @Test void a_busy_server_is_tried_later() {
        server.replying("MAIL", "451 4.3.2 busy");

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.none(), "smtp 451: our own address was refused"));
    }

    @ParameterizedTest @ValueSource(strings = {"RCPT", "DATA", "."})
    void a_demand_for_a_login_is_never_the_patients_fault(String step) {
        server.replying(step, "530 5.7.0 must authenticate");

        assertThat(send()).isInstanceOf(Handover.ChannelDown.class);
    }

    @Test void the_login_goes_to_the_server_that_asks_for_one() {
        var login = Base64.getEncoder().encodeToString("rejestracja\0rejestracja\0hasło".getBytes(StandardCharsets.UTF_8));
        server.replying("EHLO", "250-mail.test\r\n250 AUTH PLAIN");

        assertThat(sendWithLogin()).isInstanceOf(Handover.Accepted.class);
        assertThat(server.commands).contains("AUTH PLAIN " + login);
    }

    @ParameterizedTest @ValueSource(strings = {"535 5.7.8 wrong password of rejestracja", "534 5.7.9 too weak", "504 5.5.4 unknown mechanism"})
    void a_refused_login_is_a_channel_that_is_down(String reply) {
        server.replying("EHLO", "250-mail.test\r\n250 AUTH PLAIN").replying("AUTH", reply);

        assertThat(sendWithLogin()).isEqualTo(new Handover.ChannelDown("smtp " + reply.substring(0, 3) + ": our login was refused"));
    }

    @Test void a_server_that_knows_no_login_of_ours_is_a_channel_that_is_down() {
        server.replying("EHLO", "250-mail.test\r\n250 AUTH GSSAPI");

        assertThat(sendWithLogin()).isEqualTo(new Handover.ChannelDown("smtp: the mail server knows no way to log in that we know"));
        assertThat(server.letters).isEmpty();
    }

    @Test void a_login_that_cannot_be_checked_now_is_tried_later() {
        server.replying("EHLO", "250-mail.test\r\n250 AUTH PLAIN").replying("AUTH", "454 4.7.0 directory is away");

        assertThat(sendWithLogin()).isEqualTo(new Handover.TryLater(Option.none(), "smtp 454: no login now"));
    }

    @Test void a_line_that_breaks_during_the_login_is_weather() {
        server.replying("EHLO", "250-mail.test\r\n250 AUTH PLAIN").replying("AUTH", ScriptedSmtp.HANG_UP);

        assertThatThrownBy(this::sendWithLogin).isInstanceOf(GatewayUnavailable.class);
    }

    @Test void a_server_without_starttls_gets_neither_letter_nor_address() {
        var mailer = new SmtpMailer(TestMail.through(server.port(), SmtpSettings.Security.STARTTLS), CLOCK);

        var answer = mailer.send(MESSAGE, ANNA, "Opłata", "Tekst");

        assertThat(answer).isEqualTo(new Handover.ChannelDown("smtp: the mail server offers no STARTTLS"));
        assertThat(server.commands).containsExactly("EHLO przychodnia.pl");
    }

    @Test void starttls_that_fails_half_way_is_weather_and_nothing_goes_out_in_the_clear() {
        server.replying("EHLO", "250-mail.test\r\n250 STARTTLS").replying("STARTTLS", "454 4.7.0 no certificate now");
        var mailer = new SmtpMailer(TestMail.through(server.port(), SmtpSettings.Security.STARTTLS), CLOCK);

        assertThatThrownBy(() -> mailer.send(MESSAGE, ANNA, "Opłata", "Tekst")).isInstanceOf(GatewayUnavailable.class);
        assertThat(server.commands).noneMatch(command -> command.contains("anna"));
    }

    @ParameterizedTest @ValueSource(strings = {ScriptedSmtp.GREETING, "EHLO", "MAIL", "RCPT", "DATA", ScriptedSmtp.END})
    void a_line_that_breaks_is_weather_at_every_step(String step) {
        server.replying(step, ScriptedSmtp.HANG_UP);

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest @ValueSource(strings = {ScriptedSmtp.GREETING, "MAIL", "RCPT", "DATA", ScriptedSmtp.END})
    @Timeout(30) void a_server_that_falls_silent_is_weather_at_every_step(String step) {
        server.replying(step, ScriptedSmtp.SILENCE);
        var mailer = new SmtpMailer(TestMail.patientFor(Duration.ofMillis(200), server.port()), CLOCK);

        assertThatThrownBy(() -> mailer.send(MESSAGE, ANNA, "Opłata", "Tekst")).isInstanceOf(GatewayUnavailable.class)
                .hasMessageContaining("SocketTimeoutException");
    }

    @ParameterizedTest @ValueSource(strings = {"what?", "999 what?", "25", "<html>"})
    void a_reply_that_means_nothing_is_an_unknown_outcome(String reply) {
        server.replying(ScriptedSmtp.END, reply);

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest @ValueSource(strings = {"421 closing", "554 no service here"})
    void a_server_that_turns_us_away_at_the_door_is_weather(String greeting) {
        server.replying(ScriptedSmtp.GREETING, greeting);

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class);
    }

    @ParameterizedTest @ValueSource(strings = {ScriptedSmtp.HANG_UP, ScriptedSmtp.SILENCE, "500 never heard of it"})
    @Timeout(10) void a_letter_stays_taken_however_the_server_says_good_bye(String reply) {
        server.replying("QUIT", reply);

        assertThat(send()).isInstanceOf(Handover.Accepted.class);
    }

    @Test void a_server_that_cannot_be_reached_is_weather() throws IOException {
        var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        free.close();
        var mailer = new SmtpMailer(TestMail.through(free.getLocalPort()), CLOCK);

        assertThatThrownBy(() -> mailer.send(MESSAGE, ANNA, "Opłata", "Tekst")).isInstanceOf(GatewayUnavailable.class)
                .hasMessage("smtp: no connection (ConnectException)");
    }

    @Test void no_address_reaches_log_or_exception() {
        var log = new ArrayList<String>();
        var logger = Logger.getLogger(SmtpMailer.class.getName());
        var listener = listener(log);
        logger.setLevel(Level.ALL);
        logger.addHandler(listener);
        try {
            server.replying("RCPT", "550 <anna@example.org> unknown").replying("RCPT", "what anna@example.org?");
            send();
            assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class)
                    .satisfies(thrown -> assertThat(thrown).hasNoCause())
                    .hasMessageNotContaining("anna");
            send();
        } finally {
            logger.removeHandler(listener);
            logger.setLevel(null);
        }

        assertThat(log).filteredOn(line -> line.contains(MESSAGE.toString())).hasSize(2);
        assertThat(log).noneMatch(line -> line.contains("anna"));
    }

    private Handover send() {
        return new SmtpMailer(TestMail.through(server.port()), CLOCK).send(MESSAGE, ANNA, "Opłata", "Tekst");
    }

    private Handover sendWithLogin() {
        return new SmtpMailer(TestMail.withLogin(server.port(), "rejestracja", "hasło"), CLOCK).send(MESSAGE, ANNA, "Opłata", "Tekst");
    }

    private static Handler listener(List<String> log) {
        return new Handler() {
            @Override public void publish(LogRecord entry) {
                log.add(new SimpleFormatter().format(entry));
            }

            @Override public void flush() {
                // every line is kept at once
            }

            @Override public void close() {
                // nothing is held open
            }
        };
    }
}
