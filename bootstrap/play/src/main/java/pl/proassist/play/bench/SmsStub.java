package pl.proassist.play.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A gateway that takes every SMS and answers after a fixed time; it counts what comes, and how much of it at once. */
final class SmsStub implements AutoCloseable {

    private static final int THREADS = 128;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Duration answersAfter;
    private final Map<String, Long> firstTo = new ConcurrentHashMap<>();
    private final Set<String> references = new HashSet<>();
    private final List<Long> arrivals = new ArrayList<>();
    private int present;
    private int mostPresent;

    SmsStub(Duration answersAfter) {
        this.answersAfter = answersAfter;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(threads);
        server.createContext("/sms.do", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** @param doubled SMS that came under a reference that had come before */
    record Count(int arrived, int doubled, int mostAtOnce, int mostInASecond) {
    }

    synchronized Count count() {
        return new Count(arrivals.size(), arrivals.size() - references.size(), mostPresent, mostInASecond());
    }

    synchronized void forget() {
        firstTo.clear();
        references.clear();
        arrivals.clear();
        mostPresent = present;
    }

    /** When the first SMS came to a number, by the clock of {@code System.nanoTime}; none, 0. */
    long firstTo(String phone) {
        return firstTo.getOrDefault(phone, 0L);
    }

    private int mostInASecond() {
        var most = 0;
        for (int first = 0, last = 0; last < arrivals.size(); last++) {
            while (arrivals.get(last) - arrivals.get(first) >= 1_000_000_000L) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private void take(HttpExchange exchange) throws IOException {
        var came = System.nanoTime();
        var fields = Stream.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        arrived(came, fields.get("idx"), "+" + fields.get("to"));
        LockSupport.parkNanos(answersAfter.toNanos());
        left();
        var answer = "{\"count\":1,\"list\":[{\"id\":\"%s\",\"points\":0.16,\"number\":\"%s\",\"error\":null,\"parts\":1}]}"
                .formatted(fields.get("idx").replace("-", ""), fields.get("to")).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private synchronized void arrived(long at, String reference, String phone) {
        arrivals.add(at);
        references.add(reference);
        firstTo.putIfAbsent(phone, at);
        mostPresent = Math.max(mostPresent, ++present);
    }

    private synchronized void left() {
        present--;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
