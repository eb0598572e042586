package pl.proassist.adapters.email;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.email.TestMail.ANNA;
import static pl.proassist.adapters.email.TestMail.CLOCK;
import static pl.proassist.adapters.email.TestMail.MESSAGE;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.vavr.control.Option;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;

/** The letter as it lies in the patient's mailbox. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LetterTest {

    private static final String TEXT = "Dzień dobry, Łucjo!\n\nZapłać do 20:00: https://rej.example.org/p/V7K2M9QX\n.\nDo zobaczenia — Przychodnia\n";

    private final GreenMail mailbox = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @BeforeEach void open() {
        mailbox.start();
    }

    @AfterEach void close() {
        mailbox.stop();
    }

    @Test @Proves("MSG-09") void it_says_who_when_and_that_a_machine_wrote_it() throws Exception {
        send("Opłata za wizytę", TEXT);

        var letter = letter();
        assertThat(letter.getHeader("Message-ID")).containsExactly("<" + MESSAGE + "@przychodnia.pl>");
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getSentDate()).isEqualTo(Date.from(CLOCK.instant()));
        assertThat(letter.getFrom()).containsExactly(new InternetAddress("rejestracja@przychodnia.pl", "Przychodnia Źródło, Łódź"));
        assertThat(((InternetAddress) letter.getFrom()[0]).getPersonal()).isEqualTo("Przychodnia Źródło, Łódź");
        assertThat(letter.getAllRecipients()).containsExactly(new InternetAddress("anna@example.org"));
    }

    @Test @Proves("MSG-09") void polish_letters_arrive_in_subject_and_text_and_the_headers_are_ascii() throws Exception {
        send("Opłata za wizytę – do 20:00", TEXT);

        var letter = letter();
        assertThat(letter.getSubject()).isEqualTo("Opłata za wizytę – do 20:00");
        assertThat(letter.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(text(letter)).isEqualTo(TEXT.stripTrailing());
        assertThat(letter.getAllHeaderLines().asIterator()).toIterable().allMatch(line -> line.chars().allMatch(sign -> sign < 128));
    }

    @ParameterizedTest @ValueSource(strings = {"Opłata\r\nBcc: eve@example.com", "Oplata\nBcc: eve@example.com", "Oplata\rBcc: eve@example.com",
            "Oplata\r\n\r\nBcc: eve@example.com", "Oplata\u2028Bcc: eve@example.com", "\r\n\tBcc: eve@example.com", "Oplata\u0085Bcc: eve@example.com"})
    void a_line_break_in_the_subject_begins_no_header(String subject) throws Exception {
        send(subject, TEXT);

        var letter = letter();
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getSubject()).matches("(Op[łl]ata )?Bcc: eve@example.com");
        assertThat(text(letter)).isEqualTo(TEXT.stripTrailing());
    }

    @ParameterizedTest @ValueSource(strings = {"a\r\n.\r\nMAIL FROM:<eve@example.com>\r\n", "a\n.\nQUIT\n", "a\r.\rQUIT\r", "..\n.a\n"})
    void a_text_that_looks_like_the_end_of_a_letter_arrives_whole(String text) throws Exception {
        send("Oplata", text);

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(text(letter())).isEqualTo(text.replaceAll("\r\n?", "\n").stripTrailing());
    }

    @Test void a_very_long_line_arrives_whole() throws Exception {
        send("Oplata", "a".repeat(5_000) + "ł");

        assertThat(text(letter())).isEqualTo("a".repeat(5_000) + "ł");
    }

    @Test void two_tries_are_two_copies_of_one_letter() throws Exception {
        send("Oplata", TEXT);
        send("Oplata", TEXT);

        var letters = mailbox.getReceivedMessages();
        assertThat(letters).hasSize(2);
        assertThat(letters[0].getMessageID()).isEqualTo(letters[1].getMessageID());
    }

    @Test @Proves("INV-02") void a_file_arrives_byte_by_byte_beside_the_words() throws Exception {
        var pdf = new byte[70_000];
        new Random(7).nextBytes(pdf);

        new SmtpMailer(TestMail.through(mailbox.getSmtp().getPort()), CLOCK).send(MESSAGE, ANNA, "Faktura za wizytę", TEXT,
                Option.some(new Mailer.Attachment("faktura-FV-2026-11-1.pdf", "application/pdf", pdf)));

        var letter = letter();
        assertThat(letter.getHeader("Message-ID")).containsExactly("<" + MESSAGE + "@przychodnia.pl>");
        assertThat(letter.getSubject()).isEqualTo("Faktura za wizytę");
        var parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n").stripTrailing()).isEqualTo(TEXT.stripTrailing());
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("faktura-FV-2026-11-1.pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(pdf);
    }

    private void send(String subject, String text) {
        var answer = new SmtpMailer(TestMail.through(mailbox.getSmtp().getPort()), CLOCK).send(MESSAGE, ANNA, subject, text);
        assertThat(answer).isInstanceOf(Handover.Accepted.class);
    }

    private MimeMessage letter() {
        return mailbox.getReceivedMessages()[0];
    }

    /** As a mailbox shows it: line ends are the reader's own matter, and GreenMail drops the last one. */
    private static String text(MimeMessage letter) throws Exception {
        return new String(letter.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").stripTrailing();
    }
}
