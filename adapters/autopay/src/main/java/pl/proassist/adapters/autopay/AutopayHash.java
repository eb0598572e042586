package pl.proassist.adapters.autopay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Autopay and the facility sign what they say to each other: a digest of the values and of a key both know (autopay.md 2). */
public final class AutopayHash {

    /** What Autopay may agree on with a facility; the MD5 and SHA-1 of old contracts are refused. */
    public enum Function {
        SHA_256("SHA-256"), SHA_512("SHA-512");

        private final String algorithm;

        Function(String algorithm) {
            this.algorithm = algorithm;
        }

        /** Reads {@code SHA-256} or {@code SHA-512}. */
        public static Function named(String name) {
            return Stream.of(values()).filter(each -> each.algorithm.equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Autopay's hash function is SHA-256 or SHA-512, not " + name));
        }
    }

    private final Function function;
    private final String key;

    public AutopayHash(Function function, String key) {
        this.function = function;
        this.key = key;
    }

    /** The digest of the values in their order; an empty one disappears together with its separator. */
    public String of(List<String> values) {
        var signed = Stream.concat(values.stream().filter(value -> !value.isEmpty()), Stream.of(key)).collect(Collectors.joining("|"));
        return hex(function, signed.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the digest that came with the values was made with our key; takes equally long wherever it differs. */
    public boolean matches(List<String> values, String claimed) {
        return MessageDigest.isEqual(of(values).getBytes(StandardCharsets.UTF_8),
                claimed.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    static String hex(Function function, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(function.algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has " + function.algorithm, missing);
        }
    }
}
