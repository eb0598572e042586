package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pl.proassist.domain.patient.EmailAddress;

/**
 * What a facility agrees on with Autopay, and how we reach it (autopay.md 1).
 *
 * @param baseUrl       the gateway, {@code https://pay.autopay.eu}
 * @param startPath     where payments are started, {@code /payment} unless Autopay said otherwise
 * @param zone          the clock that Autopay's local times are read and written by
 * @param fallbackEmail the facility's own address, for payers who gave none: Autopay wants one always
 * @param returnUrl     where the payer comes back to, when Autopay lets us choose it for each payment
 */
public record AutopaySettings(URI baseUrl, String startPath, String serviceId, String key, AutopayHash.Function hashFunction, ZoneId zone,
                              EmailAddress fallbackEmail, Option<URI> returnUrl, Duration connectTimeout, Duration readTimeout) {

    public static final String DEFAULT_START_PATH = "/payment";
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Warsaw");
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(30);

    public AutopaySettings {
        require(baseUrl.isAbsolute() && baseUrl.getScheme().matches("https?") && baseUrl.getHost() != null,
                "Autopay's address is like https://pay.autopay.eu");
        require(startPath.startsWith("/"), "Autopay's start path begins with /");
        require(serviceId.matches("\\d{1,10}"), "Autopay's ServiceID is 1 to 10 digits");
        require(!key.isBlank(), "Autopay's shared key is empty");
        require(connectTimeout.toMillis() > 0 && readTimeout.toMillis() > 0, "time-outs are longer than nothing");
    }

    /** What Autopay gave the facility; the rest as its documentation recommends. */
    public static AutopaySettings of(URI baseUrl, String serviceId, String key, EmailAddress fallbackEmail) {
        return new AutopaySettings(baseUrl, DEFAULT_START_PATH, serviceId, key, AutopayHash.Function.SHA_256, DEFAULT_ZONE,
                fallbackEmail, Option.none(), DEFAULT_CONNECT_TIMEOUT, DEFAULT_READ_TIMEOUT);
    }

    AutopayHash hash() {
        return new AutopayHash(hashFunction, key);
    }

    LocalTimes times() {
        return new LocalTimes(zone);
    }

    URI at(String path) {
        return URI.create(baseUrl.toString().replaceAll("/+$", "") + path);
    }

    /**
     * Whether a payer may be led there: to a page of the operator, over TLS. Whoever plays the operator on this machine may lead anywhere on
     * the web.
     */
    boolean mayLeadTo(URI address) {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return false;
        }
        return isPlayedHere() ? List.of("http", "https").contains(String.valueOf(address.getScheme()))
                : "https".equalsIgnoreCase(address.getScheme()) && isOfTheOperator(address.getHost().toLowerCase(Locale.ROOT));
    }

    private boolean isPlayedHere() {
        return baseUrl.getScheme().equals("http") && baseUrl.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    }

    private boolean isOfTheOperator(String host) {
        var own = baseUrl.getHost().toLowerCase(Locale.ROOT);
        var domain = domain(own);
        return host.equals(own) || host.equals(domain) || host.endsWith("." + domain);
    }

    /** What somebody has registered: the last two names, or three where the last but one may be a registry's own, as in com.pl or waw.pl. */
    private static String domain(String host) {
        var names = host.split("\\.");
        var kept = names.length > 2 && names[names.length - 1].length() == 2 && names[names.length - 2].length() <= 4 ? 3 : 2;
        return isNumeric(host) ? host : String.join(".", Arrays.asList(names).subList(Math.max(0, names.length - kept), names.length));
    }

    private static boolean isNumeric(String host) {
        return host.matches("\\[.*]|[\\d.]+");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Without the key. */
    @Override public String toString() {
        return "Autopay service " + serviceId + " at " + baseUrl;
    }
}
