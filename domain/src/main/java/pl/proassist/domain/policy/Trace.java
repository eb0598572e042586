package pl.proassist.domain.policy;

import java.util.ArrayList;
import java.util.List;

/** Collects the steps of a decision while it is made, or nothing at all when nobody will ask. */
final class Trace {

    private final List<Because> steps;

    private Trace(List<Because> steps) {
        this.steps = steps;
    }

    static Trace kept() {
        return new Trace(new ArrayList<>(16));
    }

    static Trace none() {
        return new Trace(null);
    }

    boolean isKept() {
        return steps != null;
    }

    /** Values are turned into words only when the trace is kept. */
    void note(String code, Object... values) {
        if (steps != null) {
            var words = new String[values.length];
            for (int i = 0; i < values.length; i++) {
                words[i] = String.valueOf(values[i]);
            }
            steps.add(Because.of(code, words));
        }
    }

    List<Because> steps() {
        return steps == null ? List.of() : List.copyOf(steps);
    }
}
