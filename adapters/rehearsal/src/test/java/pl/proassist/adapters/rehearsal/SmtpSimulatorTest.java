package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;

@Proves("LNK-04")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpSimulatorTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");
    private static final UUID OUTBOX = UUID.fromString("0b0f6f0c-9a0e-4a7e-8f11-000000000123");

    private static Stage stage;
    private static PlayedProduct product;
    private static Simulators simulators;

    @BeforeAll
    static void build() {
        stage = Stage.set();
        product = new PlayedProduct();
        simulators = new Simulators(stage.source(), stage.clock, stage.settings(product.address()));
        simulators.start();
    }

    @AfterAll
    static void strike() {
        simulators.close();
        product.close();
        stage.close();
    }

    @BeforeEach
    void clear() {
        stage.clear();
        product.forget();
        stage.clock.set(NOON);
    }

    @Test
    void a_letter_can_be_read_as_it_was_written() throws Exception {
        stage.database.update("INSERT INTO message (id, kind) VALUES (?, 'VISIT_CONFIRMED')", OUTBOX);

        send();

        assertThat(simulators.messages().to("Anna.Nowak@example.org")).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo("EMAIL");
            assertThat(message.to()).isEqualTo("anna.nowak@example.org");
            assertThat(message.kind()).contains("VISIT_CONFIRMED");
            assertThat(message.subject()).contains("Wizyta opłacona – dziękujemy");
            assertThat(message.text()).isEqualTo("Dzień dobry,\n\n.wizyta jest potwierdzona: środa, 14 stycznia.");
            assertThat(message.reference()).contains("<" + OUTBOX + "@proassist.example>");
            assertThat(message.at()).isEqualTo(NOON);
        });
    }

    @Test
    void the_same_letter_twice_is_two_letters() throws Exception {
        send();
        send();

        assertThat(simulators.messages().all()).hasSize(2).extracting(SimulatedMessages.Message::reference)
                .containsOnly(io.vavr.control.Option.some("<" + OUTBOX + "@proassist.example>"));
    }

    @Test
    void a_mailbox_that_does_not_exist_bounces() {
        breaks(Fault.BOUNCE);

        assertThatThrownBy(SmtpSimulatorTest::send).isInstanceOf(SendFailedException.class).rootCause().hasMessageContaining("550 5.1.1");
        assertThat(simulators.messages().all()).isEmpty();
    }

    @Test
    void a_letter_that_was_taken_may_bounce_a_while_later_at_the_products_door() throws Exception {
        breaks(Fault.BOUNCE_LATER);

        send();
        assertThat(product.bounces).isEmpty();
        stage.clock.set(NOON.plusSeconds(10));
        simulators.works().forEach(work -> work.runSome());

        assertThat(simulators.messages().all()).hasSize(1);
        assertThat(product.bounces).singleElement().satisfies(bounce -> assertThat(bounce)
                .startsWith("/webhooks/email/bounces/" + Stage.BOUNCE_SECRET + "\n")
                .contains("To: rejestracja@proassist.example", "report-type=delivery-status", "Final-Recipient: rfc822; anna.nowak@example.org",
                        "Action: failed", "Message-ID: <" + OUTBOX + "@proassist.example>"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_500", "REFUSED", "TIMEOUT"})
    void what_was_not_taken_is_not_there(Fault fault) {
        breaks(fault);

        assertThatThrownBy(SmtpSimulatorTest::send).isInstanceOf(MessagingException.class)
                .hasMessageContaining(switch (fault) {
                    case HTTP_500 -> "451";
                    case REFUSED -> "554";
                    default -> "";
                });

        assertThat(simulators.messages().all()).isEmpty();
    }

    @Test
    void a_lost_answer_leaves_the_letter_delivered() {
        breaks(Fault.LOST);

        assertThatThrownBy(SmtpSimulatorTest::send).isInstanceOf(MessagingException.class);

        assertThat(simulators.messages().all()).hasSize(1);
    }

    private static void breaks(Fault fault) {
        simulators.faults().replace(Map.of(FaultySpot.EMAIL_SEND, fault));
    }

    private static void send() throws MessagingException {
        var properties = new Properties();
        properties.putAll(Map.of("mail.smtp.host", "127.0.0.1", "mail.smtp.port", String.valueOf(simulators.smtpPort()),
                "mail.smtp.timeout", "1000", "mail.smtp.connectiontimeout", "1000"));
        var letter = new MimeMessage(Session.getInstance(properties)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + OUTBOX + "@proassist.example>");
            }
        };
        letter.setFrom(new InternetAddress("rejestracja@proassist.example"));
        letter.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("Anna.Nowak@example.org"));
        letter.setSubject("Wizyta opłacona – dziękujemy", "UTF-8");
        letter.setText("Dzień dobry,\r\n\r\n.wizyta jest potwierdzona: środa, 14 stycznia.", "UTF-8");
        Transport.send(letter);
    }
}
