package pl.proassist.adapters.sms;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;

/**
 * A facility's account with SMSAPI. Prints without its secrets.
 *
 * @param sender         the registered name that patients see; the account's own when none
 * @param maxParts       a longer text is refused rather than paid for
 * @param atOnce         how many requests the account is sent at the same time
 * @param callbackBase   where the provider reaches us from outside, for delivery reports; none when it cannot
 * @param callbackSecret the part of the report's address that nobody can guess: the provider signs nothing
 */
public record SmsApiSettings(URI base, String token, Option<String> sender, int maxParts, int atOnce, Option<URI> callbackBase,
                             String callbackSecret, Duration connectTimeout, Duration readTimeout) {

    public SmsApiSettings {
        demand(isSecure(base), "the address of SMSAPI must be https (http only to this machine)");
        demand(token.matches("[!-~]+"), "the token of SMSAPI must be visible ASCII");
        demand(sender.forAll(name -> name.matches("[A-Za-z0-9. -]{1,11}")),
                "the sender of SMS must be 1 to 11 letters, digits, '-', '.' or spaces");
        demand(maxParts >= 1 && maxParts <= 10, "an SMS may have 1 to 10 parts");
        demand(atOnce >= 1 && atOnce <= 100, "1 to 100 SMS may go out at once");
        demand(callbackBase.forAll(URI::isAbsolute), "the address for delivery reports must be absolute");
        demand(callbackSecret.matches("[A-Za-z0-9_-]{16,128}"),
                "the secret of delivery reports must be 16 to 128 letters, digits, '-' or '_'");
        demand(isPositive(connectTimeout) && isPositive(readTimeout), "time-outs of SMSAPI must be above zero");
    }

    URI sendAddress() {
        return below(base, "sms.do");
    }

    Option<URI> reportAddress() {
        return callbackBase.map(address -> below(address, "webhooks/smsapi/" + callbackSecret));
    }

    private static URI below(URI address, String path) {
        return URI.create(address.toString().replaceFirst("/*$", "/") + path);
    }

    /** The token travels in every request. */
    private static boolean isSecure(URI address) {
        return "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && String.valueOf(address.getHost()).matches("localhost|127(\\.\\d+){3}|\\[::1]");
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override public String toString() {
        return "SMSAPI at " + base;
    }
}
