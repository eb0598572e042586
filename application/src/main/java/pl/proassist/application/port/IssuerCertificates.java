package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.facility.FacilityId;

/** The certificates by which a facility vouches for an invoice that KSeF has not seen yet (KOD II, ksef.md 14.3). Never used inside a transaction. */
public interface IssuerCertificates {

    /** The serial number of the offline certificate that is valid at that moment; without one nothing is handed over offline. */
    Option<String> serial(FacilityId facility, Instant now);

    /** @return the signature of the facility's offline certificate, Base64URL without padding. There must be one, see {@link #serial} */
    String sign(FacilityId facility, String text);
}
