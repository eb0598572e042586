package pl.proassist.application.port;

import io.vavr.control.Option;
import java.util.UUID;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.shared.PersonalData;

/** Sends e-mails in plain text, with a file or without; the same id is sent with the same Message-ID at every try. Never called inside a transaction. */
public interface Mailer {

    Handover send(UUID message, EmailAddress to, String subject, String text, Option<Attachment> attachment);

    default Handover send(UUID message, EmailAddress to, String subject, String text) {
        return send(message, to, subject, text, Option.none());
    }

    /**
     * A file that goes with a letter.
     *
     * @param name by which it is saved, in plain letters
     */
    record Attachment(String name, String mediaType, byte[] bytes) implements PersonalData {
        @Override public String toString() { return name; }
    }
}
