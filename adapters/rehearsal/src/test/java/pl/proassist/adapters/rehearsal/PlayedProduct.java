package pl.proassist.adapters.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The product as the providers see it: its doors on a real socket, with the answer that a test wants. */
final class PlayedProduct implements AutoCloseable {

    enum Mood { CONFIRMS, DENIES, FORGES, IS_BROKEN }

    private final HttpServer server;
    private final AutopaySignature signature = new AutopaySignature("SHA-256", Stage.KEY);
    final List<Notification> notifications = Collections.synchronizedList(new ArrayList<>());
    final List<String> reports = Collections.synchronizedList(new ArrayList<>());
    /** Path and mail. */
    final List<String> bounces = Collections.synchronizedList(new ArrayList<>());
    volatile Mood mood = Mood.CONFIRMS;

    /** @param rightlySigned by its own hash over all its values in document order */
    record Notification(Map<String, String> fields, boolean rightlySigned) {

        String get(String name) {
            return fields.get(name);
        }
    }

    PlayedProduct() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.createContext("/webhooks/autopay/itn", this::notified);
        server.createContext("/webhooks/smsapi/", exchange -> {
            reports.add(exchange.getRequestURI().getQuery());
            answer(exchange, mood == Mood.IS_BROKEN ? 500 : 200, "OK");
        });
        server.createContext("/webhooks/email/bounces/", exchange -> {
            bounces.add(exchange.getRequestURI().getPath() + "\n" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, mood == Mood.IS_BROKEN ? 500 : 200, "RECORDED");
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void forget() {
        notifications.clear();
        reports.clear();
        bounces.clear();
        mood = Mood.CONFIRMS;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void notified(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var document = Xml.read(Base64.getDecoder().decode(URLDecoder.decode(form.substring("transactions=".length()), StandardCharsets.UTF_8))).get();
        var fields = new LinkedHashMap<String, String>();
        var elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            if (element.getElementsByTagName("*").getLength() == 0) {
                fields.put(element.getTagName(), element.getTextContent());
            }
        }
        var hash = fields.remove("hash");
        notifications.add(new Notification(fields, signature.fits(hash, List.copyOf(fields.values()))));
        answer(exchange, mood == Mood.IS_BROKEN ? 500 : 200, confirmation(fields));
    }

    private String confirmation(Map<String, String> fields) {
        var word = mood == Mood.DENIES ? "NOTCONFIRMED" : "CONFIRMED";
        var hash = signature.over(fields.get("serviceID"), fields.get("orderID"), word);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <confirmationList><serviceID>%s</serviceID><transactionsConfirmations><transactionConfirmed><orderID><![CDATA[%s]]></orderID>
                <confirmation>%s</confirmation></transactionConfirmed></transactionsConfirmations><hash>%s</hash></confirmationList>
                """.formatted(fields.get("serviceID"), fields.get("orderID"), word, mood == Mood.FORGES ? "0".repeat(64) : hash);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
