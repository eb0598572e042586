package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.PersonalData;

/**
 * An invoice that somebody issued to the facility, from a file or from KSeF (KSF-03, KSF-35).
 *
 * @param ksef as KSeF gave it; a file does not say it
 */
public record Purchase(PurchaseId id, FacilityId facility, PurchaseInvoice invoice, FrozenDocument document, Option<KsefNumber> ksef, Instant keptAt)
        implements PersonalData {

    public static Purchase of(FacilityId facility, PurchaseInvoice invoice, FrozenDocument document, Option<KsefNumber> ksef, Instant now) {
        return new Purchase(PurchaseId.of(facility, document.hash()), facility, invoice, document, ksef, now);
    }

    /** What a file brought is known to KSeF too. */
    public Purchase known(KsefNumber number) {
        return new Purchase(id, facility, invoice, document, Option.some(number), keptAt);
    }

    @Override public String toString() {
        return "purchase " + id;
    }
}
