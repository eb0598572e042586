package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.CertificateFiles.File;
import pl.proassist.domain.invoice.KsefCredential.Certificate.Use;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredentialRefusal;

/** What every reader of certificates must do: a pair that fits and opens is read, everything else is refused by its name. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Proves({"KSF-06", "KSF-10", "KSF-12"})
public abstract class CertificateFilesContract {

    protected abstract CertificateFiles files();

    /** A certificate to log in with, with its key and the right password. */
    protected abstract File.Pem login();

    /** Another one, for offline invoices. */
    protected abstract File.Pem signing();

    /** The same as {@link #login} in a single file. */
    protected abstract File.Pkcs12 loginInOneFile();

    @Test void a_certificate_is_read_with_its_key() {
        var read = files().read(Kind.AUTHENTICATION, login()).get();

        assertThat(read.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(read.serial()).matches("[0-9A-F]{16,}");
        assertThat(read.validFrom()).isBefore(read.validUntil());
        assertThat(read.use()).isEqualTo(Use.LOGIN);
    }

    @Test void one_for_offline_invoices_is_told_apart() {
        assertThat(files().read(Kind.OFFLINE, signing()).get().use()).isEqualTo(Use.SIGNING);
    }

    @Test void one_file_says_the_same_as_two() {
        assertThat(files().read(Kind.AUTHENTICATION, loginInOneFile())).isEqualTo(files().read(Kind.AUTHENTICATION, login()));
    }

    @Test void a_wrong_password_opens_nothing() {
        assertThat(files().read(Kind.AUTHENTICATION, new File.Pem(login().certificate(), login().key(), "deszcz")).getLeft())
                .isEqualTo(new KsefCredentialRefusal.CertificatePasswordWrong());
        assertThat(files().read(Kind.AUTHENTICATION, new File.Pkcs12(loginInOneFile().content(), "deszcz")).getLeft())
                .isEqualTo(new KsefCredentialRefusal.CertificatePasswordWrong());
    }

    @Test void the_key_of_another_certificate_is_refused() {
        assertThat(files().read(Kind.AUTHENTICATION, new File.Pem(login().certificate(), signing().key(), signing().password())).getLeft())
                .isEqualTo(new KsefCredentialRefusal.CertificateKeyDiffers());
    }

    @Test void what_is_no_certificate_is_refused() {
        assertThat(files().read(Kind.AUTHENTICATION, new File.Pem("kot", login().key(), login().password())).getLeft()).isEqualTo(new KsefCredentialRefusal.NotACertificate());
        assertThat(files().read(Kind.AUTHENTICATION, new File.Pem(login().certificate(), "kot", login().password())).getLeft()).isEqualTo(new KsefCredentialRefusal.NotACertificate());
        assertThat(files().read(Kind.AUTHENTICATION, new File.Pkcs12(new byte[] {1, 2, 3}, "parasol")).getLeft()).isEqualTo(new KsefCredentialRefusal.NotACertificate());
    }

    @Test void nothing_secret_is_printed() {
        assertThat(login() + " " + loginInOneFile() + " " + files().read(Kind.AUTHENTICATION, login()))
                .doesNotContain(login().password()).doesNotContain(login().key()).doesNotContain(files().read(Kind.AUTHENTICATION, login()).get().key());
    }
}
