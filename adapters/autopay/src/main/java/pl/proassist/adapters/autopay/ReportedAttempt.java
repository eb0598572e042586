package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.application.port.OperatorNotices;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

/**
 * A payer's attempt as Autopay writes it, in notifications and in answers alike. The signature covers neither names nor
 * borders of the values, so each is checked by itself, and none may come twice or out of its order (autopay.md 2, 6.4).
 */
record ReportedAttempt(AutopayXml.Element transaction) {

    private static final List<String> CORE =
            List.of("orderID", "remoteID", "amount", "currency", "gatewayID", "paymentDate", "paymentStatus", "paymentStatusDetails");

    /** What Autopay says; nothing when a value has not the form it must have. Without a date of payment it is {@code otherwise} (A33). */
    Option<OperatorAttempt> read(LocalTimes times, Option<Instant> otherwise) {
        var at = text("paymentDate").isEmpty() ? otherwise : times.told(text("paymentDate"));
        var status = Stream.of(Attempt.Status.values()).filter(each -> each.name().equals(text("paymentStatus"))).findFirst();
        return Option.when(coreInOrder() && status.isPresent() && wellFormed() && at.isDefined(),
                () -> new OperatorAttempt(new OrderId(orderId()), text("remoteID"), amount(), text("currency"), status.orElseThrow(), at.get()));
    }

    private boolean coreInOrder() {
        var core = transaction.children().stream().filter(child -> CORE.contains(child.name())).toList();
        var names = core.stream().map(AutopayXml.Element::name).toList();
        return names.equals(CORE.stream().filter(names::contains).toList()) && core.stream().allMatch(child -> child.children().isEmpty());
    }

    private boolean wellFormed() {
        return isOrderId(orderId()) && isRemoteId(text("remoteID")) && isAmount(text("amount")) && isCurrency(text("currency"))
                && text("gatewayID").matches("\\d{0,5}");
    }

    private Money amount() {
        return Money.ofGrosze(Long.parseLong(text("amount").replace(".", "")));
    }

    String orderId() {
        return text("orderID");
    }

    /**
     * For the audit. A stranger may have written it, so a value without the form it must have is left out, as everything is
     * that tells who paid.
     */
    OperatorNotices.Notice notice(String serviceId, String digest, Instant receivedAt) {
        return new OperatorNotices.Notice(serviceId, kept("orderID", isOrderId(orderId())), kept("remoteID", isRemoteId(text("remoteID"))),
                kept("amount", isAmount(text("amount"))), kept("currency", isCurrency(text("currency"))),
                kept("paymentStatus", text("paymentStatus").matches("[A-Z_]{1,32}")),
                kept("paymentStatusDetails", text("paymentStatusDetails").matches("[A-Za-z0-9_ .:-]{1,64}")),
                kept("paymentDate", text("paymentDate").matches("\\d{14}")), digest, "", receivedAt);
    }

    private String kept(String name, boolean wellFormed) {
        return wellFormed ? text(name) : "";
    }

    private String text(String name) {
        return transaction.text(name);
    }

    static boolean isOrderId(String text) {
        return text.matches("[A-Za-z0-9_-]{1,32}");
    }

    static boolean isRemoteId(String text) {
        return text.matches("[A-Za-z0-9_-]{1,20}");
    }

    private static boolean isAmount(String text) {
        return text.matches("\\d{1,14}\\.\\d{2}");
    }

    private static boolean isCurrency(String text) {
        return text.matches("[A-Z]{3}");
    }
}
