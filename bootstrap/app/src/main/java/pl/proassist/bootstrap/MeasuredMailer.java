package pl.proassist.bootstrap;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.Mailer;
import pl.proassist.application.port.Measurements;
import pl.proassist.domain.patient.EmailAddress;

/** Counts the calls of whichever mail server is wired. */
record MeasuredMailer(Mailer mailer, Measurements measurements) implements Mailer {

    @Override public Handover send(UUID message, EmailAddress to, String subject, String text, Option<Attachment> attachment) {
        return measured("email", measurements, () -> mailer.send(message, to, subject, text, attachment));
    }

    static Handover measured(String gateway, Measurements measurements, Supplier<Handover> call) {
        var begun = System.nanoTime();
        var result = "unavailable";
        try {
            var handover = call.get();
            result = handover instanceof Handover.Accepted ? "ok" : "refused";
            return handover;
        } finally {
            measurements.gatewayCall(gateway, "send", result, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
