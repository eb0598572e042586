package pl.proassist.play;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The product as a program outside sees it: paths, JSON and status codes, nothing else. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SHOWN = 600;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();
    private final URI address;
    private final String token;
    private final Duration patience;

    public Api(URI address, String token) {
        this(address, token, PATIENCE);
    }

    private Api(URI address, String token, Duration patience) {
        this.address = address;
        this.token = token;
        this.patience = patience;
    }

    /** The same product without a login. */
    public Api anonymous() {
        return new Api(address, "", patience);
    }

    /** The same product, asked by whoever holds the token. */
    public Api with(String otherToken) {
        return new Api(address, otherToken, patience);
    }

    /** The same, for calls that may take longer. */
    public Api patient(Duration longer) {
        return new Api(address, token, longer);
    }

    public URI address() {
        return address;
    }

    public Answer get(String path) {
        return send("GET", path, Map.of(), "");
    }

    public Answer put(String path, JsonObject body) {
        return send("PUT", path, Map.of("Content-Type", "application/json"), body.toString());
    }

    public Answer delete(String path) {
        return send("DELETE", path, Map.of(), "");
    }

    /** An action, with a key of its own so that it happens once. */
    public Answer post(String path, JsonObject body) {
        return send("POST", path, Map.of("Content-Type", "application/json", "Idempotency-Key", UUID.randomUUID().toString()), body.toString());
    }

    public Answer send(String method, String path, Map<String, String> headers, String body) {
        return send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(path.startsWith("http:") ? URI.create(path) : URI.create(address + path)).timeout(patience)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!token.isEmpty() && !headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return new Answer(method + " " + path, client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException("%s %s got no answer: %s".formatted(method, path, broken), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", interrupted);
        }
    }

    /** What is no text, such as a spreadsheet. */
    public byte[] file(String path, String type) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(patience).header("Authorization", "Bearer " + token).header("Accept", type).build();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK || !answer.headers().firstValue("Content-Type").orElse("").equals(type)) {
                throw new Unexpected("GET " + path, type, answer.statusCode() + " " + answer.headers().map());
            }
            return answer.body();
        } catch (IOException broken) {
            throw new UncheckedIOException("GET %s got no answer: %s".formatted(path, broken), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("GET " + path + " was interrupted", interrupted);
        }
    }

    /** What the product answered. */
    public record Answer(String request, int status, Map<String, String> headers, String body) {

        Answer(String request, HttpResponse<String> response) {
            this(request, response.statusCode(), firstOfEach(response), response.body());
        }

        /** This answer when it has one of the statuses; otherwise a failure that shows all of it. */
        public Answer expect(int... statuses) {
            if (Arrays.stream(statuses).noneMatch(each -> each == status)) {
                throw new Unexpected(request, Arrays.toString(statuses).replaceAll("[\\[\\]]", ""), toString());
            }
            return this;
        }

        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            } catch (jakarta.json.JsonException other) {
                throw new Unexpected(request, "a JSON object", toString());
            }
        }

        /** The name of a refusal. */
        public String code() {
            return body.startsWith("{") ? json().getString("code", "") : "";
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        @Override
        public String toString() {
            return "%d %s".formatted(status, body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
        }

        private static Map<String, String> firstOfEach(HttpResponse<String> response) {
            var headers = new LinkedHashMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return headers;
        }
    }

    /** The product said something else than it should. */
    public static final class Unexpected extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Unexpected(String what, Object expected, Object came) {
            super("%s: expected %s, but came %s".formatted(what, expected, came));
        }
    }
}
