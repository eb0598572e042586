package pl.proassist.play;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.play.bench.Measuring;

/**
 * Measures what the product promises and writes {@code docs/performance.md}; {@code bench quick} for a first impression, and
 * {@code bench bookings} or another of {@link Measuring}'s parts for that one.
 */
public final class Bench {

    private Bench() {
    }

    public static void main(String[] arguments) {
        var only = new ArrayList<>(List.of(arguments));
        var quick = only.remove("quick");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var missed = new Measuring(quick, out::println).run(only);
        out.printf("%nbench: %s%n", missed == 0 ? "every figure reached" : missed + " figures missed");
        System.exit(missed == 0 ? 0 : 1);
    }
}
