package pl.proassist.adapters.rehearsal;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A certificate that vouches for itself, with its key: what KSeF would issue, as far as the rehearsal needs it (ksef.md 15.1). */
record SelfSigned(PrivateKey key, X509Certificate certificate) {

    /** The rehearsal's clock may be set to any day, and its certificates hold on most of them. */
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2049-12-31T23:59:59Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    /** As OpenSSL takes when nothing is said: each reset of a rehearsal seals and opens two keys, which hide nothing. */
    private static final int ROUNDS = 2_048;

    /** What a key may be used for, as bits of the extension. */
    enum Use {
        AUTHENTICATION(7, 0x80), OFFLINE(6, 0x40), ENCRYPTION(5, 0x20);

        private final int unused;
        private final int bits;

        Use(int unused, int bits) {
            this.unused = unused;
            this.bits = bits;
        }
    }

    static SelfSigned of(PrivateKey key, byte[] certificate) {
        try {
            return new SelfSigned(key, (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A seal of the company with that NIP, with a key on the curve P-256. */
    static SelfSigned seal(String nip, Use use) {
        return made(keys("EC"), use, List.of(attribute("2.5.4.6", Der.printable("PL")), attribute("2.5.4.97", Der.text("VATPL-" + nip)),
                attribute("2.5.4.10", Der.text("Podatnik " + nip)), attribute("2.5.4.3", Der.text("Próba " + use))));
    }

    /** Something to encrypt for the ministry with. */
    static SelfSigned ministry(String name) {
        return made(keys("RSA"), Use.ENCRYPTION, List.of(attribute("2.5.4.6", Der.printable("PL")), attribute("2.5.4.3", Der.text(name))));
    }

    /** As KSeF writes serial numbers. */
    String serial() {
        return "%016X".formatted(certificate.getSerialNumber());
    }

    byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String pem() {
        return pem("CERTIFICATE", der());
    }

    /** The key under a password, as the application of the ministry hands it out: PKCS#8, PBES2 with AES-256. */
    String sealedKey(String password) {
        try {
            var salt = random(16);
            var iv = random(16);
            var secret = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256));
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret.getEncoded(), "AES"), new IvParameterSpec(iv));
            var function = Der.sequence(Der.oid("1.2.840.113549.1.5.12"), Der.sequence(Der.octets(salt), Der.integer(BigInteger.valueOf(ROUNDS)),
                    Der.sequence(Der.oid("1.2.840.113549.2.9"), Der.NULL)));
            var scheme = Der.sequence(Der.oid("2.16.840.1.101.3.4.1.42"), Der.octets(iv));
            return pem("ENCRYPTED PRIVATE KEY", Der.sequence(Der.sequence(Der.oid("1.2.840.113549.1.5.13"), Der.sequence(function, scheme)),
                    Der.octets(cipher.doFinal(key.getEncoded()))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SelfSigned made(KeyPair keys, Use use, List<byte[]> name) {
        try {
            var serial = new BigInteger(1, random(8)).clearBit(63).setBit(56);
            var algorithm = keys.getPrivate().getAlgorithm().equals("RSA")
                    ? Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.NULL) : Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
            var subject = Der.sequence(name.toArray(byte[][]::new));
            var usage = Der.sequence(Der.oid("2.5.29.15"), Der.TRUE, Der.octets(Der.bits(use.unused, new byte[] {(byte) use.bits})));
            var body = Der.sequence(Der.explicit(0, Der.integer(BigInteger.TWO)), Der.integer(serial), algorithm, subject,
                    Der.sequence(Der.time(FROM), Der.time(UNTIL)), subject, keys.getPublic().getEncoded(), Der.explicit(3, Der.sequence(usage)));
            var signature = Signature.getInstance(keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            return of(keys.getPrivate(), Der.sequence(body, algorithm, Der.bits(0, signature.sign())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] attribute(String type, byte[] value) {
        return Der.set(Der.sequence(Der.oid(type), value));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String pem(String what, byte[] der) {
        var lines = new ArrayList<String>();
        lines.add("-----BEGIN " + what + "-----");
        lines.add(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
        lines.add("-----END " + what + "-----");
        return String.join("\n", lines) + "\n";
    }

    /** Keys stay out of logs, also those of a rehearsal. */
    @Override
    public String toString() {
        return "SelfSigned[%s]".formatted(serial());
    }
}
