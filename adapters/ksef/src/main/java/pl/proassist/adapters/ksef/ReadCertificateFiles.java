package pl.proassist.adapters.ksef;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import pl.proassist.application.port.CertificateFiles;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredentialRefusal;
import pl.proassist.domain.shared.Refusal;

/** Reads the files of the ministry's application: {@code .crt} with an encrypted {@code .key} (PKCS#8, PBES2), or one PKCS#12 file. */
public final class ReadCertificateFiles implements CertificateFiles {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int CURVE_BITS = 256;
    private static final Pattern SCHEME = Pattern.compile("PBEWith(Hmac\\w+)AndAES_(128|256)");
    private static final Pattern ORGANISATION = Pattern.compile("VATPL-(\\d{10})");
    private static final String ORGANISATION_IDENTIFIER = "2.5.4.97";

    @Override public Either<Refusal, Certificate> read(Kind kind, File file) {
        try {
            var own = file instanceof File.Pem pem ? pair(pem) : pair((File.Pkcs12) file);
            return checked(own).map(pair -> certificate(kind, pair));
        } catch (WrongPassword wrong) {
            return left(new KsefCredentialRefusal.CertificatePasswordWrong());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException notOne) {
            return left(new KsefCredentialRefusal.NotACertificate());
        }
    }

    private static final class WrongPassword extends GeneralSecurityException {
        WrongPassword() {
            super("wrong password");
        }
    }

    private static Either<Refusal, OwnKey> checked(OwnKey own) {
        if (!isSupported(own.certificate())) {
            return left(new KsefCredentialRefusal.CertificateKeyUnsupported());
        }
        return own.isPair() ? right(own) : left(new KsefCredentialRefusal.CertificateKeyDiffers());
    }

    private static boolean isSupported(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                : key instanceof ECPublicKey curve && curve.getParams().getOrder().bitLength() == CURVE_BITS;
    }

    // Two files

    private static OwnKey pair(File.Pem pem) throws GeneralSecurityException, IOException {
        var certificate = certificate(pem.certificate());
        return new OwnKey(certificate, opened(content(pem.key(), "ENCRYPTED PRIVATE KEY"), pem.password()));
    }

    private static X509Certificate certificate(String text) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content(text, "CERTIFICATE")));
    }

    private static byte[] content(String text, String name) {
        var found = Pattern.compile("-----BEGIN " + name + "-----([A-Za-z0-9+/=\\s]+)-----END " + name + "-----").matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + name);
        }
        return Base64.getMimeDecoder().decode(found.group(1));
    }

    /** By hand: the JDK's own way takes passwords of ASCII letters only, and people write Polish ones. */
    private static PrivateKey opened(byte[] encrypted, String password) throws GeneralSecurityException, IOException {
        var info = new EncryptedPrivateKeyInfo(encrypted);
        var scheme = SCHEME.matcher(info.getAlgParameters() == null ? "" : info.getAlgParameters().toString());
        if (!scheme.matches()) {
            throw new IOException("a key encrypted in another way");
        }
        var parameters = info.getAlgParameters().getParameterSpec(PBEParameterSpec.class);
        var secret = SecretKeyFactory.getInstance("PBKDF2With" + scheme.group(1)).generateSecret(new PBEKeySpec(password.toCharArray(), parameters.getSalt(),
                parameters.getIterationCount(), Integer.parseInt(scheme.group(2))));
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(secret.getEncoded(), "AES"), parameters.getParameterSpec());
        return key(opened(cipher, info.getEncryptedData()));
    }

    private static byte[] opened(Cipher cipher, byte[] encrypted) throws GeneralSecurityException {
        try {
            return cipher.doFinal(encrypted);
        } catch (BadPaddingException wrong) {
            throw new WrongPassword();
        }
    }

    /** Of 256 wrong passwords one leaves a padding that looks right; then what was opened is no key. */
    private static PrivateKey key(byte[] opened) throws GeneralSecurityException {
        for (var algorithm : new String[] {"EC", "RSA"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(opened));
            } catch (GeneralSecurityException another) {
                continue;
            }
        }
        throw new WrongPassword();
    }

    // One file

    private static OwnKey pair(File.Pkcs12 file) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(file.content()), file.password().toCharArray());
        } catch (IOException closed) {
            if (closed.getCause() instanceof UnrecoverableKeyException) {
                throw new WrongPassword();
            }
            throw closed;
        }
        for (var alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, file.password().toCharArray()) instanceof PrivateKey key && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new OwnKey(certificate, key);
            }
        }
        throw new IOException("no key in it");
    }

    // What it says

    private static Certificate certificate(Kind kind, OwnKey own) {
        var read = own.certificate();
        return new Certificate(kind, serial(read), read.getNotBefore().toInstant(), read.getNotAfter().toInstant(), use(read), organisation(read), encoded(read),
                Base64.getEncoder().encodeToString(own.key().getEncoded()));
    }

    /** As KSeF writes it: at least sixteen hex digits. */
    private static String serial(X509Certificate read) {
        return "%016X".formatted(read.getSerialNumber());
    }

    private static Certificate.Use use(X509Certificate read) {
        var usage = read.getKeyUsage();
        if (usage == null) {
            return Certificate.Use.UNSAID;
        }
        if (usage[DIGITAL_SIGNATURE]) {
            return usage[NON_REPUDIATION] ? Certificate.Use.BOTH : Certificate.Use.LOGIN;
        }
        return usage[NON_REPUDIATION] ? Certificate.Use.SIGNING : Certificate.Use.OTHER;
    }

    /** A seal names its organisation ({@code VATPL-<NIP>}); a person's certificate does not say for whom the person may act. */
    private static Option<Nip> organisation(X509Certificate read) {
        var name = read.getSubjectX500Principal().getName("RFC1779", Collections.singletonMap(ORGANISATION_IDENTIFIER, "organizationIdentifier"));
        var found = ORGANISATION.matcher(name);
        return found.find() && Nip.isValid(found.group(1)) ? Option.some(new Nip(found.group(1))) : Option.none();
    }

    private static String encoded(X509Certificate read) {
        try {
            return Base64.getEncoder().encodeToString(read.getEncoded());
        } catch (CertificateException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
