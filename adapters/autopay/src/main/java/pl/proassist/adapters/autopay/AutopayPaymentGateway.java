package pl.proassist.adapters.autopay;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.Measurements;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

/**
 * Autopay takes the patients' prepayments and gives them back (autopay.md 4, 7 to 9). An answer that is not the expected
 * document, rightly signed, says nothing about what became of the question: weather.
 */
public final class AutopayPaymentGateway implements PaymentGateway {

    private static final System.Logger LOG = System.getLogger(AutopayPaymentGateway.class.getName());
    private static final String CONTINUE_ELSEWHERE = "pay-bm-continue-transaction-url";
    private static final String BACKGROUND = "pay-bm";
    private static final String REFUND = "TRANSACTION_REFUND";

    private final AutopaySettings settings;
    private final AutopayHash hash;
    private final AutopayHttp http;
    private final Measurements measurements;

    public AutopayPaymentGateway(AutopaySettings settings, Measurements measurements) {
        this.settings = settings;
        this.hash = settings.hash();
        this.http = new AutopayHttp(settings.connectTimeout(), settings.readTimeout());
        this.measurements = measurements;
    }

    // Starting

    @Override public StartAnswer start(OrderRequest request) {
        return measured("start", answer -> answer instanceof StartAnswer.Refused, () -> {
            var fields = startFields(request);
            return startAnswer(request.order(), document(http.form(settings.at(settings.startPath()), CONTINUE_ELSEWHERE, fields)));
        });
    }

    private Map<String, String> startFields(OrderRequest request) {
        var times = settings.times();
        var validUntil = latest(request.validUntil(), request.linkUntil());
        var fields = new LinkedHashMap<String, String>();
        fields.put("ServiceID", settings.serviceId());
        fields.put("OrderID", request.order().value());
        fields.put("Amount", request.amount().toString());
        fields.put("Description", TransferTitle.of(request.description()));
        fields.put("GatewayID", "0");
        fields.put("Currency", "PLN");
        fields.put("CustomerEmail", request.payer().map(EmailAddress::value).getOrElse(settings.fallbackEmail().value()));
        fields.put("Language", "PL");
        fields.put("ValidityTime", times.asked(validUntil));
        fields.put("LinkValidityTime", times.asked(request.linkUntil()));
        fields.put("ReturnURL", settings.returnUrl().map(URI::toString).getOrElse(""));
        return signed(fields);
    }

    /** Autopay wants the payment to live at least as long as its link. */
    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private StartAnswer startAnswer(OrderId order, AutopayXml.Element answer) {
        expect(answer.name().equals("transaction"), "a document of another kind");
        return answer.children("redirecturl").isEmpty() ? withoutContinuation(order, answer) : continuation(order, answer);
    }

    private StartAnswer continuation(OrderId order, AutopayXml.Element answer) {
        expectSigned(answer);
        expectOnce(answer, "status", "redirecturl", "orderID", "remoteID");
        expect(answer.text("status").equals("PENDING"), "a start that is not pending");
        expect(answer.text("orderID").equals(order.value()), "another order");
        expect(ReportedAttempt.isRemoteId(answer.text("remoteID")), "a RemoteID of another form");
        expect(isPayPage(answer.text("redirecturl")), "no address to pay at");
        return new StartAnswer.Started(answer.text("remoteID"), answer.text("redirecturl"));
    }

    /** Only a plain no is an answer here: a payment that goes on without an address is none that we asked for. */
    private StartAnswer withoutContinuation(OrderId order, AutopayXml.Element answer) {
        expect(answer.children("hash").isEmpty() || isSigned(answer), "a wrong hash");
        expect(List.of("", order.value()).contains(answer.text("orderID")), "another order");
        expect(answer.text("confirmation").equals("NOTCONFIRMED"), "neither an address nor a refusal");
        return new StartAnswer.Refused(word(answer.text("reason"), "NOTCONFIRMED"));
    }

    private boolean isPayPage(String text) {
        try {
            return text.length() <= 1000 && settings.mayLeadTo(new URI(text));
        } catch (URISyntaxException nonsense) {
            return false;
        }
    }

    // Asking

    @Override public List<OperatorAttempt> ask(OrderId order) {
        return measured("status", answer -> false, () -> {
            var fields = new LinkedHashMap<String, String>();
            fields.put("ServiceID", settings.serviceId());
            fields.put("OrderID", order.value());
            return attempts(order, document(http.form(settings.at("/webapi/transactionStatus"), BACKGROUND, signed(fields))));
        });
    }

    private List<OperatorAttempt> attempts(OrderId order, AutopayXml.Element answer) {
        expect(answer.name().equals("transactionList"), "a document of another kind");
        expectOnce(answer, "serviceID");
        expect(answer.text("serviceID").equals(settings.serviceId()), "another service");
        expect(answer.children("transactions").size() <= 1, "several lists of attempts");
        var told = answer.children("transactions").stream().flatMap(list -> list.children("transaction").stream()).toList();
        // It is not said whether an empty list is signed (autopay.md 7); a signature that is there must be right.
        expect(isSigned(answer) || (told.isEmpty() && answer.children("hash").isEmpty()), "a wrong hash");
        return told.stream().map(transaction -> attempt(order, transaction)).toList();
    }

    private OperatorAttempt attempt(OrderId order, AutopayXml.Element transaction) {
        var attempt = new ReportedAttempt(transaction).read(settings.times(), Option.none())
                .getOrElseThrow(() -> unreadable("an attempt of another form"));
        expect(attempt.order().equals(order), "another order");
        return attempt;
    }

    // Cancelling

    @Override public boolean cancel(OrderId order, Option<String> remoteId, String messageId) {
        return measured("cancel", done -> !done, () -> {
            var fields = new LinkedHashMap<String, String>();
            fields.put("ServiceID", settings.serviceId());
            fields.put("MessageID", messageId);
            fields.put(remoteId.isDefined() ? "RemoteID" : "OrderID", remoteId.getOrElse(order.value()));
            return cancelled(messageId, document(http.form(settings.at("/webapi/transactionCancel"), BACKGROUND, signed(fields))));
        });
    }

    private boolean cancelled(String messageId, AutopayXml.Element answer) {
        expect(answer.name().equals("transaction"), "a document of another kind");
        expectOnce(answer, "confirmation");
        return switch (answer.text("confirmation")) {
            case "CONFIRMED" -> cancelledWhole(messageId, answer);
            case "NOTCONFIRMED" -> nothingToCancel(answer);
            default -> throw unreadable("neither yes nor no");
        };
    }

    private boolean cancelledWhole(String messageId, AutopayXml.Element answer) {
        expectSigned(answer);
        expectEcho(answer, messageId);
        return switch (answer.text("reason")) {
            case "CANCELED_FULLY" -> true;
            case "CANCELED_PARTIALLY" -> false;
            default -> throw unreadable("an unknown outcome of a cancellation");
        };
    }

    /** Paid and failed attempts take no more money, and an order that Autopay does not know has no address to pay at. */
    private boolean nothingToCancel(AutopayXml.Element answer) {
        expect(answer.children("hash").isEmpty() || isSigned(answer), "a wrong hash");
        expect(List.of("INCORRECT_PAYMENT_STATUS", "TRANSACTION_NOT_FOUND").contains(answer.text("reason")), "a cancellation that failed");
        return true;
    }

    // Giving back

    @Override public RefundAnswer refund(String messageId, String remoteId, Money amount) {
        return measured("refund", answer -> answer instanceof RefundAnswer.Refused, () -> {
            var fields = new LinkedHashMap<String, String>();
            fields.put("ServiceID", settings.serviceId());
            fields.put("MessageID", messageId);
            fields.put("RemoteID", remoteId);
            fields.put("Amount", amount.toString());
            fields.put("Currency", "PLN");
            var answer = http.form(settings.at("/settlementapi/transactionRefund"), "", signed(fields));
            expect(answer.isNoFault(), "status " + answer.status());
            return refundAnswer(messageId, answer.status(), xml(answer));
        });
    }

    private RefundAnswer refundAnswer(String messageId, int status, AutopayXml.Element answer) {
        if (answer.name().equals("error")) {
            return refundRefused(messageId, answer);
        }
        expect(status == 200, "status " + status);
        expect(answer.name().equals("transactionRefund"), "a document of another kind");
        expectSigned(answer);
        expectEcho(answer, messageId);
        return new RefundAnswer.Accepted();
    }

    private RefundAnswer refundRefused(String messageId, AutopayXml.Element answer) {
        var error = RefundError.of(answer.text("statusCode"), answer.text("name")).getOrElseThrow(() -> unreadable("an error without a number"));
        LOG.log(System.Logger.Level.WARNING, "Autopay on refund {0}: {1} {2} ({3})", messageId, String.valueOf(error.code()), error.reason(),
                answer.text("description").replaceAll("\\p{Cntrl}", " ").replaceAll("(?<=.{200}).+", ""));
        if (error.saysItWasOrderedBefore()) {
            return new RefundAnswer.Accepted();
        }
        expect(!error.isWorthARetry(), "for now " + error.reason());
        return new RefundAnswer.Refused(error.reason());
    }

    @Override public RefundProgress askRefund(String messageId) {
        return measured("refund-status", answer -> answer instanceof RefundProgress.Failed, () -> {
            var sign = hash.of(List.of(settings.serviceId(), messageId, REFUND));
            var question = Json.createObjectBuilder().add("serviceId", settings.serviceId()).add("messageId", messageId)
                    .add("method", REFUND).add("hash", sign).build();
            var answer = http.json(settings.at("/settlementapi/outDetails/v2"), question.toString());
            expect(answer.isNoFault(), "status " + answer.status());
            return refundProgress(messageId, answer.status(), json(answer));
        });
    }

    private RefundProgress refundProgress(String messageId, int httpStatus, JsonObject answer) {
        if (text(answer, "status").isEmpty()) {
            return refundUnknown(answer);
        }
        expect(httpStatus == 200, "status " + httpStatus);
        expect(hash.matches(List.of(text(answer, "serviceId"), text(answer, "messageId"), text(answer, "status"), text(answer, "remoteOutId")),
                text(answer, "hash")), "a wrong hash");
        expect(text(answer, "serviceId").equals(settings.serviceId()) && text(answer, "messageId").equals(messageId), "another refund");
        return RefundStatus.of(text(answer, "status")).getOrElseThrow(() -> unreadable("a refund in an unknown state"));
    }

    private static RefundProgress refundUnknown(JsonObject answer) {
        var error = RefundError.of(text(answer, "errorStatusCode"), text(answer, "errorStatus"))
                .getOrElseThrow(() -> unreadable("an error without a number"));
        expect(!error.isWorthARetry() && !error.isAboutTheQuestion(), "for now " + error.reason());
        return new RefundProgress.Failed(error.reason());
    }

    // What all have in common

    private Map<String, String> signed(Map<String, String> fields) {
        var present = new LinkedHashMap<>(fields);
        present.values().removeIf(String::isEmpty);
        present.put("Hash", hash.of(new ArrayList<>(present.values())));
        return present;
    }

    private static AutopayXml.Element document(AutopayHttp.Answer answer) {
        expect(answer.status() == 200, "status " + answer.status());
        return xml(answer);
    }

    private static AutopayXml.Element xml(AutopayHttp.Answer answer) {
        return AutopayXml.read(answer.body()).getOrElseThrow(() -> unreadable("no XML"));
    }

    private static JsonObject json(AutopayHttp.Answer answer) {
        try (var reader = Json.createReader(new ByteArrayInputStream(answer.body()))) {
            return reader.readObject();
        } catch (JsonException nonsense) {
            throw unreadable("no JSON");
        }
    }

    /** Numbers as they are written: it is not said which members Autopay puts in quotes. */
    private static String text(JsonObject answer, String name) {
        var value = answer.get(name);
        if (value instanceof JsonString string) {
            return string.getString().trim();
        }
        return value instanceof JsonNumber number ? number.toString() : "";
    }

    private boolean isSigned(AutopayXml.Element answer) {
        return answer.only("hash").exists(claimed -> hash.matches(answer.signedValues(), claimed.value()));
    }

    private void expectSigned(AutopayXml.Element answer) {
        expect(isSigned(answer), "a wrong hash");
    }

    private void expectEcho(AutopayXml.Element answer, String messageId) {
        expectOnce(answer, "serviceID", "messageID");
        expect(answer.text("serviceID").equals(settings.serviceId()), "another service");
        expect(answer.text("messageID").equals(messageId), "another message");
    }

    private static void expectOnce(AutopayXml.Element answer, String... names) {
        for (var name : names) {
            expect(answer.only(name).exists(found -> found.children().isEmpty()), "not one " + name);
        }
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw unreadable(otherwise);
        }
    }

    private static GatewayUnavailable unreadable(String why) {
        return new GatewayUnavailable("Autopay's answer is none: " + why);
    }

    /** Autopay's own word, when it is one; free text may carry anything. */
    private static String word(String text, String otherwise) {
        return text.matches("[A-Z0-9_]{1,64}") ? text : otherwise;
    }

    private <T> T measured(String operation, Predicate<T> refused, Supplier<T> call) {
        var begun = System.nanoTime();
        var result = "unavailable";
        try {
            var answer = call.get();
            result = refused.test(answer) ? "refused" : "ok";
            return answer;
        } finally {
            measurements.gatewayCall("autopay", operation, result, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
