package pl.proassist.adapters.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A port of a simulated provider: on loopback only, and able to answer late, not at all, or to hang up. */
final class WireServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WireServer.class.getName());
    private static final int THREADS = 8;
    private static final int USUAL_LARGEST_BODY = 64 * 1024;
    private static final long LONGER_THAN_ANY_CLIENT_WAITS_SECONDS = 3;

    static {
        // Without it every answer waits 40 ms for the client's acknowledgement of its headers.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final ScheduledExecutorService late;

    private WireServer(HttpServer server, ExecutorService threads, ScheduledExecutorService late) {
        this.server = server;
        this.threads = threads;
        this.late = late;
    }

    /** What a provider answers; {@code NEVER} and {@code HANG_UP} are no answers. */
    record Reply(int status, String type, byte[] body, Map<String, String> headers) {

        static final Reply NEVER = new Reply(0, "", new byte[0], Map.of());
        static final Reply HANG_UP = new Reply(-1, "", new byte[0], Map.of());

        static Reply of(int status, String type, String body) {
            return new Reply(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Reply goTo(String address) {
            return new Reply(303, "text/plain", new byte[0], Map.of("Location", address));
        }

        static Reply brokenServer() {
            return of(500, "text/plain; charset=utf-8", "Internal Server Error");
        }

        static Reply aPageInstead() {
            return of(200, "text/html; charset=utf-8", "<html><body>ERROR: service temporarily unavailable</body></html>");
        }
    }

    /** A request as it was read from the wire; of header names the case does not matter. */
    record Call(String method, String path, HttpExchange exchange, byte[] bytes) {

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        Option<String> header(String name) {
            return Option.of(exchange.getRequestHeaders().getFirst(name));
        }

        /** None when it is not a form, or a field comes twice. */
        Option<Map<String, String>> form() {
            if (!header("Content-Type").exists(type -> type.startsWith("application/x-www-form-urlencoded"))) {
                return Option.none();
            }
            var fields = new LinkedHashMap<String, String>();
            var body = body();
            for (var pair : body.isEmpty() ? new String[0] : body.split("&")) {
                var cut = pair.indexOf('=');
                try {
                    if (cut < 1 || fields.put(decode(pair.substring(0, cut)), decode(pair.substring(cut + 1))) != null) {
                        return Option.none();
                    }
                } catch (IllegalArgumentException badEscape) {
                    return Option.none();
                }
            }
            return Option.some(fields);
        }

        Option<String> query(String name) {
            var query = exchange.getRequestURI().getRawQuery();
            return Option.ofOptional(Arrays.stream(query == null ? new String[0] : query.split("&")).filter(pair -> pair.startsWith(name + "=")).findFirst())
                    .map(pair -> decode(pair.substring(name.length() + 1)));
        }

        private static String decode(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    interface Provider {
        Reply answer(Call call);
    }

    /** @param port 0 for any free one */
    static WireServer start(int port, String name, Provider provider) {
        return start(port, name, USUAL_LARGEST_BODY, provider);
    }

    static WireServer start(int port, String name, int largestBody, Provider provider) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var threads = Executors.newFixedThreadPool(THREADS, work -> daemon(work, name));
            var late = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, name + "-late"));
            var wire = new WireServer(server, threads, late);
            server.setExecutor(threads);
            server.createContext("/", exchange -> wire.handle(exchange, largestBody, provider));
            server.start();
            return wire;
        } catch (IOException taken) {
            throw new UncheckedIOException("the simulator %s cannot listen on port %d".formatted(name, port), taken);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        late.shutdownNow();
    }

    private void handle(HttpExchange exchange, int largestBody, Provider provider) {
        try {
            var body = exchange.getRequestBody().readNBytes(largestBody + 1);
            var reply = body.length > largestBody
                    ? Reply.of(413, "text/plain", "too large")
                    : provider.answer(new Call(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), exchange, body));
            if (reply == Reply.NEVER) {
                late.schedule(exchange::close, LONGER_THAN_ANY_CLIENT_WAITS_SECONDS, TimeUnit.SECONDS);
                return;
            }
            if (reply != Reply.HANG_UP) {
                send(exchange, reply);
            }
            exchange.close();
        } catch (IOException gone) {
            exchange.close();
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "a simulator failed", bug);
            fail(exchange);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    private static void fail(HttpExchange exchange) {
        try {
            send(exchange, Reply.brokenServer());
        } catch (IOException gone) {
            LOG.log(Level.FINE, "the caller is gone", gone);
        }
        exchange.close();
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, "rehearsal-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
