package pl.proassist.adapters.autopay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Option;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import pl.proassist.adapters.autopay.AutopayXml.Element;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.shared.Money;

/** As much of Autopay, over HTTP and with a memory, as the contract of a payment operator asks for. */
final class PlayedAutopay implements AutoCloseable {

    private record Order(String amount, boolean burnt) {
    }

    private record Tried(String order, String remoteId, String amount, String date, String status) {
    }

    private record Refund(String remoteId, Money amount) {
    }

    private final HttpServer server;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final List<Tried> attempts = new ArrayList<>();
    private final Map<String, Refund> refunds = new HashMap<>();
    private boolean paidOut;
    private boolean replyIsLost;

    PlayedAutopay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/payment", exchange -> answer(exchange, this::start));
        server.createContext("/webapi/transactionStatus", exchange -> answer(exchange, this::status));
        server.createContext("/webapi/transactionCancel", exchange -> answer(exchange, this::cancel));
        server.createContext("/settlementapi/transactionRefund", exchange -> answer(exchange, this::refund));
        server.createContext("/settlementapi/outDetails/v2", exchange -> answer(exchange, this::outDetails));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized String payerTries(String order, Attempt.Status outcome, Instant at) {
        var remoteId = "PAYER" + attempts.size();
        var date = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(at.atZone(ZoneId.of("Europe/Warsaw")));
        attempts.add(new Tried(order, remoteId, orders.get(order).amount(), date, outcome.name()));
        return remoteId;
    }

    synchronized boolean takesMoneyFor(String order) {
        return orders.containsKey(order) && !orders.get(order).burnt();
    }

    synchronized void loseTheNextReply() {
        replyIsLost = true;
    }

    synchronized Money orderedBack(String remoteId) {
        return refunds.values().stream().filter(refund -> refund.remoteId().equals(remoteId)).map(Refund::amount).reduce(Money.ZERO, Money::plus);
    }

    synchronized void payOutRefunds() {
        paidOut = true;
    }

    @Override public void close() {
        server.stop(0);
    }

    private String start(String body) {
        var form = form(body);
        orders.put(form.get("OrderID"), new Order(form.get("Amount"), false));
        var remoteId = "LINK" + orders.size();
        attempts.add(new Tried(form.get("OrderID"), remoteId, form.get("Amount"), "20270314100000", "PENDING"));
        return Documents.signed(Documents.branch("transaction", "status=PENDING", "redirecturl=" + address() + "/payment/continue/" + remoteId,
                "orderID=" + form.get("OrderID"), "remoteID=" + remoteId));
    }

    private String status(String body) {
        var order = form(body).get("OrderID");
        var told = attempts.stream().filter(tried -> tried.order().equals(order))
                .map(tried -> Documents.attempt(order, tried.remoteId(), tried.amount(), tried.date(), tried.status())).toArray(Element[]::new);
        return Documents.signed(Documents.list(Agreed.SERVICE, told));
    }

    private String cancel(String body) {
        var form = form(body);
        var meant = attempts.stream().filter(tried -> tried.order().equals(form.get("OrderID")) || tried.remoteId().equals(form.get("RemoteID"))).toList();
        var pending = meant.stream().filter(tried -> tried.status().equals("PENDING")).toList();
        pending.forEach(tried -> {
            attempts.set(attempts.indexOf(tried), new Tried(tried.order(), tried.remoteId(), tried.amount(), tried.date(), "FAILURE"));
            orders.compute(tried.order(), (id, order) -> new Order(order.amount(), true));
        });
        return pending.isEmpty()
                ? AutopayXml.write(Documents.branch("transaction", "confirmation=NOTCONFIRMED",
                        "reason=" + (meant.isEmpty() ? "TRANSACTION_NOT_FOUND" : "INCORRECT_PAYMENT_STATUS")))
                : Documents.signed(Documents.branch("transaction", "serviceID=" + Agreed.SERVICE, "messageID=" + form.get("MessageID"),
                        "confirmation=CONFIRMED", "reason=CANCELED_FULLY"));
    }

    private String refund(String body) {
        var form = form(body);
        if (attempts.stream().noneMatch(tried -> tried.remoteId().equals(form.get("RemoteID")) && tried.status().equals("SUCCESS"))) {
            return AutopayXml.write(Documents.branch("error", "statusCode=-10", "name=TRANSACTION_NOT_FOUND", "description=none"));
        }
        refunds.putIfAbsent(form.get("MessageID"), new Refund(form.get("RemoteID"), Money.pln(form.get("Amount"))));
        return Documents.signed(Documents.branch("transactionRefund", "serviceID=" + Agreed.SERVICE, "messageID=" + form.get("MessageID")));
    }

    private String outDetails(String body) {
        var question = Json.createReader(new StringReader(body)).readObject();
        var values = new ArrayList<>(List.of(question.getString("serviceId"), question.getString("messageId"), question.getString("method")));
        verify(values, question.getString("hash"));
        var answer = List.of(Agreed.SERVICE, question.getString("messageId"), paidOut ? "DONE" : "NEW", paidOut ? "ZWTR1" : "");
        var json = Json.createObjectBuilder().add("serviceId", answer.get(0)).add("messageId", answer.get(1)).add("status", answer.get(2))
                .add("hash", Agreed.HASH.of(answer));
        Option.some(answer.get(3)).filter(id -> !id.isEmpty()).forEach(id -> json.add("remoteOutId", id));
        return json.build().toString();
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var field : body.split("&")) {
            var pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        var claimed = form.remove("Hash");
        verify(new ArrayList<>(form.values()), claimed);
        return form;
    }

    private static void verify(List<String> values, String claimed) {
        if (!Agreed.HASH.matches(values, claimed)) {
            throw new AssertionError("signed wrongly: " + values);
        }
    }

    private synchronized void answer(HttpExchange exchange, Function<String, String> what) throws IOException {
        try (exchange) {
            var answer = what.apply(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            if (replyIsLost) {
                replyIsLost = false;
                return;
            }
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
