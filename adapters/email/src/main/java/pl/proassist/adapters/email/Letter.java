package pl.proassist.adapters.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import pl.proassist.domain.patient.EmailAddress;

/**
 * A plain-text e-mail whose identity comes from the message's id, not from the try: mailboxes keep one of two copies. Says
 * that a machine wrote it, so that holiday replies stay away (RFC 3834).
 */
final class Letter extends SMTPMessage {

    private final String identity;

    private Letter(Session session, String identity) {
        super(session);
        this.identity = identity;
    }

    static Letter of(Session session, SmtpSettings settings, UUID message, Instant now, EmailAddress to, String subject, String text)
            throws MessagingException, UnsupportedEncodingException {
        var charset = StandardCharsets.UTF_8.name();
        var sender = settings.from().value();
        var letter = new Letter(session, "<" + message + "@" + sender.substring(sender.indexOf('@') + 1) + ">");
        settings.bounces().forEach(bounces -> letter.setEnvelopeFrom(Bounce.address(bounces, message).value()));
        letter.setFrom(new InternetAddress(sender, settings.fromName().getOrNull(), charset));
        letter.setRecipient(RecipientType.TO, new InternetAddress(to.value()));
        letter.setSubject(oneLine(subject), charset);
        letter.setSentDate(Date.from(now));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setText(text, charset);
        letter.saveChanges();
        return letter;
    }

    String identity() {
        return identity;
    }

    /** A line break in a header would begin the next header, and a name inside the subject may come from anybody. */
    private static String oneLine(String subject) {
        return subject.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    @Override protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", identity);
    }
}
