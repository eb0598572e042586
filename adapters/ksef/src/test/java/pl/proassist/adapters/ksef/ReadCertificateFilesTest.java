package pl.proassist.adapters.ksef;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.CertificateFiles;
import pl.proassist.application.port.CertificateFiles.File;
import pl.proassist.application.port.CertificateFilesContract;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredentialRefusal;
import pl.proassist.domain.shared.Refusal;

class ReadCertificateFilesTest extends CertificateFilesContract {

    private static final String PASSWORD = "parasol";

    private final CertificateFiles files = new ReadCertificateFiles();

    @Override protected CertificateFiles files() {
        return files;
    }

    @Override protected File.Pem login() {
        return pem("login", "login", PASSWORD);
    }

    @Override protected File.Pem signing() {
        return pem("signing", "signing", PASSWORD);
    }

    @Override protected File.Pkcs12 loginInOneFile() {
        return new File.Pkcs12(Vectors.bytes("certificates/login.p12"), PASSWORD);
    }

    @Test @Proves("KSF-11") void everything_is_read_that_must_be_known_of_it() {
        var read = files.read(Kind.AUTHENTICATION, login()).get();

        assertThat(read.serial()).isEqualTo("01F20A5D352AE590");
        assertThat(read.validFrom()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(read.validUntil()).isEqualTo(Instant.parse("2028-02-01T00:00:00Z"));
        assertThat(read.organisation()).isEqualTo(Option.some(new Nip("5252248481")));
        assertThat(OwnKey.of(read).isPair()).isTrue();
    }

    @Test void an_rsa_key_under_a_polish_password_is_read_and_can_be_used() {
        var read = files.read(Kind.AUTHENTICATION, pem("login-rsa", "login-rsa", "zażółć gęślą")).get();

        assertThat(OwnKey.of(read).isPair()).isTrue();
        assertThat(OwnKey.of(read).isElliptic()).isFalse();
    }

    @ParameterizedTest @Proves({"KSF-10", "KSF-12"})
    @CsvSource({"login, LOGIN", "signing, SIGNING", "signing-rsa, SIGNING", "both, BOTH", "other, OTHER", "unsaid, UNSAID"})
    void what_its_issuer_made_it_for_is_told_by_its_key_usage(String name, Certificate.Use use) {
        assertThat(files.read(Kind.OFFLINE, pem(name, name, PASSWORD)).get().use()).isEqualTo(use);
    }

    @ParameterizedTest @ValueSource(strings = {"weak", "curve"}) void a_key_that_ksef_does_not_take_is_refused(String name) {
        assertThat(files.read(Kind.AUTHENTICATION, pem(name, name, PASSWORD)).getLeft()).isEqualTo(new KsefCredentialRefusal.CertificateKeyUnsupported());
    }

    @ParameterizedTest @ValueSource(strings = {"login-open", "login-des3"}) void a_key_in_another_form_than_the_ministrys_is_refused(String key) {
        assertThat(files.read(Kind.AUTHENTICATION, pem("login", key, PASSWORD)).getLeft()).isEqualTo(new KsefCredentialRefusal.NotACertificate());
    }

    @Test void the_older_form_of_one_file_is_read_too() {
        assertThat(files.read(Kind.AUTHENTICATION, new File.Pkcs12(Vectors.bytes("certificates/login-legacy.p12"), PASSWORD))).isEqualTo(files.read(Kind.AUTHENTICATION, login()));
    }

    @Test void a_key_of_another_kind_than_its_certificates_is_refused() {
        assertThat(read("login", "login-rsa", "zażółć gęślą").getLeft()).isEqualTo(new KsefCredentialRefusal.CertificateKeyDiffers());
        assertThat(read("signing-rsa", "login-rsa", "zażółć gęślą").getLeft()).isEqualTo(new KsefCredentialRefusal.CertificateKeyDiffers());
    }

    /** With so many passwords some leave a padding that looks right. */
    @Test void no_wrong_password_passes_for_a_broken_file() {
        for (int number = 0; number < 600; number++) {
            assertThat(read("login", "login-weakly", "wrong " + number).getLeft()).isEqualTo(new KsefCredentialRefusal.CertificatePasswordWrong());
        }
    }

    @ParameterizedTest @ValueSource(strings = {"", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "-----BEGIN CERTIFICATE-----!-----END CERTIFICATE-----"})
    void half_a_file_is_refused(String certificate) {
        assertThat(files.read(Kind.AUTHENTICATION, new File.Pem(certificate, login().key(), PASSWORD)).getLeft()).isEqualTo(new KsefCredentialRefusal.NotACertificate());
        assertThat(files.read(Kind.AUTHENTICATION, new File.Pem(login().certificate(), certificate.replace("CERTIFICATE", "ENCRYPTED PRIVATE KEY"), PASSWORD)).getLeft())
                .isEqualTo(new KsefCredentialRefusal.NotACertificate());
    }

    private Either<Refusal, Certificate> read(String certificate, String key, String password) {
        return files.read(Kind.AUTHENTICATION, pem(certificate, key, password));
    }

    private static File.Pem pem(String certificate, String key, String password) {
        return new File.Pem(text(certificate + ".crt"), text(key + ".key"), password);
    }

    private static String text(String name) {
        return new String(Vectors.bytes("certificates/" + name), StandardCharsets.UTF_8);
    }
}
