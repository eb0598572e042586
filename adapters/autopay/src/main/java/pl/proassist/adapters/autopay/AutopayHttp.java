package pl.proassist.adapters.autopay;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import pl.proassist.application.port.GatewayUnavailable;

/** Asks Autopay over HTTP: each question once, never redirected, never longer than agreed. No answer is weather. */
final class AutopayHttp {

    private static final int LONGEST_ANSWER = 1024 * 1024;

    private final HttpClient client;
    private final Duration connectTimeout;
    private final Duration readTimeout;

    AutopayHttp(Duration connectTimeout, Duration readTimeout) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout).build();
    }

    record Answer(int status, byte[] body) {

        /** Below 500 Autopay has understood something; above, nobody knows what became of the question. */
        boolean isNoFault() {
            return status >= 200 && status < 500;
        }
    }

    /** @param bmHeader what Autopay is asked to do with the form; empty to send no such header */
    Answer form(URI address, String bmHeader, Map<String, String> fields) {
        var body = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(address, "application/x-www-form-urlencoded; charset=UTF-8", body);
        return send(bmHeader.isEmpty() ? request : request.header("BmHeader", bmHeader));
    }

    Answer json(URI address, String body) {
        return send(request(address, "application/json", body).header("Accept", "application/json"));
    }

    private HttpRequest.Builder request(URI address, String type, String body) {
        return HttpRequest.newBuilder(address).timeout(readTimeout).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** The request's own time-out ends with the headers of the answer; ours counts until its last byte. */
    private Answer send(HttpRequest.Builder request) {
        var answer = client.sendAsync(request.build(), headers -> new LimitedBody(LONGEST_ANSWER));
        try {
            var response = answer.get(connectTimeout.plus(readTimeout).toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (ExecutionException | TimeoutException weather) {
            answer.cancel(true);
            throw new GatewayUnavailable("Autopay did not answer", weather);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new GatewayUnavailable("stopped while Autopay was asked", stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
