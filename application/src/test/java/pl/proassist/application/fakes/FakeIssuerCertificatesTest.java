package pl.proassist.application.fakes;

import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.IssuerCertificates;
import pl.proassist.application.port.IssuerCertificatesContract;

class FakeIssuerCertificatesTest extends IssuerCertificatesContract {

    private final FakeIssuerCertificates certificates = new FakeIssuerCertificates(new InMemoryTransactions(Clock.systemUTC()));

    @Override protected IssuerCertificates certificates() {
        return certificates;
    }

    @Override protected String given(Instant from, Instant until) {
        certificates.give(HERE, "01F20A5D352AE590", from, until);
        return "01F20A5D352AE590";
    }

    @Override protected boolean vouches(String text, String signature) {
        return signature.equals(FakeIssuerCertificates.signature("01F20A5D352AE590", text));
    }
}
