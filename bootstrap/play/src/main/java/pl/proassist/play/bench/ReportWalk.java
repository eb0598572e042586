package pl.proassist.play.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Somebody who reads the report page by page, or takes it as a file, with a watch. */
final class ReportWalk {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int BUFFER = 1 << 16;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;
    private final String path;

    ReportWalk(URI address, String token, String path) {
        this.address = address;
        this.token = token;
        this.path = path;
    }

    /** @param firstByteSeconds from the request to the first byte of the file */
    record Taken(byte[] file, double firstByteSeconds, double seconds) {
    }

    /** @return how many milliseconds each page after the first took */
    List<Double> pages(String query) {
        var millis = new ArrayList<Double>();
        var page = page(query, new ArrayList<>());
        while (page.containsKey("next")) {
            page = page(query + "&cursor=" + page.getString("next"), millis);
        }
        return millis.isEmpty() ? List.of(0.0) : millis;
    }

    /** @return how many milliseconds the page took that begins after a moment */
    double page(String query, Instant after) {
        var millis = new ArrayList<Double>();
        var place = "%d.000000000/1".formatted(after.getEpochSecond()).getBytes(StandardCharsets.UTF_8);
        page(query + "&cursor=" + Base64.getUrlEncoder().withoutPadding().encodeToString(place), millis);
        return millis.get(0);
    }

    double first(String query) {
        var millis = new ArrayList<Double>();
        page(query, millis);
        return millis.get(0);
    }

    private JsonObject page(String query, List<Double> millis) {
        var start = System.nanoTime();
        try (var body = opened(query, "application/json"); var reader = Json.createReader(new StringReader(new String(body.readAllBytes(), StandardCharsets.UTF_8)))) {
            millis.add((System.nanoTime() - start) / 1e6);
            return reader.readObject();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Taken file(String query) {
        var start = System.nanoTime();
        try (var body = opened(query, XLSX)) {
            var file = new ByteArrayOutputStream();
            file.write(body.read());
            var first = System.nanoTime();
            body.transferTo(file);
            return new Taken(file.toByteArray(), (first - start) / 1e9, (System.nanoTime() - start) / 1e9);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @return the most of what was measured while the file was on its way: after a quarter, a half and three quarters */
    double heapHalfWay(String query, DoubleSupplier heap) {
        var size = file(query).file().length;
        var most = 0.0;
        try (var body = opened(query, XLSX)) {
            var buffer = new byte[BUFFER];
            var read = 0L;
            var quarter = 1;
            for (int got = body.read(buffer); got >= 0; got = body.read(buffer)) {
                read += got;
                if (quarter < 4 && read > (long) size * quarter / 4) {
                    most = Math.max(most, heap.getAsDouble());
                    quarter++;
                }
            }
            return most;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private InputStream opened(String query, String type) {
        var request = HttpRequest.newBuilder(URI.create(address + path + query)).header("Authorization", "Bearer " + token).header("Accept", type).build();
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(query + " was answered " + answer.statusCode() + " " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
