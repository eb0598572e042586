package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The ministry's public keys by what they are for. They are kept for some hours, and asked for anew when KSeF does not know one any more. */
final class MinistryKeys {

    static final String FOR_TOKENS = "KsefTokenEncryption";
    static final String FOR_INVOICES = "SymmetricKeyEncryption";

    private static final Duration GOOD_FOR = Duration.ofHours(4);
    static final int UNKNOWN_KEY = 21470;

    private final KsefHttp http;
    private final Clock clock;
    private Option<Known> known = Option.none();

    private record Known(Instant since, List<Published> keys) {
    }

    private record Published(MinistryKey key, Set<String> usage, Instant from, Instant until) {
    }

    MinistryKeys(KsefHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** Asks with the present key; when KSeF has another one by now, once more with that. */
    KsefAnswer asking(String usage, Function<MinistryKey, KsefAnswer> question) {
        var answer = question.apply(key(usage));
        if (!answer.says(UNKNOWN_KEY)) {
            return answer;
        }
        forget();
        return question.apply(key(usage));
    }

    private synchronized void forget() {
        known = Option.none();
    }

    private synchronized MinistryKey key(String usage) {
        var now = clock.instant();
        if (known.forAll(each -> each.since().isAfter(now) || !now.isBefore(each.since().plus(GOOD_FOR)))) {
            known = Option.some(new Known(now, published(now)));
        }
        return known.get().keys().stream().filter(each -> each.usage().contains(usage) && !now.isBefore(each.from()) && now.isBefore(each.until()))
                .max(Comparator.comparing(Published::from)).map(Published::key).orElseThrow(() -> KsefAnswer.unreadable("no public key for " + usage));
    }

    private List<Published> published(Instant now) {
        return http.get("/security/public-key-certificates", Option.none()).understood(now).array().stream()
                .filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).map(MinistryKeys::published).toList();
    }

    private static Published published(JsonObject told) {
        try {
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getMimeDecoder().decode(KsefAnswer.text(told, "certificate"))));
            KsefAnswer.expect(certificate.getPublicKey() instanceof RSAPublicKey, "a public key of another kind");
            var id = KsefAnswer.textIfAny(told, "publicKeyId").getOrElse(() -> Sha256.of(certificate.getPublicKey().getEncoded()));
            return new Published(new MinistryKey(certificate.getPublicKey(), id), Set.copyOf(KsefAnswer.texts(told, "usage")), KsefAnswer.instant(told, "validFrom"), KsefAnswer.instant(told, "validTo"));
        } catch (CertificateException | IllegalArgumentException notOne) {
            throw KsefAnswer.unreadable("no certificate of a public key");
        }
    }
}
