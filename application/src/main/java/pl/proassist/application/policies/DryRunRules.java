package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.application.port.PastBookings;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.shared.Refusal;

/**
 * What a draft of the rules would have done to the bookings of a period: how many would have had to pay, and how many of those who then
 * did not come it would have met. It decides with the very code that books, over what was stored, and changes nothing.
 */
public final class DryRunRules {

    /**
     * A draft as it would be set for the whole facility; the rules of specialists, services and pairs stay as they are.
     *
     * @param period the period asked for; none for the last whole month
     */
    public record Draft(PolicySettings settings, PaymentRule rule, PaymentPolicy.FirstTime firstTime, PaymentPolicy.Blacklist blacklist,
                        Option<Period> period) {
    }

    /** @param until not included */
    public record Period(Instant from, Instant until) {
    }

    private final PaymentPolicies policies;
    private final PastBookings bookings;
    private final MissedVisits missedVisits;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public DryRunRules(PaymentPolicies policies, PastBookings bookings, MissedVisits missedVisits, Directory directory, Transactions transactions, Clock clock) {
        this.policies = policies;
        this.bookings = bookings;
        this.missedVisits = missedVisits;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, DryRun> handle(Caller caller, FacilityId facility, Draft draft) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return transactions.run(caller.looks("rules.dry-run").on("facility", facility.value()), () -> caller.may(Permission.FACILITY_RULES, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown))
                .map(known -> drafted(facility, draft))
                .flatMap(policy -> policy.contradiction().<Either<Refusal, PaymentPolicy>>map(Either::left).getOrElse(Either.right(policy)))
                .map(policy -> run(policy, draft.period().getOrElse(() -> lastMonth(policy.settings())))));
    }

    private PaymentPolicy drafted(FacilityId facility, Draft draft) {
        var now = policies.whole(facility);
        return new PaymentPolicy(facility, now.version(), draft.settings(), draft.rule(), draft.firstTime(), draft.blacklist(), now.rules());
    }

    private Period lastMonth(PolicySettings settings) {
        var first = clock.instant().atZone(settings.zone()).toLocalDate().withDayOfMonth(1);
        return new Period(first.minusMonths(1).atStartOfDay(settings.zone()).toInstant(), first.atStartOfDay(settings.zone()).toInstant());
    }

    private DryRun run(PaymentPolicy policy, Period period) {
        var late = missedVisits.criteria(policy.facility()).late();
        var tally = new Tally(period);
        bookings.each(policy.facility(), period.from(), period.until(), policy.firstTime().scope(), booking ->
                tally.count(booking, policy.decideUntraced(booking.occasion(), booking.bookedAt()), late));
        return tally.total();
    }
}
