package pl.proassist.adapters.email;

import io.vavr.control.Option;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import pl.proassist.application.port.Mailer;
import pl.proassist.domain.patient.EmailAddress;

/**
 * An e-mail in plain text, with a file or without, whose identity comes from the message's id, not from the try: mailboxes keep one of two copies. Says
 * that a machine wrote it, so that holiday replies stay away (RFC 3834).
 */
final class Letter extends SMTPMessage {

    private final String identity;

    private Letter(Session session, String identity) {
        super(session);
        this.identity = identity;
    }

    static Letter of(Session session, SmtpSettings settings, UUID message, Instant now, EmailAddress to, String subject, String text,
                     Option<Mailer.Attachment> attachment) throws MessagingException, UnsupportedEncodingException {
        var charset = StandardCharsets.UTF_8.name();
        var sender = settings.from().value();
        var letter = new Letter(session, "<" + message + "@" + sender.substring(sender.indexOf('@') + 1) + ">");
        settings.bounces().forEach(bounces -> letter.setEnvelopeFrom(Bounce.address(bounces, message).value()));
        letter.setFrom(new InternetAddress(sender, settings.fromName().getOrNull(), charset));
        letter.setRecipient(RecipientType.TO, new InternetAddress(to.value()));
        letter.setSubject(oneLine(subject), charset);
        letter.setSentDate(Date.from(now));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.say(text, attachment, charset);
        letter.saveChanges();
        return letter;
    }

    private void say(String text, Option<Mailer.Attachment> attachment, String charset) throws MessagingException {
        if (attachment.isEmpty()) {
            setText(text, charset);
            return;
        }
        var words = new MimeBodyPart();
        words.setText(text, charset);
        setContent(new MimeMultipart(words, file(attachment.get())));
    }

    private static MimeBodyPart file(Mailer.Attachment attachment) throws MessagingException {
        var file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.bytes(), attachment.mediaType())));
        file.setFileName(attachment.name());
        file.setDisposition(Part.ATTACHMENT);
        return file;
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
