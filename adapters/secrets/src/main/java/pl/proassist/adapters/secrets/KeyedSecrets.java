package pl.proassist.adapters.secrets;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pl.proassist.application.port.Secrets;

/**
 * Secrets from the system's own source of chance, or derived by HMAC-SHA-256 under the installation's key. What the derived ones are for
 * is part of what is hashed, so none of them says anything about another.
 */
public final class KeyedSecrets implements Secrets {

    private static final int SHORTEST_KEY = 32;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    /** 62 to the power of 43 is just above 2 to the power of 256, 62 to the power of 22 above 2 to the power of 130. */
    private static final int LETTERS_FOR_256_BITS = 43;
    private static final int LETTERS_FOR_128_BITS = 22;
    private static final BigInteger CODES = BigInteger.valueOf(1_000_000);

    private final SecretKeySpec key;
    private final SecureRandom chance = new SecureRandom();

    /** @param key text from chance, such as 64 hexadecimal digits */
    public KeyedSecrets(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key for secrets is shorter than " + SHORTEST_KEY + " characters");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Override public String fresh() {
        var bytes = new byte[32];
        chance.nextBytes(bytes);
        return base62(new BigInteger(1, bytes), LETTERS_FOR_256_BITS);
    }

    @Override public String fingerprint(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override public String derived(String purpose, UUID id, int number) {
        return base62(keyed("derived", purpose, id + ":" + number), LETTERS_FOR_128_BITS);
    }

    /** The remainder of 256 bits favours no code by more than one part in 2 to the power of 236. */
    @Override public String code(UUID id, int number) {
        return "%06d".formatted(keyed("code", "", id + ":" + number).mod(CODES).intValue());
    }

    @Override public String pseudonym(String purpose, String text) {
        return base62(keyed("pseudonym", purpose, text), LETTERS_FOR_256_BITS);
    }

    /** The purpose goes in with its length: no text can continue one purpose into another. */
    private BigInteger keyed(String role, String purpose, String text) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            var message = role + ":" + purpose.length() + ":" + purpose + ":" + text;
            return new BigInteger(1, mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base62(BigInteger number, int letters) {
        var text = new StringBuilder();
        for (var rest = number; text.length() < letters; rest = rest.divide(BASE)) {
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        return text.toString();
    }
}
