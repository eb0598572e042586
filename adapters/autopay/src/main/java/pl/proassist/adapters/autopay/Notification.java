package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;

/**
 * A document that says to come from Autopay and to tell of one payer's attempt (autopay.md 6.1).
 *
 * @param digest of the document as it came, so that a repeated one is known
 */
record Notification(AutopayXml.Element root, ReportedAttempt attempt, String digest) {

    /** Nothing when it is no such document, or not clear of which service and attempt it tells. */
    static Option<Notification> read(byte[] document) {
        return AutopayXml.read(document)
                .filter(root -> root.name().equals("transactionList") && root.only("serviceID").isDefined())
                .flatMap(root -> root.only("transactions").flatMap(list -> list.only("transaction"))
                        .map(transaction -> new Notification(root, new ReportedAttempt(transaction),
                                AutopayHash.hex(AutopayHash.Function.SHA_256, document))));
    }

    String serviceId() {
        return root.text("serviceID");
    }

    /** Nothing when it cannot be repeated to anybody as an order. */
    Option<String> orderId() {
        return Option.of(attempt.orderId()).filter(ReportedAttempt::isOrderId);
    }

    boolean isSigned(AutopayHash hash) {
        return root.only("hash").exists(claimed -> hash.matches(root.signedValues(), claimed.value()));
    }

    /** What it tells; nothing when a value has not the form it must have. A payment without a date was made when we heard of it (A33). */
    Option<OperatorAttempt> news(LocalTimes times, Instant receivedAt) {
        var parts = root.children().stream().map(AutopayXml.Element::name).toList();
        return parts.equals(List.of("serviceID", "transactions", "hash")) ? attempt.read(times, Option.some(receivedAt)) : Option.none();
    }

    OperatorNotices.Notice notice(Instant receivedAt) {
        return attempt.notice(serviceId(), digest, receivedAt);
    }
}
