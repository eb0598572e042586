package pl.proassist.adapters.persistence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks the head of the trail as ours; it lies outside the database, so that whoever can write there cannot make such a mark. */
public final class TrailKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param hex 64 hexadecimal digits, the same on every server of the installation */
    public TrailKey(String hex) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(hex), ALGORITHM);
    }

    byte[] mac(long number, byte[] hash) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((number + "|" + HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    boolean made(byte[] mark, long number, byte[] hash) {
        return MessageDigest.isEqual(mark, mac(number, hash));
    }
}
