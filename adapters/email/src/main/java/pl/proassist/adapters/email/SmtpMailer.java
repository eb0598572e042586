package pl.proassist.adapters.email;

import io.vavr.control.Option;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.io.UnsupportedEncodingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.domain.patient.EmailAddress;

/**
 * E-mail through the facility's own mail server (SMTP, RFC 5321), one connection a letter. Servers quote addresses in their
 * replies, so of a reply only its number is ever kept, logged or thrown.
 */
public final class SmtpMailer implements Mailer {

    private static final Logger LOG = System.getLogger(SmtpMailer.class.getName());
    private static final int OK = 250;

    private final SmtpSettings settings;
    private final Clock clock;
    private final Session session;

    public SmtpMailer(SmtpSettings settings, Clock clock) {
        this(settings, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** For a mail server whose certificate only the facility itself vouches for. */
    public SmtpMailer(SmtpSettings settings, Clock clock, SSLSocketFactory trust) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings, trust));
    }

    private static Properties properties(SmtpSettings settings, SSLSocketFactory trust) {
        var sender = settings.from().value();
        var properties = new Properties();
        properties.setProperty("mail.smtp.from", sender);
        properties.setProperty("mail.smtp.localhost", sender.substring(sender.indexOf('@') + 1));
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.login().isDefined()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.security() == SmtpSettings.Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.security() == SmtpSettings.Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security() == SmtpSettings.Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.socketFactory", trust);
        properties.setProperty("mail.smtp.connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
        properties.setProperty("mail.smtp.timeout", String.valueOf(settings.readTimeout().toMillis()));
        properties.setProperty("mail.smtp.writetimeout", String.valueOf(settings.readTimeout().toMillis()));
        // A letter is accepted when the server says so after its text; how it says good-bye must not make it fail.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override public Handover send(UUID message, EmailAddress to, String subject, String text, Option<Attachment> attachment) {
        var handover = handOver(message, to, subject, text, attachment);
        LOG.log(handover instanceof Handover.Accepted ? Level.DEBUG : Level.WARNING, "e-mail {0}: {1}", message, handover);
        return handover;
    }

    private Handover handOver(UUID message, EmailAddress to, String subject, String text, Option<Attachment> attachment) {
        try {
            var letter = Letter.of(session, settings, message, clock.instant(), to, subject, text, attachment);
            var transport = (SMTPTransport) session.getTransport("smtp");
            try {
                return connect(transport).getOrElse(() -> handOver(letter, transport));
            } finally {
                close(transport);
            }
        } catch (NoSuchProviderException | UnsupportedEncodingException broken) {
            throw new IllegalStateException("this server lacks Jakarta Mail", broken);
        } catch (AddressException impossible) {
            return new Handover.AddresseeRefused("smtp: an address that no mailbox can have");
        } catch (MessagingException unwritable) {
            return new Handover.Rejected("smtp: a letter that cannot be written");
        }
    }

    /** @return what stands in the way, if anything does */
    private Option<Handover> connect(SMTPTransport transport) {
        try {
            transport.connect(settings.host(), settings.port(), settings.login().map(SmtpSettings.Login::user).getOrNull(),
                    settings.login().map(SmtpSettings.Login::password).getOrNull());
            return Option.none();
        } catch (AuthenticationFailedException refused) {
            return Option.some(loginRefused(transport.getLastReturnCode(), refused));
        } catch (MessagingException failed) {
            if (lacksStartTls(transport, failed)) {
                return Option.some(new Handover.ChannelDown("smtp: the mail server offers no STARTTLS"));
            }
            throw unavailable("no connection", failed);
        }
    }

    /** Jakarta Mail says "authentication failed" also when the server was only busy or hung up meanwhile. */
    private static Handover loginRefused(int code, MessagingException failed) {
        return switch (code / 100) {
            case 0 -> throw unavailable("connection lost at login", failed);
            case 4 -> new Handover.TryLater(Option.none(), "smtp " + code + ": no login now");
            case 5 -> new Handover.ChannelDown("smtp " + code + ": our login was refused");
            default -> new Handover.ChannelDown("smtp: the mail server knows no way to log in that we know");
        };
    }

    /** The greeting went well, nothing broke, and yet there is no connection: only the demand for STARTTLS does that. */
    private boolean lacksStartTls(SMTPTransport transport, MessagingException failed) {
        return settings.security() == SmtpSettings.Security.STARTTLS && failed.getNextException() == null
                && transport.getLastReturnCode() == OK && !transport.supportsExtension("STARTTLS");
    }

    private static Handover handOver(Letter letter, SMTPTransport transport) {
        try {
            transport.sendMessage(letter, letter.getAllRecipients());
            return new Handover.Accepted(Option.some(letter.identity()), 1);
        } catch (MessagingException failed) {
            return SmtpRefusal.in(failed).flatMap(SmtpRefusal::handover).getOrElseThrow(() -> unavailable("connection lost", failed));
        }
    }

    /** Without the cause: its text may quote an address. */
    private static GatewayUnavailable unavailable(String what, MessagingException failed) {
        var reason = Option.of(failed.getNextException()).<Throwable>map(cause -> cause).getOrElse(failed);
        return new GatewayUnavailable("smtp: " + what + " (" + reason.getClass().getSimpleName() + ")");
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            LOG.log(Level.DEBUG, "the mail server hung up first");
        }
    }
}
