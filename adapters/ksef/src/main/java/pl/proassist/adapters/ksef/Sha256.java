package pl.proassist.adapters.ksef;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 in Base64 with padding, as KSeF writes hashes everywhere but in addresses. */
final class Sha256 {

    private Sha256() {
    }

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(raw(bytes));
    }

    static byte[] raw(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static boolean isOne(String text) {
        return text.matches("[A-Za-z0-9+/]{43}=");
    }
}
