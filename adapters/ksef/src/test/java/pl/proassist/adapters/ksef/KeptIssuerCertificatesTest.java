package pl.proassist.adapters.ksef;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.fakes.InMemoryStores;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.CertificateFiles.File;
import pl.proassist.application.port.IssuerCertificates;
import pl.proassist.application.port.IssuerCertificatesContract;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;

class KeptIssuerCertificatesTest extends IssuerCertificatesContract {

    private final InMemoryStores stores = new InMemoryStores(new Subscriptions(Map.of()), Clock.systemUTC());
    private final Certificate read = new ReadCertificateFiles().read(Kind.OFFLINE, new File.Pem(text("signing.crt"), text("signing.key"), "parasol")).get();

    @Override protected IssuerCertificates certificates() {
        return new KeptIssuerCertificates(stores.ksefCredentials(), stores.transactions());
    }

    @Override protected String given(Instant from, Instant until) {
        var certificate = new Certificate(Kind.OFFLINE, read.serial(), from, until, read.use(), read.organisation(), read.certificate(), read.key());
        stores.transactions().record(() -> stores.ksefCredentials().replace(HERE, certificate, from, Author.SYSTEM));
        return read.serial();
    }

    @Override protected boolean vouches(String text, String signature) {
        try {
            var verifying = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifying.initVerify(OwnKey.of(read).certificate().getPublicKey());
            verifying.update(text.getBytes(StandardCharsets.UTF_8));
            return verifying.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String text(String name) {
        return new String(Vectors.bytes("certificates/" + name), StandardCharsets.UTF_8);
    }
}
