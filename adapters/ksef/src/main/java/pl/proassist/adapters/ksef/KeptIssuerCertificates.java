package pl.proassist.adapters.ksef;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import pl.proassist.application.port.IssuerCertificates;
import pl.proassist.application.port.KsefCredentials;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefCredential.Certificate;
import pl.proassist.domain.invoice.KsefCredential.Kind;

/** Signs for KOD II with the offline certificates that the facilities entered (ksef.md 14.3). */
public final class KeptIssuerCertificates implements IssuerCertificates {

    private final KsefCredentials credentials;
    private final Transactions transactions;

    public KeptIssuerCertificates(KsefCredentials credentials, Transactions transactions) {
        this.credentials = credentials;
        this.transactions = transactions;
    }

    @Override public Option<String> serial(FacilityId facility, Instant now) {
        return certificate(facility).filter(certificate -> certificate.isUsable(now)).map(Certificate::serial);
    }

    @Override public String sign(FacilityId facility, String text) {
        var certificate = certificate(facility).getOrElseThrow(() -> new IllegalStateException("no offline certificate to sign with"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(OwnKey.of(certificate).sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Option<Certificate> certificate(FacilityId facility) {
        return transactions.record(() -> credentials.find(facility, Kind.OFFLINE)).flatMap(found -> found.fold(token -> Option.none(), Option::some));
    }
}
