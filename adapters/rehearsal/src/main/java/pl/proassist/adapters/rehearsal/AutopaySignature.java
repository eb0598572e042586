package pl.proassist.adapters.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Autopay's signature, written from the operator's side and apart from the product's own, so that each checks the other: the
 * values that are present, joined by bars, the shared key at the end (autopay.md 2).
 */
final class AutopaySignature {

    private final String algorithm;
    private final String key;

    AutopaySignature(String algorithm, String key) {
        this.algorithm = algorithm;
        this.key = key;
    }

    String over(String... values) {
        return over(List.of(values));
    }

    String over(List<String> values) {
        var signed = Stream.concat(values.stream().filter(value -> !value.isEmpty()), Stream.of(key)).collect(Collectors.joining("|"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean fits(String hash, List<String> values) {
        return MessageDigest.isEqual(over(values).getBytes(StandardCharsets.US_ASCII),
                hash.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
