package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Asks a running server for a new key of the personal data and waits until nothing lies under an older one (SEC-22). Answers 0 when that is so, 1
 * when the server refuses or cannot be reached, 2 for a misuse. Stopping it stops nothing: the server goes on by itself.
 */
public final class RotateKeys {

    private static final Pattern CURRENT = Pattern.compile("\"current\":\"([^\"]+)\"");
    private static final Pattern ROWS = Pattern.compile("\"rows\":(\\d+)");
    private static final Pattern OLDER = Pattern.compile("\"older\":(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 2000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    private RotateKeys(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws InterruptedException {
        Path home = null;
        var server = URI.create("http://127.0.0.1:8080");
        var rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            var name = rest.poll();
            var value = rest.poll();
            if (value == null || !name.matches("--home|--url")) {
                System.err.println("proassist: keys rotate --home DIR [--url http://127.0.0.1:8080]");
                return 2;
            }
            if (name.equals("--home")) {
                home = Path.of(value);
            } else {
                server = URI.create(value);
            }
        }
        if (home == null) {
            System.err.println("proassist: name the home, whose admin.token opens the server; example: --home /var/lib/proassist");
            return 2;
        }
        try {
            new RotateKeys(server, Files.readString(home.resolve("admin.token")).strip()).rotate();
            return 0;
        } catch (IOException failure) {
            System.err.println("proassist: the keys could not be rotated at %s (%s)".formatted(server, failure.getMessage()));
            return 1;
        }
    }

    private void rotate() throws IOException, InterruptedException {
        var said = ask(request("/api/v1/data-keys/rotate").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        System.out.println("new key " + in(CURRENT, said));
        while (Long.parseLong(in(OLDER, said)) > 0) {
            System.out.printf("%s of %s rows are still under an older key%n", in(OLDER, said), in(ROWS, said));
            Thread.sleep(PAUSE_MILLIS);
            said = ask(request("/api/v1/data-keys").GET());
        }
        System.out.printf("all %s rows are under it; the older keys stay in the file for backups made before today%n", in(ROWS, said));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private String ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the server answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String in(Pattern pattern, String text) throws IOException {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new IOException("an answer that is not understood");
        }
        return match.group(1);
    }
}
