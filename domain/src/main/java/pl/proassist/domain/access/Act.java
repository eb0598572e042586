package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import pl.proassist.domain.shared.Refusal;

/**
 * One thing somebody does, for the trail: who, what, to which things. It holds ids and plain facts, never personal data, except for
 * the address it came from.
 *
 * @param what  a stable name such as {@code visit.cancel}
 * @param on    the things it is about, by kind: {@code visit}, {@code patient}, {@code facility}, {@code user} ...
 * @param facts what else must be provable later, such as a permission that was granted
 * @param quiet it is only looking: worth an entry when the caller may not, and not otherwise
 */
public record Act(Actor who, String what, Map<String, UUID> on, Map<String, String> facts, boolean quiet) {

    static Act of(Actor who, String what, boolean quiet) {
        return new Act(who, what, Map.of(), Map.of(), quiet);
    }

    public Act on(String kind, UUID id) {
        return new Act(who, what, with(on, kind, id), facts, quiet);
    }

    public Act saying(String fact, String value) {
        return new Act(who, what, on, with(facts, fact, value), quiet);
    }

    /** Whether the trail keeps it, when it ended so. */
    public boolean isKept(Option<Refusal> refused) {
        return !quiet || refused.exists(no -> no.kind() == Refusal.Kind.FORBIDDEN);
    }

    private static <T> Map<String, T> with(Map<String, T> before, String key, T value) {
        var next = new LinkedHashMap<>(before);
        next.put(key, value);
        return next;
    }
}
