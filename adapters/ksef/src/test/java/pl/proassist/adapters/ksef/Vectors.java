package pl.proassist.adapters.ksef;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Worked examples with throwaway keys, and the throwaway certificates of these tests. */
final class Vectors {

    private Vectors() {
    }

    static byte[] bytes(String path) {
        try (var file = Vectors.class.getResourceAsStream("/" + path)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonObject crypto(String part) {
        try (var reader = Json.createReader(new ByteArrayInputStream(bytes("vectors/crypto.json")))) {
            return reader.readObject().getJsonObject(part);
        }
    }

    static byte[] hex(JsonObject in, String name) {
        return HexFormat.of().parseHex(in.getString(name));
    }

    static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException broken) {
            throw new AssertionError(broken);
        }
    }

    static PrivateKey key(String algorithm, String base64) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The keys of KOD II: one of a curve, one of RSA. */
    static OwnKey own(boolean elliptic) {
        var signing = crypto("qrCode2");
        var sealing = crypto("rsaOaep");
        return elliptic
                ? new OwnKey(certificate(Base64.getDecoder().decode(signing.getString("ecCertificateDerBase64"))), key("EC", signing.getString("ecPrivateKeyPkcs8Base64")))
                : new OwnKey(certificate(Base64.getDecoder().decode(sealing.getString("certificateDerBase64"))), key("RSA", sealing.getString("privateKeyPkcs8Base64")));
    }
}
