package pl.proassist.domain.message;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import pl.proassist.domain.policy.Lead;

/** When a patient is reminded. All of it is arithmetic on what is known of the visit: a reminder is never planned, it falls due. */
public final class ReminderTime {

    /** Whoever has less time to pay was asked just now. */
    private static final Duration SHORTEST_WINDOW = Duration.ofHours(2);

    private ReminderTime() {
    }

    /**
     * That the visit must be paid (A31): the later of half of the time to pay and the lead before the deadline, outside the quiet
     * hours unless the deadline falls inside them; none when there are less than two hours to pay.
     *
     * @param asked from when on the patient has had this time to pay
     */
    public static Option<Instant> ofPayment(Instant asked, Instant deadline, Lead lead, QuietHours quietHours, ZoneId zone) {
        var window = Duration.between(asked, deadline);
        if (window.compareTo(SHORTEST_WINDOW) < 0) {
            return Option.none();
        }
        var half = asked.plus(window.dividedBy(2));
        var ahead = lead.before(deadline, zone);
        return Option.some(quietHours.delayed(half.isBefore(ahead) ? ahead : half, deadline, zone));
    }

    /**
     * That the visit is near, or whether the patient will come; none when it was so near already when it was arranged.
     *
     * @param arranged from when on the visit stands as it does
     */
    public static Option<Instant> ofVisit(Instant arranged, Instant start, Lead lead, QuietHours quietHours, ZoneId zone) {
        var ahead = lead.before(start, zone);
        return Option.when(ahead.isAfter(arranged), () -> quietHours.delayed(ahead, start, zone));
    }
}
