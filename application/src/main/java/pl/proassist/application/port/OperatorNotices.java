package pl.proassist.application.port;

import java.time.Instant;

/** Every notification of the payment operator, stored before it is answered; kept for audit. Used inside a transaction. */
public interface OperatorNotices {

    /** Keeps what was said; the payer's data that may come with it is never kept. The same news again is kept once. */
    void keep(Notice notice);

    /**
     * @param digest  of the whole message, so that a repeated one is known
     * @param outcome what we made of it: recorded, repeated, unmatched, unknown_order, refused
     */
    record Notice(String serviceId, String orderId, String remoteId, String amount, String currency, String status, String details,
                  String paymentDate, String digest, String outcome, Instant receivedAt) {

        public Notice withOutcome(String made) {
            return new Notice(serviceId, orderId, remoteId, amount, currency, status, details, paymentDate, digest, made, receivedAt);
        }
    }
}
