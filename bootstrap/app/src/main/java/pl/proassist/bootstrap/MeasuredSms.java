package pl.proassist.bootstrap;

import java.util.UUID;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.domain.patient.PhoneNumber;

/** Counts the calls of whichever SMS gateway is wired. */
record MeasuredSms(SmsGateway gateway, Measurements measurements) implements SmsGateway {

    @Override public Handover send(UUID message, PhoneNumber to, String text) {
        return MeasuredMailer.measured("sms", measurements, () -> gateway.send(message, to, text));
    }
}
