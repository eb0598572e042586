package pl.proassist.domain.policy;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What holds in the whole facility whatever the rule (prepayment.md 2.1).
 *
 * @param zone            where hours and days are told
 * @param minPayWindow    W: a shorter time to pay is no time to pay
 * @param floor           F: below this even the grace is refused
 * @param hardStop        h: how long before the visit every payment must be in
 * @param settlementGrace after the deadline, before the operator is asked and the slot may be released
 * @param inFlightGrace   after the deadline, how long a payment under way is waited for
 * @param refunds         what goes back to a patient who cancels
 * @param offerWindow     how long a freed slot is kept for each one who waits (A25)
 */
public record PolicySettings(ZoneId zone, Duration minPayWindow, Duration floor, Duration hardStop, ShortNotice shortNotice,
                             Duration settlementGrace, Duration inFlightGrace, LatePayment latePayment,
                             RefundRules refunds, Duration offerWindow) {

    /** Shorter than that nobody could read of it and answer. */
    public static final Duration SHORTEST_OFFER = Duration.ofMinutes(5);

    private static final Duration A_DAY = Duration.ofDays(1);

    public static final PolicySettings DEFAULT = new PolicySettings(ZoneId.of("Europe/Warsaw"), Duration.ofMinutes(30),
            Duration.ofMinutes(5), Duration.ZERO, ShortNotice.GRACE, Duration.ofMinutes(5), Duration.ofMinutes(15),
            LatePayment.REINSTATE, RefundRules.DEFAULT, Duration.ofMinutes(30));

    public PolicySettings {
        if (anyOutside(minPayWindow, A_DAY) || anyOutside(floor, A_DAY) || anyOutside(settlementGrace, A_DAY)
                || anyOutside(inFlightGrace, A_DAY) || anyOutside(hardStop, Duration.ofDays(60)) || anyOutside(offerWindow, A_DAY)
                || offerWindow.compareTo(SHORTEST_OFFER) < 0) {
            throw new IllegalArgumentException("a setting is negative, too short or too long");
        }
    }

    private static boolean anyOutside(Duration given, Duration longest) {
        return given.isNegative() || given.compareTo(longest) > 0;
    }
}
