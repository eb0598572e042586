package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** The ministry's key pairs, one for each use, so that a client that takes the wrong one is found out. Made once and kept in the database. */
final class KsefKeys {

    private static final OAEPParameterSpec OAEP = new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final RehearsalDatabase database;
    private final Map<Use, SelfSigned> known = new EnumMap<>(Use.class);

    /** What is encrypted with a public key, by the ministry's name of it. */
    enum Use {
        TOKEN("KsefTokenEncryption"), SYMMETRIC_KEY("SymmetricKeyEncryption");

        private final String usage;

        Use(String usage) {
            this.usage = usage;
        }

        String usage() {
            return usage;
        }
    }

    KsefKeys(RehearsalDatabase database) {
        this.database = database;
    }

    /** Takes a while the first time. Of two servers that make one at once the first one's is taken. */
    synchronized SelfSigned of(Use use) {
        return known.computeIfAbsent(use, missing -> stored(missing).getOrElse(() -> {
            var made = SelfSigned.ministry(missing.usage());
            database.insert("INSERT INTO rehearsal_ksef_key (use_of, private_key, certificate) VALUES (?, ?, ?)", missing.name(),
                    made.key().getEncoded(), made.der());
            return stored(missing).get();
        }));
    }

    private Option<SelfSigned> stored(Use use) {
        return database.first("SELECT private_key, certificate FROM rehearsal_ksef_key WHERE use_of = ?",
                row -> SelfSigned.of(privateKey("RSA", row.getBytes("private_key")), row.getBytes("certificate")), use.name());
    }

    /** Under which a client may say which public key it used. */
    String publicKeyId(Use use) {
        return hash(of(use).certificate().getPublicKey().getEncoded());
    }

    Option<byte[]> decrypt(Use use, byte[] encrypted) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, of(use).key(), OAEP);
            return Option.some(cipher.doFinal(encrypted));
        } catch (GeneralSecurityException unreadable) {
            return Option.none();
        }
    }

    /** Marks what this KSeF made, so that nobody else can: passes and addresses. */
    String mark(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(of(Use.TOKEN).key().getEncoded(), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String hash(byte[] bytes) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static PrivateKey privateKey(String algorithm, byte[] encoded) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
