package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import pl.proassist.domain.patient.EmailAddress;

/** The contract with Autopay that the messages in these tests were signed under (autopay.md 15.2). */
final class Agreed {

    static final String SERVICE = "904217";
    static final String KEY = "Zj4mQ8vTr1Lx7NcWk5pHs2Yd";
    static final AutopayHash HASH = new AutopayHash(AutopayHash.Function.SHA_256, KEY);

    private Agreed() {
    }

    static AutopaySettings settings(String baseUrl) {
        return settings(baseUrl, AutopayHash.Function.SHA_256, Option.none(), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    static AutopaySettings settings(String baseUrl, AutopayHash.Function function, Option<URI> returnUrl, Duration connect, Duration read) {
        return new AutopaySettings(URI.create(baseUrl), "/payment", SERVICE, KEY, function, AutopaySettings.DEFAULT_ZONE,
                new EmailAddress("rejestracja@przychodnia.example"), returnUrl, connect, read);
    }
}
