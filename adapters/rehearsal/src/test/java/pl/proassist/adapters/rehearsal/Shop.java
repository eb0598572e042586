package pl.proassist.adapters.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Document;

/** A shop at the operator's gateway: signed forms over a real socket, as any client of Autopay sends them. */
final class Shop {

    private final URI gateway;
    private final AutopaySignature signature = new AutopaySignature("SHA-256", Stage.KEY);
    private final HttpClient http = HttpClient.newHttpClient();

    Shop(URI gateway) {
        this.gateway = gateway;
    }

    static Map<String, String> anOrder(String orderId) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ServiceID", Stage.SERVICE);
        fields.put("OrderID", orderId);
        fields.put("Amount", "180.00");
        fields.put("Description", "Wizyta V7K2M9QX 2027-03-15 10:30");
        fields.put("GatewayID", "0");
        fields.put("Currency", "PLN");
        fields.put("CustomerEmail", "anna.nowak@example.org");
        fields.put("Language", "PL");
        fields.put("ValidityTime", "2027-03-14 12:15:00");
        fields.put("LinkValidityTime", "2027-03-14 12:00:00");
        return fields;
    }

    static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    Document start(Map<String, String> fields) {
        return xml(post("/payment", "pay-bm-continue-transaction-url", signed(fields)));
    }

    Document status(String orderId) {
        return xml(post("/webapi/transactionStatus", "pay-bm", signed(fields("ServiceID", Stage.SERVICE, "OrderID", orderId))));
    }

    Document cancel(String messageId, String name, String value) {
        return xml(post("/webapi/transactionCancel", "pay-bm", signed(fields("ServiceID", Stage.SERVICE, "MessageID", messageId, name, value))));
    }

    Document refund(String messageId, String remoteId, String amount) {
        return xml(post("/settlementapi/transactionRefund", "pay-bm",
                signed(fields("ServiceID", Stage.SERVICE, "MessageID", messageId, "RemoteID", remoteId, "Amount", amount, "Currency", "PLN"))));
    }

    String refundStatus(String messageId) {
        var hash = signature.over(Stage.SERVICE, messageId, "TRANSACTION_REFUND");
        return send(HttpRequest.newBuilder(gateway.resolve("/settlementapi/outDetails/v2")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"serviceId": %s, "messageId": "%s", "method": "TRANSACTION_REFUND", "hash": "%s"}"""
                        .formatted(Stage.SERVICE, messageId, hash)))).body();
    }

    Map<String, String> signed(Map<String, String> fields) {
        var signed = new LinkedHashMap<>(fields);
        signed.put("Hash", signature.over(List.copyOf(fields.values())));
        return signed;
    }

    HttpResponse<String> post(String path, String header, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(gateway.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("BmHeader", header).POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    HttpResponse<String> press(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    static Document xml(HttpResponse<String> answer) {
        return Xml.read(answer.body().getBytes(StandardCharsets.UTF_8)).get();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(1)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException silence) {
            throw new NoAnswer(silence);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What a client knows when nothing comes back. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(IOException cause) {
            super(cause);
        }
    }
}
