package pl.proassist.application.policies;

import java.util.Map;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/**
 * What a draft would have done.
 *
 * @param asked           bookings by what was really asked of them
 * @param wouldBe         bookings by what would have been asked of them
 * @param byLevel         the same for each level that would have decided
 * @param refused         bookings that would have been refused, by the code of the refusal
 * @param required        the sum that would have been due
 * @param optional        the sum that could have been paid
 * @param noShows         visits to which nobody came
 * @param lateCancellations visits that the patient gave up in the last moment
 */
public record DryRun(DryRunRules.Period period, int bookings, Map<Requirement, Integer> asked, Map<Requirement, Integer> wouldBe,
                     Map<Level, Map<Requirement, Integer>> byLevel, Map<String, Integer> refused, Money required, Money optional,
                     Missed noShows, Missed lateCancellations) {

    /** @param met so many of them would have had to pay first, or would not have been booked */
    public record Missed(int all, int met) {
    }
}
