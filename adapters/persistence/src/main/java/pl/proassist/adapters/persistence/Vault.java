package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals personal data before it goes into the database and opens it again (SEC-22): AES-256-GCM, each value under a key that it names.
 * A value belongs to its table, column and row; moved elsewhere it does not open.
 */
public final class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    /** To find the JDK's cipher takes as long as to use it. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Vault::newCipher);

    private final KeyFile file;
    private volatile KeyRing ring;

    public Vault(KeyFile file) {
        this.file = file;
        this.ring = file.read();
    }

    /** @return the id of the key, a dot, and what only that key opens */
    public String seal(String table, String column, UUID row, String clear) {
        var keys = ring;
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keys.keys().get(keys.current()), new GCMParameterSpec(TAG_BITS, iv), table, column, row)
                    .doFinal(clear.getBytes(StandardCharsets.UTF_8));
            return keys.current() + "." + TEXT.encodeToString(ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public String open(String table, String column, UUID row, String sealed) {
        var dot = sealed.indexOf('.');
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            var cipher = cipher(Cipher.DECRYPT_MODE, key(sealed.substring(0, dot)), new GCMParameterSpec(TAG_BITS, bytes, 0, IV_BYTES), table, column, row);
            return new String(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new IllegalStateException("what is stored in %s.%s of %s was not sealed by us for this place".formatted(table, column, row), broken);
        }
    }

    /** A keyed hash by which the whole value is found again without being opened. The caller writes equal things equally. */
    public byte[] index(String kind, String value) {
        return ring.hash(kind, value);
    }

    KeyRing ring() {
        return ring;
    }

    KeyFile file() {
        return file;
    }

    synchronized void renew() {
        ring = file.append();
    }

    /** Another server may have made a new key meanwhile. */
    void look() {
        ring = file.read();
    }

    private byte[] key(String id) {
        return Option.of(ring.keys().get(id)).getOrElse(() -> {
            look();
            return Option.of(ring.keys().get(id)).getOrElseThrow(() -> new KeysMissing("the key " + id + " is missing in " + file));
        });
    }

    private static Cipher cipher(int mode, byte[] key, GCMParameterSpec iv, String table, String column, UUID row) throws GeneralSecurityException {
        var cipher = CIPHERS.get();
        cipher.init(mode, new SecretKeySpec(key, "AES"), iv);
        cipher.updateAAD((table + "." + column + ":" + row).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance(CIPHER);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
