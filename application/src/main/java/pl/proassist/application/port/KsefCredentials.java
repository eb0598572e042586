package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.invoice.KsefCredential;

/**
 * What lets each facility into KSeF: of every kind at most one. What is secret of it is kept sealed and comes back only for use, never
 * for show (KSF-08, KSF-12). Used inside a transaction.
 */
public interface KsefCredentials {

    Option<KsefCredential> find(FacilityId facility, KsefCredential.Kind kind);

    /** @return whether there was none of that kind before */
    boolean replace(FacilityId facility, KsefCredential credential, Instant now, Author author);

    /** @return whether there was one */
    boolean remove(FacilityId facility, KsefCredential.Kind kind);

    /** In the order of their kinds. */
    List<Kept> of(FacilityId facility);

    /** Of every facility. */
    List<Kept> all();

    /**
     * What may be seen of one.
     *
     * @param serial of a certificate, with its validity; a token has neither
     */
    record Kept(FacilityId facility, KsefCredential.Kind kind, Option<String> serial, Option<Instant> validFrom, Option<Instant> validUntil, Instant enteredAt, Author enteredBy) {

        public static Kept of(FacilityId facility, KsefCredential credential, Instant enteredAt, Author enteredBy) {
            var certificate = credential.fold(token -> Option.<KsefCredential.Certificate>none(), Option::some);
            return new Kept(facility, credential.kind(), certificate.map(KsefCredential.Certificate::serial), certificate.map(KsefCredential.Certificate::validFrom),
                    certificate.map(KsefCredential.Certificate::validUntil), enteredAt, enteredBy);
        }
    }
}
