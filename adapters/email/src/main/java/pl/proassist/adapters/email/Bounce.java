package pl.proassist.adapters.email;

import io.vavr.control.Option;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import pl.proassist.domain.patient.EmailAddress;

/**
 * What a mail server writes when a letter that it had taken was delivered, or was not (RFC 3464). Of all that stands in it only the id of our
 * letter and the fate are read: the rest quotes addresses.
 *
 * @param message our id: in the address to which the report was sent, which only the envelope of that letter had, or else in the Message-ID of
 *                the letter that comes back
 */
record Bounce(Option<UUID> message, Fate fate) {

    /** OPEN: delayed, handed on, or nobody will ever know. */
    enum Fate { DELIVERED, UNDELIVERED, OPEN }

    private static final String ID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";
    private static final Pattern IN_ADDRESS = Pattern.compile("\\+(" + ID + ")@");
    private static final Pattern IN_MESSAGE_ID = Pattern.compile("<(" + ID + ")@");
    private static final List<String> SENT_TO = List.of("X-Original-To", "Delivered-To", "Envelope-To", "To");
    private static final int MOST_PARTS = 10;

    /** The address to which a mail server reports about one letter. */
    static EmailAddress address(EmailAddress bounces, UUID message) {
        var at = bounces.value().lastIndexOf('@');
        return new EmailAddress(bounces.value().substring(0, at) + "+" + message + bounces.value().substring(at));
    }

    /** @return none when it is another kind of mail, such as an answer of somebody on holiday */
    static Option<Bounce> read(byte[] mail) throws Unreadable {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(mail));
            var type = new ContentType(Option.of(message.getContentType()).getOrElse("text/plain"));
            return type.match("multipart/report") && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"))
                    ? Option.some(read(message)) : Option.none();
        } catch (MessagingException | IOException broken) {
            throw new Unreadable(broken);
        }
    }

    private static Bounce read(MimeMessage report) throws MessagingException, IOException {
        var fates = new ArrayList<Fate>();
        var id = sentTo(report);
        var parts = new MimeMultipart(report.getDataHandler().getDataSource());
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            var part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                fates.addAll(fates(part));
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers") || part.isMimeType("message/rfc822-headers")) {
                id = id.orElse(returned(part));
            }
        }
        return new Bounce(id, whole(fates));
    }

    private static Option<UUID> sentTo(MimeMessage report) throws MessagingException {
        for (var header : SENT_TO) {
            var found = Option.of(report.getHeader(header, ",")).flatMap(addresses -> first(IN_ADDRESS, addresses));
            if (found.isDefined()) {
                return found;
            }
        }
        return Option.none();
    }

    private static Option<UUID> returned(BodyPart part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            return Option.of(new InternetHeaders(content).getHeader("Message-ID", ",")).flatMap(id -> first(IN_MESSAGE_ID, id));
        }
    }

    private static Option<UUID> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return Option.when(found.find(), () -> UUID.fromString(found.group(1)));
    }

    /** Groups of fields with an empty line between them: the first is about the letter, each other one about one addressee. */
    private static List<Fate> fates(BodyPart status) throws MessagingException, IOException {
        try (InputStream content = status.getInputStream()) {
            var text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
            return Arrays.stream(text.split("\n")).filter(line -> line.regionMatches(true, 0, "Action:", 0, "Action:".length()))
                    .map(line -> fate(line.substring("Action:".length()).strip())).toList();
        }
    }

    private static Fate fate(String action) {
        return action.equalsIgnoreCase("failed") ? Fate.UNDELIVERED : action.equalsIgnoreCase("delivered") ? Fate.DELIVERED : Fate.OPEN;
    }

    /** Our letters have one addressee; of several one that failed is what matters. */
    private static Fate whole(List<Fate> fates) {
        return fates.contains(Fate.UNDELIVERED) ? Fate.UNDELIVERED : fates.contains(Fate.DELIVERED) ? Fate.DELIVERED : Fate.OPEN;
    }

    /** It is no mail, or a broken one. Without the words of the cause, which may quote it. */
    static final class Unreadable extends Exception {
        Unreadable(Exception cause) {
            super("a mail that cannot be read (" + cause.getClass().getSimpleName() + ")");
        }
    }
}
