package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The patients' mail server: takes every message as it comes, also the same one twice, and lets it be read again. It can bounce,
 * at once or later, stall, refuse, or hang up after it took a message.
 */
public final class SmtpSimulator implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final Duration BOUNCES_AFTER = Duration.ofSeconds(10);
    private static final Duration LONGER_THAN_ANY_CLIENT_WAITS = Duration.ofSeconds(3);

    private final SimulatedMessages messages;
    private final Faults faults;
    private final RehearsalSettings settings;
    private final Clock clock;
    private final SMTPServer server;
    private final CountDownLatch closing = new CountDownLatch(1);

    private SmtpSimulator(RehearsalSettings settings, SimulatedMessages messages, Faults faults, Clock clock) {
        this.messages = messages;
        this.faults = faults;
        this.settings = settings;
        this.clock = clock;
        this.server = SMTPServer.port(settings.smtpPort()).bindAddress(InetAddress.getLoopbackAddress()).hostName("localhost").hideTLS()
                .maxMessageSize(LARGEST_MESSAGE).messageHandlerFactory(Mail::new).build();
        server.start();
    }

    static SmtpSimulator start(RehearsalSettings settings, SimulatedMessages messages, Faults faults, Clock clock) {
        return new SmtpSimulator(settings, messages, faults, clock);
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }

    /** One message on its way in. */
    private final class Mail implements MessageHandler {

        private final MessageContext context;
        private final List<String> recipients = new ArrayList<>();
        private String returnPath = "";

        private Mail(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String sender) {
            returnPath = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (fault() == Fault.BOUNCE) {
                throw new RejectException(550, "5.1.1 mailbox unavailable");
            }
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            var content = data.readAllBytes();
            var fault = fault();
            if (fault == Fault.HTTP_500) {
                throw new RejectException(451, "4.3.0 try again later");
            }
            if (fault == Fault.REFUSED) {
                throw new RejectException(554, "5.6.0 message refused");
            }
            if (fault == Fault.TIMEOUT) {
                stall(LONGER_THAN_ANY_CLIENT_WAITS);
                return hangUp();
            }
            keep(content, Option.when(fault == Fault.BOUNCE_LATER, () -> new SimulatedMessages.Bounce(returnPath,
                    settings.product() + "/webhooks/email/bounces/" + settings.bounceSecret(), clock.instant().plus(BOUNCES_AFTER))));
            if (fault == Fault.SLOW) {
                stall(SmsApiSimulator.SLOWNESS);
            }
            return fault == Fault.LOST ? hangUp() : "2.0.0 accepted";
        }

        @Override
        public void done() {
            // Everything is kept already.
        }

        private Fault fault() {
            return faults.at(FaultySpot.EMAIL_SEND);
        }

        private void keep(byte[] content, Option<SimulatedMessages.Bounce> bounce) throws RejectException {
            try {
                var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
                var text = text(mail).getOrElse("").replace("\r\n", "\n").stripTrailing() + files(mail);
                for (var recipient : recipients) {
                    messages.keep(new SimulatedMessages.Email(recipient, Option.of(mail.getMessageID()),
                            Option.of(mail.getSubject()).getOrElse(""), text, bounce));
                }
            } catch (MessagingException | IOException unreadable) {
                throw new RejectException(554, "5.6.0 message cannot be read");
            }
        }

        private void stall(Duration time) {
            try {
                closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private String hangUp() throws IOException {
            ((org.subethamail.smtp.server.Session) context).closeSocket();
            return "2.0.0 never heard";
        }
    }

    /** What a mailbox shows of files that came along: {@code [faktura.pdf]}. */
    private static String files(Part part) throws MessagingException, IOException {
        var files = new StringBuilder();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                files.append(files(parts.getBodyPart(i)));
            }
        } else if (part.getFileName() != null) {
            files.append("\n[").append(part.getFileName()).append(']');
        }
        return files.toString();
    }

    /** The words a patient reads: the plain text, wherever in the message it stands. */
    private static Option<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return Option.some((String) part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i));
                if (found.isDefined()) {
                    return found;
                }
            }
        }
        return Option.none();
    }
}
