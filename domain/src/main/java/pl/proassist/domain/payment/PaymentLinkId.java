package pl.proassist.domain.payment;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import pl.proassist.domain.visit.VisitId;

/** A payment link; born with its visit and derived from it, so a retried booking makes the same one. */
public record PaymentLinkId(UUID value) {

    /** The link of a visit: one visit has at most one link, and the link keeps its address for ever. */
    public static PaymentLinkId of(VisitId visit) {
        return new PaymentLinkId(UUID.nameUUIDFromBytes(("payment-link:" + visit).getBytes(StandardCharsets.UTF_8)));
    }

    @Override public String toString() {
        return value.toString();
    }
}
