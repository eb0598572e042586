package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import pl.proassist.domain.invoice.TokenTerm;

/**
 * Which KSeF is asked, and how we reach it (ksef.md 2). Production, the ministry's test environment and the rehearsal differ in nothing but these.
 *
 * @param api         with the version of the API: {@code https://api.ksef.mf.gov.pl/v2}
 * @param latarnia    the ministry's status service; the DEMO environment has none
 * @param tokens      until when tokens are used
 * @param loginPauses between the questions whether a login is done, which is one technical exchange; after the last one it is weather
 */
public record KsefSettings(URI api, Option<URI> latarnia, TokenTerm tokens, Duration connectTimeout, Duration readTimeout, List<Duration> loginPauses) {

    public static final List<Duration> LOGIN_PAUSES = List.of(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));

    public KsefSettings {
        require(isHttp(api) && latarnia.forAll(KsefSettings::isHttp), "KSeF's address is like https://api.ksef.mf.gov.pl/v2");
        require(connectTimeout.toMillis() > 0 && readTimeout.toMillis() > 0, "time-outs are longer than nothing");
        loginPauses = List.copyOf(loginPauses);
    }

    private static boolean isHttp(URI address) {
        return address.isAbsolute() && address.getScheme().matches("https?") && address.getHost() != null && address.getRawQuery() == null;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
