package pl.proassist.application.policies;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import pl.proassist.application.port.PastBookings.PastBooking;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.PrepaymentDecision;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** Counts one decision after another. */
final class Tally {

    private final DryRunRules.Period period;
    private final Map<Requirement, Integer> asked = new EnumMap<>(Requirement.class);
    private final Map<Requirement, Integer> wouldBe = new EnumMap<>(Requirement.class);
    private final Map<Level, Map<Requirement, Integer>> byLevel = new EnumMap<>(Level.class);
    private final Map<String, Integer> refused = new TreeMap<>();
    private int bookings;
    private Money required = Money.ZERO;
    private Money optional = Money.ZERO;
    private DryRun.Missed noShows = new DryRun.Missed(0, 0);
    private DryRun.Missed lateCancellations = new DryRun.Missed(0, 0);

    Tally(DryRunRules.Period period) {
        this.period = period;
    }

    void count(PastBooking booking, PrepaymentDecision decision, Duration late) {
        bookings++;
        asked.merge(booking.asked(), 1, Integer::sum);
        var met = decision.<Boolean>fold(due -> decided(due.terms()), open -> decided(open.terms()), notDue -> decided(notDue.terms()),
                onSite -> decided(onSite.terms()), no -> refused.merge(no.reason().code(), 1, Integer::sum) > 0);
        if (booking.noShow()) {
            noShows = plus(noShows, met);
        }
        if (booking.cancelledByPatient().exists(at -> at.isAfter(booking.occasion().start().minus(late)))) {
            lateCancellations = plus(lateCancellations, met);
        }
    }

    private boolean decided(PaymentTerms terms) {
        var requirement = terms.requirement();
        wouldBe.merge(requirement, 1, Integer::sum);
        byLevel.computeIfAbsent(terms.decidedBy(), level -> new EnumMap<>(Requirement.class)).merge(requirement, 1, Integer::sum);
        if (requirement == Requirement.REQUIRED) {
            required = required.plus(terms.amount());
        } else if (requirement == Requirement.OPTIONAL) {
            optional = optional.plus(terms.amount());
        }
        return requirement == Requirement.REQUIRED;
    }

    private static DryRun.Missed plus(DryRun.Missed before, boolean met) {
        return new DryRun.Missed(before.all() + 1, before.met() + (met ? 1 : 0));
    }

    DryRun total() {
        return new DryRun(period, bookings, asked, wouldBe, byLevel, refused, required, optional, noShows, lateCancellations);
    }
}
