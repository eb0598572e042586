package pl.proassist.domain.policy;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How much of a prepayment goes back to a patient who cancels, by the time that is left before the visit (A23). After the last step nothing does. */
public record RefundSteps(List<Step> steps) {

    public static final int MOST_STEPS = 10;

    /**
     * @param hoursBefore so many hours of elapsed time before the visit, or more (A04)
     * @param percent     of what was paid
     */
    public record Step(int hoursBefore, int percent) {

        /** A year ahead is the longest that anybody asks for. */
        public static final int LONGEST = 8784;

        public Step {
            if (hoursBefore < 0 || hoursBefore > LONGEST || percent < 0 || percent > 100) {
                throw new IllegalArgumentException("a step has 0 to 8784 hours and 0 to 100 percent");
            }
        }
    }

    public RefundSteps {
        steps = steps.stream().sorted(Comparator.comparingInt(Step::hoursBefore).reversed()).toList();
        if (steps.isEmpty() || steps.size() > MOST_STEPS || !isFalling(steps)) {
            throw new IllegalArgumentException("there are 1 to 10 steps, each at other hours, and who cancels later never gets more");
        }
    }

    /** Whether each step lies at other hours, and none nearer to the visit gives more. */
    public static boolean isFalling(List<Step> given) {
        var ordered = given.stream().sorted(Comparator.comparingInt(Step::hoursBefore).reversed()).toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).hoursBefore() == ordered.get(i - 1).hoursBefore() || ordered.get(i).percent() > ordered.get(i - 1).percent()) {
                return false;
            }
        }
        return true;
    }

    /** The step that counts when so much time is left; none after the last. */
    public Option<Step> at(Duration left) {
        return Option.ofOptional(steps.stream().filter(step -> left.compareTo(Duration.ofHours(step.hoursBefore())) >= 0).findFirst());
    }
}
