package pl.proassist.application.port;

import java.util.UUID;
import pl.proassist.domain.patient.EmailAddress;

/** Sends plain-text e-mails; the same id is sent with the same Message-ID at every try. Never called inside a transaction. */
public interface Mailer {

    Handover send(UUID message, EmailAddress to, String subject, String text);
}
