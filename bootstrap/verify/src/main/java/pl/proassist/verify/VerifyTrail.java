package pl.proassist.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Checks a trail, exported or live, apart from the product and its database, and names the first broken entry (SEC-21). Answers 0 when it is
 * unbroken, 1 when it is broken, 2 when it could not be checked.
 */
public final class VerifyTrail {

    private static final String USAGE = """
            Usage: ./proassist audit verify FILE|-  [--home DIR]      an exported trail; - reads it from the standard input
                   ./proassist audit verify --live URL --home DIR    the trail of a running server, http://127.0.0.1:8080
            With --home the MAC is checked with HOME/trail.key, and the end against HOME/trail.head.
            --head FILE takes another copy of the head.""";

    private VerifyTrail() {
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.in, System.out, System.err));
    }

    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        try {
            var wish = Wish.of(arguments);
            var chain = new Chain(wish.key(), wish.head());
            try (var lines = new BufferedReader(new InputStreamReader(wish.open(in), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    chain.read(line);
                }
            }
            out.printf("trail: %d entries, unbroken%s%n", chain.end(), wish.key().isPresent() ? "" : "; without --home the MAC of its head was not checked");
            return 0;
        } catch (Chain.Broken broken) {
            out.println("trail: broken, " + broken.getMessage());
            return 1;
        } catch (IllegalArgumentException misuse) {
            err.println("proassist: " + misuse.getMessage() + System.lineSeparator() + USAGE);
            return 2;
        } catch (IOException unreadable) {
            err.println("proassist: " + unreadable.getMessage());
            return 2;
        }
    }

    /** What is to be checked, and against what. */
    private record Wish(Optional<String> file, Optional<URI> live, Optional<Path> home, Optional<Path> headFile) {

        static Wish of(String[] arguments) {
            var rest = new ArrayDeque<>(Arrays.asList(arguments));
            Optional<String> file = Optional.empty();
            Optional<URI> live = Optional.empty();
            Optional<Path> home = Optional.empty();
            Optional<Path> head = Optional.empty();
            while (!rest.isEmpty()) {
                var next = rest.poll();
                switch (next) {
                    case "--live" -> live = Optional.of(URI.create(value(next, rest)));
                    case "--home" -> home = Optional.of(Path.of(value(next, rest)));
                    case "--head" -> head = Optional.of(Path.of(value(next, rest)));
                    default -> file = Optional.of(next);
                }
            }
            if (file.isPresent() == live.isPresent()) {
                throw new IllegalArgumentException("name an exported trail, or a live one");
            }
            if (live.isPresent() && home.isEmpty()) {
                throw new IllegalArgumentException("a live trail is read with HOME/admin.token: add --home DIR");
            }
            return new Wish(file, live, home, head);
        }

        private static String value(String name, ArrayDeque<String> rest) {
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            return rest.poll();
        }

        Optional<byte[]> key() throws IOException {
            return home.isPresent() ? Optional.of(HexFormat.of().parseHex(Files.readString(home.get().resolve("trail.key")).strip())) : Optional.empty();
        }

        Optional<Chain.Head> head() throws IOException {
            var copy = headFile.or(() -> home.map(dir -> dir.resolve("trail.head")).filter(Files::exists));
            if (copy.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Chain.Head.of(Files.readString(copy.get()))
                    .orElseThrow(() -> new IllegalArgumentException(copy.get() + " is not the copy of a head")));
        }

        InputStream open(InputStream in) throws IOException {
            if (live.isPresent()) {
                return served();
            }
            return file.get().equals("-") ? in : Files.newInputStream(Path.of(file.get()));
        }

        private InputStream served() throws IOException {
            var token = Files.readString(home.get().resolve("admin.token")).strip();
            var request = HttpRequest.newBuilder(live.get().resolve("/api/v1/audit/export")).header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(60)).build();
            try {
                var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (answer.statusCode() != 200) {
                    throw new IOException("the server answered " + answer.statusCode());
                }
                return answer.body();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }
    }
}
