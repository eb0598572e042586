package pl.proassist.adapters.email;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import pl.proassist.domain.patient.EmailAddress;

/** A clinic's mail, sent through a server on this machine. */
final class TestMail {

    static final UUID MESSAGE = UUID.fromString("7c1b9d52-3f0e-4c4f-8a55-6b2f7f7f0001");
    static final EmailAddress ANNA = new EmailAddress("anna@example.org");
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-12T14:20:00Z"), ZoneOffset.UTC);

    private static final EmailAddress CLINIC = new EmailAddress("rejestracja@przychodnia.pl");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestMail() {
    }

    static SmtpSettings through(int port) {
        return settings(port, SmtpSettings.Security.NONE, Option.none(), PATIENCE);
    }

    static SmtpSettings through(int port, SmtpSettings.Security security) {
        return settings(port, security, Option.none(), PATIENCE);
    }

    static SmtpSettings withLogin(int port, String user, String password) {
        return settings(port, SmtpSettings.Security.NONE, Option.some(new SmtpSettings.Login(user, password)), PATIENCE);
    }

    static SmtpSettings patientFor(Duration time, int port) {
        return settings(port, SmtpSettings.Security.NONE, Option.none(), time);
    }

    static SmtpSettings bouncingTo(String address, int port) {
        var plain = through(port);
        return new SmtpSettings(plain.host(), plain.port(), plain.security(), plain.login(), plain.from(), plain.fromName(),
                Option.some(new EmailAddress(address)), PATIENCE, PATIENCE);
    }

    private static SmtpSettings settings(int port, SmtpSettings.Security security, Option<SmtpSettings.Login> login, Duration patience) {
        return new SmtpSettings("localhost", port, security, login, CLINIC, Option.some("Przychodnia Źródło, Łódź"), Option.none(), patience, patience);
    }
}
