package pl.proassist.adapters.ksef;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import pl.proassist.application.port.Measurements;

/** Measures each call to KSeF, whatever comes of it. */
record Stopwatch(Measurements measurements) {

    /** @param refused whether this answer is a no */
    <T> T measured(String operation, Predicate<T> refused, Supplier<T> call) {
        var begun = System.nanoTime();
        var result = "unavailable";
        try {
            var answer = call.get();
            result = refused.test(answer) ? "refused" : "ok";
            return answer;
        } finally {
            measurements.gatewayCall("ksef", operation, result, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
