package pl.proassist.adapters.sms;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;

/** A clinic's account at a provider on this machine. */
final class TestAccount {

    static final String SECRET = "8f1d5a77c0de4b21a9e6";

    private TestAccount() {
    }

    static SmsApiSettings at(String base) {
        return patientFor(Duration.ofSeconds(20), base);
    }

    static SmsApiSettings patientFor(Duration time, String base) {
        return new SmsApiSettings(URI.create(base), "TESTTOKEN", Option.some("Przychodnia"), 3, 5, Option.none(), SECRET, time, time);
    }

    static SmsApiSettings reachable(String base, String from) {
        var plain = at(base);
        return new SmsApiSettings(plain.base(), plain.token(), Option.none(), plain.maxParts(), plain.atOnce(), Option.some(URI.create(from)), SECRET,
                plain.connectTimeout(), plain.readTimeout());
    }
}
