package pl.proassist.adapters.ksef;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import pl.proassist.domain.invoice.KsefCredential;

/** A facility's certificate with its private key, ready for use. */
record OwnKey(X509Certificate certificate, PrivateKey key) {

    private static final PSSParameterSpec PSS = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    /** It was read before it was kept, so it can be read now. */
    static OwnKey of(KsefCredential.Certificate kept) {
        try {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(kept.certificate())));
            var factory = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm());
            return new OwnKey(certificate, factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(kept.key()))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(kept + " cannot be used", broken);
        }
    }

    boolean isElliptic() {
        return certificate.getPublicKey() instanceof ECPublicKey;
    }

    /** Signs for KOD II (ksef.md 3): with a curve in the short form of two numbers, with RSA by PSS. */
    byte[] sign(byte[] text) {
        try {
            var signature = signature();
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("a key that signs nothing", unusable);
        }
    }

    /** Whether this is the private key of this certificate. */
    boolean isPair() {
        try {
            var proof = sign(new byte[32]);
            var signature = signature();
            signature.initVerify(certificate.getPublicKey());
            signature.update(new byte[32]);
            return signature.verify(proof);
        } catch (GeneralSecurityException | IllegalStateException differs) {
            return false;
        }
    }

    private Signature signature() throws GeneralSecurityException {
        if (isElliptic()) {
            return Signature.getInstance("SHA256withECDSAinP1363Format");
        }
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        return signature;
    }

    @Override public String toString() {
        return "the key of a certificate";
    }
}
