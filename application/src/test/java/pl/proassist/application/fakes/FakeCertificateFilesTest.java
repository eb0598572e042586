package pl.proassist.application.fakes;

import static pl.proassist.application.fakes.FakeCertificateFiles.aFile;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import pl.proassist.application.port.CertificateFiles;
import pl.proassist.application.port.CertificateFilesContract;
import pl.proassist.domain.invoice.KsefCredential.Certificate.Use;

class FakeCertificateFilesTest extends CertificateFilesContract {

    private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");

    @Override protected CertificateFiles files() {
        return new FakeCertificateFiles();
    }

    @Override protected CertificateFiles.File.Pem login() {
        return (CertificateFiles.File.Pem) aFile("01F20A5D352AE590", Use.LOGIN, FROM, FROM.plusSeconds(60));
    }

    @Override protected CertificateFiles.File.Pem signing() {
        return (CertificateFiles.File.Pem) aFile("01F20A5D352AE591", Use.SIGNING, FROM, FROM.plusSeconds(60));
    }

    @Override protected CertificateFiles.File.Pkcs12 loginInOneFile() {
        return new CertificateFiles.File.Pkcs12((login().certificate() + "\n" + login().key()).getBytes(StandardCharsets.UTF_8), login().password());
    }
}
