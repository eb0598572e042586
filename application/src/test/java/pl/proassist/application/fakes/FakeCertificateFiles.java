package pl.proassist.application.fakes;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import pl.proassist.application.port.CertificateFiles;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredentialRefusal;
import pl.proassist.domain.shared.Refusal;

/**
 * Certificates of paper: {@code certificate <serial> <use> <from> <until> [nip]}, opened by a key {@code key of <serial>} and the password „parasol”. What looks like
 * the ministry's own files is taken for one to log in with.
 */
public final class FakeCertificateFiles implements CertificateFiles {

    public static final String PASSWORD = "parasol";

    public static File aFile(String serial, Certificate.Use use, Instant from, Instant until) {
        return new File.Pem("certificate %s %s %s %s".formatted(serial, use, from, until), "key of " + serial, PASSWORD);
    }

    @Override public Either<Refusal, Certificate> read(Kind kind, File file) {
        if (file instanceof File.Pem pem) {
            return read(kind, pem.certificate(), pem.key(), pem.password());
        }
        var both = (File.Pkcs12) file;
        var lines = new String(both.content(), StandardCharsets.UTF_8).split("\n");
        return lines.length == 2 ? read(kind, lines[0], lines[1], both.password()) : left(new KsefCredentialRefusal.NotACertificate());
    }

    private static Either<Refusal, Certificate> read(Kind kind, String certificate, String key, String password) {
        if (certificate.startsWith("-----BEGIN CERTIFICATE-----") && key.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            return read(kind, "certificate 01F20A5D352AE590 LOGIN 2025-06-01T00:00:00Z 2027-06-01T00:00:00Z", "key of 01F20A5D352AE590", password);
        }
        var words = certificate.split(" ");
        if (!words[0].equals("certificate") || !key.startsWith("key of ")) {
            return left(new KsefCredentialRefusal.NotACertificate());
        }
        if (!password.equals(PASSWORD)) {
            return left(new KsefCredentialRefusal.CertificatePasswordWrong());
        }
        if (!key.equals("key of " + words[1])) {
            return left(new KsefCredentialRefusal.CertificateKeyDiffers());
        }
        return right(new Certificate(kind, words[1], Instant.parse(words[3]), Instant.parse(words[4]), Certificate.Use.valueOf(words[2]),
                Option.when(words.length > 5, () -> new Nip(words[5])), "certificate-" + words[1], "key-" + words[1]));
    }
}
