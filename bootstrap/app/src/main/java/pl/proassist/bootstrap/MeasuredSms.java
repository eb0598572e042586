package pl.proassist.bootstrap;

import java.util.UUID;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.SmsGateway;
import pl.proassist.domain.patient.PhoneNumber;

/** Counts the calls of whichever SMS gateway is wired, account by account. */
record MeasuredSms(SmsGateway gateway, String name, Measurements measurements) implements SmsGateway {

    @Override public Handover send(UUID message, PhoneNumber to, String text) {
        return MeasuredMailer.measured(name, measurements, () -> gateway.send(message, to, text));
    }
}
