package pl.proassist.play.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Somebody who tries logins with wrong passwords, so many a second, whatever the answers are. */
final class Flood {

    private static final int CONNECTIONS = 64;

    private final URI address;
    private final boolean fromManyAddresses;
    private final AtomicLong tries = new AtomicLong();

    /** @param fromManyAddresses each try seems to come from another one, which only a proxy that the product trusts can make it believe */
    Flood(URI address, boolean fromManyAddresses) {
        this.address = address;
        this.fromManyAddresses = fromManyAddresses;
    }

    /** What came of it, and of what was done meanwhile. */
    record Result<T>(T meanwhile, Map<Integer, Long> answers, double perSecond) {
    }

    /** Goes on until the other work is done. */
    <T> Result<T> during(int perSecond, Supplier<T> work) {
        var start = System.nanoTime();
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var goesOn = new AtomicBoolean(true);
            var answers = new ArrayList<Future<Map<Integer, Long>>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                answers.add(threads.submit(() -> flood(start, perSecond, goesOn)));
            }
            var meanwhile = work.get();
            var seconds = (System.nanoTime() - start) / 1e9;
            goesOn.set(false);
            var all = new TreeMap<Integer, Long>();
            for (var each : answers) {
                each.get().forEach((status, count) -> all.merge(status, count, Long::sum));
            }
            return new Result<>(meanwhile, all, all.values().stream().mapToLong(Long::longValue).sum() / seconds);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<Integer, Long> flood(long start, int perSecond, AtomicBoolean goesOn) {
        var answers = new TreeMap<Integer, Long>();
        try (var connection = Connection.to(address)) {
            while (goesOn.get()) {
                var number = tries.getAndIncrement();
                LockSupport.parkNanos(start + number * 1_000_000_000L / perSecond - System.nanoTime());
                answers.merge(tryOnce(connection, number), 1L, Long::sum);
            }
        }
        return answers;
    }

    private int tryOnce(Connection connection, long number) {
        var body = "{\"login\":\"ofiara%d\",\"password\":\"zgaduj zgadula %d\"}".formatted(number % 5_000, number);
        var from = fromManyAddresses ? "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255) : "127.0.0.1";
        return connection.send("POST", "/api/v1/auth/login", "X-Forwarded-For: " + from, body.getBytes(StandardCharsets.UTF_8));
    }
}
