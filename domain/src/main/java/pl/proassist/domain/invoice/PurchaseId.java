package pl.proassist.domain.invoice;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;

/** The id of an invoice that somebody issued to a facility. */
public record PurchaseId(UUID value) {

    /**
     * The same document comes to a facility once, whichever way it comes.
     *
     * @param hash of the document, as KSeF tells it
     */
    public static PurchaseId of(FacilityId facility, String hash) {
        return new PurchaseId(UUID.nameUUIDFromBytes((facility + " purchase " + hash).getBytes(StandardCharsets.UTF_8)));
    }

    @Override public String toString() {
        return value.toString();
    }
}
