package pl.proassist.domain.payment;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One payment that was received; derived from what the payer's side calls it, so a repeated notice is the same payment. */
public record PaymentId(UUID value) {

    public static PaymentId of(OrderId order, String remoteId) {
        return new PaymentId(UUID.nameUUIDFromBytes(("payment:" + order + ":" + remoteId).getBytes(StandardCharsets.UTF_8)));
    }

    @Override public String toString() {
        return value.toString();
    }
}
