package pl.proassist.play.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import pl.proassist.play.Together;

/** Clients who each send one request after the other on a connection of their own. */
final class Load {

    /** Makes the next request of one client. */
    interface Caller {
        /** @return the status of the answer */
        int call(Connection connection);
    }

    /** @param nanos how long each answer took, sorted */
    record Result(Map<Integer, Integer> statuses, long[] nanos, double seconds) {

        int requests() {
            return nanos.length;
        }

        double perSecond() {
            return nanos.length / seconds;
        }

        double milliseconds(double quantile) {
            return nanos[Math.min(nanos.length - 1, (int) (nanos.length * quantile))] / 1e6;
        }

        boolean only(int status) {
            return statuses.keySet().equals(Set.of(status));
        }
    }

    private Load() {
    }

    /** As many callers as are given act until the time is over. */
    static Result run(URI address, List<Caller> callers, double seconds) {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        return run(address, callers, () -> System.nanoTime() < end);
    }

    private static Result run(URI address, List<Caller> callers, BooleanSupplier goOn) {
        var start = System.nanoTime();
        var parts = Together.call(callers.stream().<Callable<Part>>map(caller -> () -> work(address, caller, goOn)).toList());
        var seconds = (System.nanoTime() - start) / 1e9;
        var statuses = new TreeMap<Integer, Integer>();
        parts.forEach(part -> part.statuses.forEach((status, count) -> statuses.merge(status, count, Integer::sum)));
        var nanos = parts.stream().flatMapToLong(part -> part.nanos.stream().mapToLong(Long::longValue)).toArray();
        Arrays.sort(nanos);
        return new Result(statuses, nanos, seconds);
    }

    private static Part work(URI address, Caller caller, BooleanSupplier goOn) {
        var part = new Part(new ArrayList<>(), new TreeMap<>());
        try (var connection = Connection.to(address)) {
            while (goOn.getAsBoolean()) {
                var before = System.nanoTime();
                var status = caller.call(connection);
                part.nanos.add(System.nanoTime() - before);
                part.statuses.merge(status, 1, Integer::sum);
            }
        }
        return part;
    }

    private record Part(List<Long> nanos, Map<Integer, Integer> statuses) {
    }
}
