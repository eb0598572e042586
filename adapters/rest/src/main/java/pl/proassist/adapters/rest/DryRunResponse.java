package pl.proassist.adapters.rest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pl.proassist.application.policies.DryRun;
import pl.proassist.domain.policy.Requirement;

/**
 * What a draft of the rules would have done to the bookings of a period.
 *
 * @param asked   bookings by what was really asked
 * @param wouldBe bookings by what the draft asks
 * @param refused bookings that the draft refuses, by the code
 */
public record DryRunResponse(String from, String until, int bookings, Map<String, Integer> asked, Map<String, Integer> wouldBe, Map<String, Integer> refused,
                             List<ByLevel> byLevel, Sums sums, Missed noShows, Missed lateCancellations) {

    /** What the level would have decided, by requirement. */
    public record ByLevel(String level, Map<String, Integer> wouldBe) {
    }

    public record Sums(String required, String optional) {
    }

    /** @param met so many of them would have had to pay first, or would not have been booked */
    public record Missed(int all, int met) {

        static Missed of(DryRun.Missed missed) {
            return new Missed(missed.all(), missed.met());
        }
    }

    static DryRunResponse of(DryRun run) {
        return new DryRunResponse(run.period().from().toString(), run.period().until().toString(), run.bookings(), named(run.asked()), named(run.wouldBe()),
                run.refused(), run.byLevel().entrySet().stream().map(each -> new ByLevel(each.getKey().name(), named(each.getValue()))).toList(),
                new Sums(run.required().toString(), run.optional().toString()), Missed.of(run.noShows()), Missed.of(run.lateCancellations()));
    }

    private static Map<String, Integer> named(Map<Requirement, Integer> counted) {
        var named = new TreeMap<String, Integer>();
        counted.forEach((requirement, count) -> named.put(requirement.name(), count));
        return named;
    }
}
