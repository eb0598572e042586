package pl.proassist.domain.policy;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Settings and rules that cannot be meant together. Only what is surely wrong is here: a rule that merely asks for much, or that
 * another one makes needless, is the facility's own business.
 */
final class Contradictions {

    /** By so much a day may be shorter or longer than 24 hours. */
    private static final Duration CLOCK_CHANGE = Duration.ofHours(1);

    private Contradictions() {
    }

    static Option<PolicyRefusal> in(PaymentPolicy policy) {
        return ofSettings(policy.settings())
                .orElse(() -> ofBlacklist(policy))
                .orElse(() -> Option.ofOptional(rules(policy).flatMap(rule -> rule.deadline().toJavaStream())
                        .flatMap(deadline -> ofDeadline(deadline, policy.settings()).toJavaStream()).findFirst()));
    }

    /** A pay window of nothing is the literal text without any smallest time (A06): then the floor stands alone. */
    private static Option<PolicyRefusal> ofSettings(PolicySettings settings) {
        var window = settings.minPayWindow();
        return Option.when(!window.isZero() && settings.floor().compareTo(window) > 0, new PolicyRefusal.FloorAbovePayWindow());
    }

    private static Option<PolicyRefusal> ofBlacklist(PaymentPolicy policy) {
        var ordinary = policy.facilityRule().requirement().getOrElse(Requirement.NONE);
        return Option.when(policy.blacklist().on() && policy.blacklist().rule().requirement()
                .exists(said -> said == Requirement.NONE || said.compareTo(ordinary) < 0), new PolicyRefusal.BlacklistAsksLess());
    }

    /** A group's rule that is off binds nobody yet; it is looked at when it is switched on. */
    private static Stream<PaymentRule> rules(PaymentPolicy policy) {
        return Stream.of(Stream.of(policy.facilityRule()),
                policy.firstTime().on() ? Stream.of(policy.firstTime().rule()) : Stream.<PaymentRule>empty(),
                policy.blacklist().on() ? Stream.of(policy.blacklist().rule()) : Stream.<PaymentRule>empty(),
                policy.rules().values().stream()).flatMap(each -> each);
    }

    private static Option<PolicyRefusal> ofDeadline(DeadlineRule deadline, PolicySettings settings) {
        if (deadline instanceof DeadlineRule.UntilHour until && until.afterCutoff() == AfterCutoff.BLOCK) {
            return ofBlocking(until, settings.minPayWindow());
        }
        if (deadline instanceof DeadlineRule.BeforeVisit before) {
            return Option.when(longest(before.lead()).compareTo(settings.hardStop()) < 0, new PolicyRefusal.HardStopBeforeDeadline());
        }
        if (deadline instanceof DeadlineRule.FromBooking from && settings.shortNotice() != ShortNotice.GRACE) {
            return Option.when(longest(from.window()).compareTo(settings.minPayWindow()) < 0, new PolicyRefusal.WindowTooShort());
        }
        return Option.none();
    }

    private static Option<PolicyRefusal> ofBlocking(DeadlineRule.UntilHour until, Duration minPayWindow) {
        var hour = Duration.ofMinutes(until.cutoff().minuteOfDay());
        if (until.dayOffset() == 0) {
            return Option.when(hour.isZero() || hour.compareTo(minPayWindow) < 0, new PolicyRefusal.BlockingRefusesAll());
        }
        var leftAtMidnight = hour.plusDays(until.dayOffset() - 1L).minus(CLOCK_CHANGE);
        return Option.when(leftAtMidnight.compareTo(minPayWindow) >= 0, new PolicyRefusal.BlockingWithoutEffect());
    }

    private static Duration longest(Lead lead) {
        return lead instanceof Lead.Days calendar ? Duration.ofDays(calendar.days()).plus(CLOCK_CHANGE) : ((Lead.Elapsed) lead).duration();
    }
}
