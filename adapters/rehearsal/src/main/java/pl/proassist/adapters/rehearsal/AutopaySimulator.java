package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import pl.proassist.adapters.rehearsal.AutopayOperator.Attempt;
import pl.proassist.adapters.rehearsal.AutopayOperator.OperatorError;
import pl.proassist.adapters.rehearsal.AutopayOperator.Order;
import pl.proassist.adapters.rehearsal.WireServer.Call;
import pl.proassist.adapters.rehearsal.WireServer.Reply;
import pl.proassist.domain.shared.Money;

/**
 * Autopay's gateway as the product's adapter sees it (autopay.md 3 to 9): the forms, the XML, the JSON and the signatures on a
 * port of its own, and a page on which a person can play the payer.
 */
public final class AutopaySimulator implements AutoCloseable {

    private static final Set<String> START_REQUIRED = Set.of("ServiceID", "OrderID", "Amount");
    private static final Set<String> LANGUAGES = Set.of("PL", "EN", "DE", "CS", "ES", "FR", "IT");
    /** Fields of a start in the order of their numbers, which is the order of the hash. */
    private static final Map<String, Predicate<String>> START_FIELDS = startFields();
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String XML = "application/xml; charset=utf-8";
    private static final String JSON = "application/json; charset=utf-8";

    private final RehearsalSettings settings;
    private final AutopaySignature signature;
    private final AutopayOperator operator;
    private final Payers payers;
    private final Faults faults;
    private final Clock clock;
    private final WireServer server;

    private AutopaySimulator(RehearsalSettings settings, AutopayOperator operator, Payers payers, Faults faults, Clock clock) {
        this.settings = settings;
        this.signature = new AutopaySignature(settings.hashAlgorithm(), settings.sharedKey());
        this.operator = operator;
        this.payers = payers;
        this.faults = faults;
        this.clock = clock;
        this.server = WireServer.start(settings.autopayPort(), "autopay", this::answer);
    }

    static AutopaySimulator start(RehearsalSettings settings, AutopayOperator operator, Payers payers, Faults faults, Clock clock) {
        return new AutopaySimulator(settings, operator, payers, faults, clock);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Call call) {
        var path = call.path();
        if (path.startsWith(settings.autopayPath() + "/continue/")) {
            return payersPage(call, path.substring(settings.autopayPath().length() + "/continue/".length()).split("/"));
        }
        if (!call.method().equals("POST")) {
            return Reply.of(path.equals(settings.autopayPath()) ? 405 : 404, "text/plain", "no such service");
        }
        if (path.equals(settings.autopayPath())) {
            return faulty(FaultySpot.AUTOPAY_START, forged -> start(call, forged));
        }
        return switch (path) {
            case "/webapi/transactionStatus" -> faulty(FaultySpot.AUTOPAY_STATUS, forged -> status(call, forged));
            case "/webapi/transactionCancel" -> faulty(FaultySpot.AUTOPAY_CANCEL, forged -> cancel(call, forged));
            case "/settlementapi/transactionRefund" -> faulty(FaultySpot.AUTOPAY_REFUND, forged -> refund(call, forged));
            case "/settlementapi/outDetails/v2" -> faulty(FaultySpot.AUTOPAY_REFUND_STATUS, forged -> refundStatus(call, forged));
            default -> Reply.of(404, "text/plain", "no such service");
        };
    }

    /** The faults that befall every operation alike; the others are the operation's own. */
    private Reply faulty(FaultySpot spot, Operation operation) {
        return switch (faults.at(spot)) {
            case TIMEOUT -> Reply.NEVER;
            case HTTP_500 -> Reply.brokenServer();
            case LOST -> instead(operation, Reply.HANG_UP);
            case GARBLED -> instead(operation, Reply.aPageInstead());
            case WRONG_HASH -> operation.answer(true);
            default -> operation.answer(false);
        };
    }

    private static Reply instead(Operation operation, Reply reply) {
        operation.answer(false);
        return reply;
    }

    private interface Operation {
        Reply answer(boolean forged);
    }

    // --- start -----------------------------------------------------------------------------------------------------------

    private Reply start(Call call, boolean forged) {
        if (!call.header("BmHeader").contains("pay-bm-continue-transaction-url")) {
            return error(OperatorError.VALIDATION_FAILED, "BmHeader: only pre-transactions can be rehearsed");
        }
        return signed(call, START_FIELDS, START_REQUIRED).fold(wrong -> wrong, fields -> start(fields, forged));
    }

    private Reply start(Map<String, String> fields, boolean forged) {
        var fault = faults.at(FaultySpot.AUTOPAY_START);
        if (fault == Fault.RATE_LIMIT && operator.isFloodedWithStarts()) {
            return Reply.of(429, "text/plain", "ERROR: too many transactions started in one minute");
        }
        if (fault == Fault.REFUSED || !isEmail(fields.getOrDefault("CustomerEmail", "nobody@example.org"))) {
            return notOrdered(fields.get("OrderID"), "INVALID_EMAIL", forged);
        }
        var linkUntil = Option.of(fields.get("LinkValidityTime")).map(this::instant);
        var validUntil = Option.of(fields.get("ValidityTime")).map(this::instant);
        if (linkUntil.exists(link -> validUntil.exists(link::isAfter))) {
            return error(OperatorError.VALIDATION_FAILED, "ValidityTime is earlier than LinkValidityTime");
        }
        return operator.start(new AutopayOperator.Start(fields.get("OrderID"), Money.pln(fields.get("Amount")),
                        fields.getOrDefault("Currency", "PLN"), Option.of(fields.get("ReturnURL")), linkUntil, validUntil))
                .map(order -> continuation(order, forged))
                .getOrElse(() -> notOrdered(fields.get("OrderID"), "MULTIPLY_PAID_TRANSACTION", forged));
    }

    private Reply continuation(Order order, boolean forged) {
        return document("transaction", List.of(new Xml.Leaf("status", "PENDING"), new Xml.Leaf("redirecturl", pageOf(order)),
                new Xml.Leaf("orderID", order.orderId()), new Xml.Leaf("remoteID", order.remoteId())), forged);
    }

    private Reply notOrdered(String orderId, String reason, boolean forged) {
        return document("transaction", List.of(new Xml.Leaf("orderID", orderId), new Xml.Leaf("confirmation", "NOTCONFIRMED"),
                new Xml.Leaf("reason", reason)), forged);
    }

    String pageOf(Order order) {
        return address() + settings.autopayPath() + "/continue/" + order.remoteId() + "/" + order.page();
    }

    private static Map<String, Predicate<String>> startFields() {
        var fields = new LinkedHashMap<String, Predicate<String>>();
        fields.put("ServiceID", matching("\\d{1,10}"));
        fields.put("OrderID", matching("[A-Za-z0-9_-]{1,32}"));
        fields.put("Amount", AutopaySimulator::isAmount);
        fields.put("Description", matching("[A-Za-z0-9.:,\\- ]{1,79}"));
        fields.put("GatewayID", matching("\\d{1,5}"));
        fields.put("Currency", matching("PLN"));
        fields.put("CustomerEmail", matching(".{3,255}"));
        fields.put("Language", LANGUAGES::contains);
        fields.put("CustomerIP", matching("[0-9A-Fa-f.:]{1,39}"));
        fields.put("Title", matching(".{1,95}"));
        fields.put("ReceiverName", matching(".{1,35}"));
        fields.put("Products", matching("[A-Za-z0-9+/=]{1,10000}"));
        fields.put("CustomerPhone", matching("\\d{9,15}"));
        fields.put("ValidityTime", AutopaySimulator::isLocalTime);
        fields.put("CustomerNumber", matching(".{1,35}"));
        fields.put("InvoiceNumber", matching(".{1,100}"));
        fields.put("Nip", matching("\\d{1,10}"));
        fields.put("LinkValidityTime", AutopaySimulator::isLocalTime);
        fields.put("ReturnURL", matching("https?://.{1,992}"));
        fields.put("UserAgent", matching(".{1,150}"));
        return fields;
    }

    // --- status, cancel, refund --------------------------------------------------------------------------------------------

    private Reply status(Call call, boolean forged) {
        return bmSigned(call, fields("ServiceID", "\\d{1,10}", "OrderID", "[A-Za-z0-9_-]{1,32}"), Set.of("ServiceID", "OrderID"))
                .fold(wrong -> wrong, fields -> status(fields.get("OrderID"), forged));
    }

    private Reply status(String orderId, boolean forged) {
        var otherAmounts = faults.at(FaultySpot.AUTOPAY_STATUS) == Fault.WRONG_AMOUNT;
        var values = new ArrayList<>(List.of(settings.serviceId()));
        var transactions = new StringBuilder();
        for (var attempt : operator.attempts(orderId)) {
            var leaves = toldAs(attempt, otherAmounts).fields(settings.zone());
            leaves.forEach(leaf -> values.add(leaf.value()));
            transactions.append("<transaction>").append(Xml.of(leaves)).append("</transaction>");
        }
        var hash = signature.over(values);
        return Reply.of(200, XML, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><transactionList>" + new Xml.Leaf("serviceID", settings.serviceId())
                + "<transactions>" + transactions + "</transactions>" + new Xml.Leaf("hash", forged ? Xml.forged(hash) : hash) + "</transactionList>");
    }

    private static Itn toldAs(Attempt attempt, boolean otherAmount) {
        return new Itn(0, attempt.orderId(), attempt.remoteId(), otherAmount ? attempt.amount().plus(Payers.ONE_ZLOTY) : attempt.amount(),
                attempt.currency(), attempt.status(), attempt.details(), attempt.changedAt(), 0, false);
    }

    private Reply cancel(Call call, boolean forged) {
        return bmSigned(call, fields("ServiceID", "\\d{1,10}", "MessageID", "[A-Za-z0-9]{32}", "RemoteID", "[A-Za-z0-9]{1,20}",
                        "OrderID", "[A-Za-z0-9_-]{1,32}"), Set.of("ServiceID", "MessageID"))
                .fold(wrong -> wrong, fields -> cancel(fields, forged));
    }

    private Reply cancel(Map<String, String> fields, boolean forged) {
        if (fields.containsKey("RemoteID") == fields.containsKey("OrderID")) {
            return Reply.of(400, "text/plain", "ERROR: exactly one of RemoteID and OrderID");
        }
        var messageId = fields.get("MessageID");
        var cancellation = faults.at(FaultySpot.AUTOPAY_CANCEL) == Fault.REFUSED
                ? new AutopayOperator.Cancellation("NOTCONFIRMED", "OTHER_ERROR")
                : operator.cancel(messageId, Option.of(fields.get("OrderID")), Option.of(fields.get("RemoteID")));
        return document("transaction", List.of(new Xml.Leaf("serviceID", settings.serviceId()), new Xml.Leaf("messageID", messageId),
                new Xml.Leaf("confirmation", cancellation.confirmation()), new Xml.Leaf("reason", cancellation.reason())), forged);
    }

    private Reply refund(Call call, boolean forged) {
        var all = fields("ServiceID", "\\d{1,10}", "MessageID", "[A-Za-z0-9]{32}", "RemoteID", "[A-Za-z0-9]{1,20}", "Amount", "\\d{1,10}\\.\\d{2}",
                "Currency", "[A-Z]{3}");
        all.put("Amount", AutopaySimulator::isAmount);
        return signed(call, all, all.keySet()).fold(wrong -> wrong, fields -> refund(fields, forged));
    }

    private Reply refund(Map<String, String> fields, boolean forged) {
        var fault = faults.at(FaultySpot.AUTOPAY_REFUND);
        if (fault == Fault.REFUSED) {
            return error(OperatorError.TRANSACTION_TOO_OLD_TO_REFUND, "the transaction is too old");
        }
        return operator.refund(fields.get("MessageID"), fields.get("RemoteID"), Money.pln(fields.get("Amount")), fields.get("Currency"),
                        fault == Fault.NO_FUNDS)
                .fold(why -> error(why, "the refund was not taken"),
                        messageId -> document("transactionRefund", List.of(new Xml.Leaf("serviceID", settings.serviceId()),
                                new Xml.Leaf("messageID", messageId)), forged));
    }

    private Reply refundStatus(Call call, boolean forged) {
        return json(call.body()).map(question -> refundStatus(question, forged))
                .getOrElse(() -> jsonError(OperatorError.INVALID_FORMAT));
    }

    private Reply refundStatus(JsonObject question, boolean forged) {
        var asked = List.of(text(question, "serviceId"), text(question, "messageId"), text(question, "method"));
        if (!question.keySet().equals(Set.of("serviceId", "messageId", "method", "hash"))
                || !asked.get(0).equals(settings.serviceId()) || !asked.get(2).equals("TRANSACTION_REFUND")) {
            return jsonError(OperatorError.VALIDATION_FAILED);
        }
        if (!signature.fits(text(question, "hash"), asked)) {
            return jsonError(OperatorError.INVALID_HASH);
        }
        return operator.refund(asked.get(1)).map(refund -> told(refund, forged))
                .getOrElse(() -> jsonError(OperatorError.TRANSACTION_NOT_FOUND));
    }

    private Reply told(AutopayOperator.Refund refund, boolean forged) {
        var status = faults.at(FaultySpot.AUTOPAY_REFUND_STATUS) == Fault.DELAYED ? "PROCESSING" : refund.status();
        var remoteOutId = status.equals("DONE") ? "ZWTR" + refund.messageId().substring(0, 12) : "";
        var hash = signature.over(settings.serviceId(), refund.messageId(), status, remoteOutId);
        var answer = Json.createObjectBuilder().add("serviceId", settings.serviceId()).add("messageId", refund.messageId()).add("status", status);
        if (!remoteOutId.isEmpty()) {
            answer.add("remoteOutId", remoteOutId);
        }
        return Reply.of(200, JSON, answer.add("hash", forged ? Xml.forged(hash) : hash).build().toString());
    }

    // --- the payer's browser -----------------------------------------------------------------------------------------------

    private Reply payersPage(Call call, String[] parts) {
        var order = parts.length < 2 ? Option.<Order>none() : operator.orderOfPage(parts[0], parts[1]);
        if (order.isEmpty() || parts.length > 3) {
            return page(404, PayersPage.unknown());
        }
        var key = call.method() + (parts.length == 3 ? " " + parts[2] : "");
        return switch (key) {
            case "GET" -> page(200, isOver(order.get()) ? PayersPage.over() : PayersPage.of(order.get(), call.path()));
            case "POST pay" -> played(order.get(), () -> payers.pay(order.get().orderId(), AutopayOperator.Pay.NOW));
            case "POST fail" -> played(order.get(), () -> payers.fail(order.get().orderId(), AutopayOperator.Pay.NOW));
            default -> page(405, PayersPage.unknown());
        };
    }

    /** After the link's own time no payment may begin; one that has begun may still end. */
    private boolean isOver(Order order) {
        var attempts = operator.attempts(order.orderId());
        return order.cancelledAt().isDefined() || clock.instant().isAfter(order.validUntil())
                || clock.instant().isAfter(order.linkUntil()) && attempts.stream().noneMatch(each -> each.status() == AutopayOperator.Status.PENDING);
    }

    private Reply played(Order order, Supplier<Either<Problem, ItnDelivery.Outcome>> play) {
        return isOver(order) ? page(409, PayersPage.over())
                : play.get().fold(refused -> page(refused.status(), PayersPage.over()), done -> Reply.goTo(returnAddress(order)));
    }

    private String returnAddress(Order order) {
        var base = order.returnUrl().getOrElse(() -> settings.product() + "/webhooks/autopay/return");
        return base + (base.contains("?") ? "&" : "?") + "ServiceID=" + settings.serviceId() + "&OrderID=" + order.orderId()
                + "&Hash=" + signature.over(settings.serviceId(), order.orderId());
    }

    private static Reply page(int status, String html) {
        return Reply.of(status, "text/html; charset=utf-8", html);
    }

    // --- reading and answering ---------------------------------------------------------------------------------------------

    private Either<Reply, Map<String, String>> bmSigned(Call call, Map<String, Predicate<String>> known, Set<String> required) {
        return call.header("BmHeader").contains("pay-bm") ? signed(call, known, required)
                : Either.left(error(OperatorError.VALIDATION_FAILED, "BmHeader: pay-bm is missing"));
    }

    /** The fields of a form whose names, forms and signature are right; the hash covers what is there, in the order of {@code known}. */
    private Either<Reply, Map<String, String>> signed(Call call, Map<String, Predicate<String>> known, Set<String> required) {
        var form = call.form();
        if (form.isEmpty()) {
            return Either.left(error(OperatorError.INVALID_FORMAT, "not a form"));
        }
        var fields = new LinkedHashMap<String, String>();
        form.get().forEach((name, value) -> {
            if (!value.isEmpty() && !name.equals("Hash")) {
                fields.put(name, value);
            }
        });
        var wrong = Option.ofOptional(fields.entrySet().stream()
                .filter(field -> !known.getOrDefault(field.getKey(), none -> false).test(field.getValue())).findFirst()).map(Map.Entry::getKey)
                .orElse(() -> Option.ofOptional(required.stream().filter(name -> !fields.containsKey(name)).findFirst()));
        if (wrong.isDefined()) {
            return Either.left(error(OperatorError.VALIDATION_FAILED, wrong.get() + " is missing or malformed"));
        }
        if (!fields.get("ServiceID").equals(settings.serviceId())) {
            return Either.left(error(OperatorError.VALIDATION_FAILED, "ServiceID is unknown"));
        }
        return signature.fits(form.get().getOrDefault("Hash", ""), known.keySet().stream().map(name -> fields.getOrDefault(name, "")).toList())
                ? Either.right(fields) : Either.left(error(OperatorError.INVALID_HASH, "Hash does not fit"));
    }

    private Reply document(String root, List<Xml.Leaf> leaves, boolean forged) {
        var hash = signature.over(leaves.stream().map(Xml.Leaf::value).toList());
        var all = new ArrayList<>(leaves);
        all.add(new Xml.Leaf("hash", forged ? Xml.forged(hash) : hash));
        return Reply.of(200, XML, Xml.document(root, all));
    }

    private static Reply error(OperatorError error, String description) {
        return Reply.of(200, XML, Xml.document("error", List.of(new Xml.Leaf("statusCode", String.valueOf(error.code())),
                new Xml.Leaf("name", error.name()), new Xml.Leaf("description", description))));
    }

    private static Reply jsonError(OperatorError error) {
        return Reply.of(200, JSON, Json.createObjectBuilder().add("errorStatus", error.name()).add("errorStatusCode", error.code())
                .add("errorMessages", Json.createArrayBuilder().add("the refund cannot be told")).build().toString());
    }

    private static Option<JsonObject> json(String body) {
        try (var reader = Json.createReader(new StringReader(body))) {
            return Option.some(reader.readObject());
        } catch (JsonException | IllegalStateException unreadable) {
            return Option.none();
        }
    }

    /** A string or a whole number; the operator takes both. */
    private static String text(JsonObject object, String name) {
        var value = object.get(name);
        return value instanceof JsonString string ? string.getString() : value instanceof JsonNumber number ? number.toString() : "";
    }

    /** The local time of the operator; in the autumn hour the earlier instant. */
    private Instant instant(String local) {
        return LocalDateTime.parse(local, LOCAL).atZone(settings.zone()).toInstant();
    }

    private static boolean isLocalTime(String value) {
        try {
            return LocalDateTime.parse(value, LOCAL).format(LOCAL).equals(value);
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    /** One grosz to a hundred thousand złoty. */
    private static boolean isAmount(String value) {
        return value.matches("\\d{1,6}\\.\\d{2}") && !Money.pln(value).isZero() && Money.pln(value).compareTo(Money.pln("100000.00")) <= 0;
    }

    private static boolean isEmail(String value) {
        return value.matches("[^@\\s<>\",;]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    }

    private static Map<String, Predicate<String>> fields(String... namesAndForms) {
        var fields = new LinkedHashMap<String, Predicate<String>>();
        for (int i = 0; i < namesAndForms.length; i += 2) {
            fields.put(namesAndForms[i], matching(namesAndForms[i + 1]));
        }
        return fields;
    }

    private static Predicate<String> matching(String form) {
        return Pattern.compile(form).asMatchPredicate();
    }
}
