package pl.proassist.application.port;

import java.util.UUID;
import pl.proassist.domain.patient.PhoneNumber;

/** Sends SMS. The id of the message is the provider's idempotency key: one id is at most one SMS. Never called inside a transaction. */
public interface SmsGateway {

    Handover send(UUID message, PhoneNumber to, String text);
}
