package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the personal data: any number that open what was sealed with them, of which the last one seals, and one that makes the
 * keyed hashes by which a complete value is found.
 */
record KeyRing(byte[] index, Map<String, byte[]> keys, String current) {

    private static final String HMAC = "HmacSHA256";

    /**
     * @param lines {@code index HEX} and, oldest first, {@code key ID HEX} with 64 hexadecimal digits each; what begins with # is a remark
     */
    static KeyRing of(List<String> lines, String origin) {
        Option<byte[]> index = Option.none();
        var keys = new LinkedHashMap<String, byte[]>();
        var current = "";
        for (var line : lines) {
            var words = line.strip().split("\\s+");
            if (words.length == 2 && words[0].equals("index") && isKey(words[1])) {
                index = Option.some(bytes(words[1]));
            } else if (words.length == 3 && words[0].equals("key") && words[1].matches("[0-9a-z]{1,16}") && isKey(words[2])) {
                current = words[1];
                keys.put(current, bytes(words[2]));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new KeysMissing(origin + " has a line that is neither \"index HEX\" nor \"key ID HEX\" with 64 hexadecimal digits");
            }
        }
        if (index.isEmpty() || keys.isEmpty()) {
            throw new KeysMissing(origin + " must hold one line \"index HEX\" and at least one \"key ID HEX\"");
        }
        return new KeyRing(index.get(), keys, current);
    }

    private static boolean isKey(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** What tells each key, the one for hashes too, from any other of that name without giving it away. */
    Map<String, byte[]> proofs() {
        var proofs = new LinkedHashMap<String, byte[]>();
        proofs.put("index", hmac(index, "proof of the key for hashes"));
        keys.forEach((id, key) -> proofs.put(id, hmac(key, "proof of the key " + id)));
        return proofs;
    }

    byte[] hash(String kind, String value) {
        return hmac(index, kind + ":" + value);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override public String toString() {
        return "ring of " + keys.keySet();
    }
}
