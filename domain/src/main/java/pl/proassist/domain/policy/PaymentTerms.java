package pl.proassist.domain.policy;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Money;

/**
 * What was decided about one visit at its booking, with all that led to it (PAY-25). Stored on the visit; later changes of
 * the facility's settings never touch it.
 *
 * @param amount      what is due or may be paid; zero when nothing is
 * @param deadline    set for REQUIRED and OPTIONAL: until when it counts as paid in time
 * @param decidedBy   the level that decided the requirement
 * @param settings    the facility-wide settings as they were
 * @param sendBy      the channels for the payment link
 * @param blacklisted whether the patient was on the facility's blacklist at booking
 * @param because     the trace of the decision
 */
public record PaymentTerms(Requirement requirement, Money price, Money amount, PrepaymentKind kind, DeadlineRule rule,
                           Option<Instant> deadline, Level decidedBy, PolicySettings settings, Set<MessageChannel> sendBy,
                           boolean blacklisted, long policyVersion, List<Because> because) {

    public PaymentTerms {
        sendBy = Set.copyOf(sendBy);
        because = List.copyOf(because);
        if (deadline.isDefined() != (requirement == Requirement.REQUIRED || requirement == Requirement.OPTIONAL)) {
            throw new IllegalArgumentException("a deadline belongs to REQUIRED and OPTIONAL, and to nothing else");
        }
    }

    /** The first moment at which an unpaid slot may be given up: the deadline and the time that settlement takes. */
    public Instant releaseAt() {
        return deadline.get().plus(settings.settlementGrace());
    }

    /** How long a payment under way is waited for before the slot is given up all the same. */
    public Instant waitForFlightUntil() {
        return deadline.get().plus(max(settings.settlementGrace(), settings.inFlightGrace()));
    }

    /** The last moment at which this visit could still be paid or reinstated. */
    public static Instant hardStop(Instant start, PolicySettings settings) {
        return start.minus(settings.hardStop());
    }

    /** The same terms when the visit is moved: the stored rule stays, only the deadline is computed anew (A34). */
    public PaymentTerms movedTo(Instant booked, Instant start, boolean byPatient, Instant now) {
        return deadline.fold(() -> this, old -> withDeadline(movedDeadline(old, booked, start, byPatient, now)));
    }

    /**
     * The same terms when the service costs something else: who was to pay all of it is to pay all of it, and an agreed part stays as it was
     * agreed, but never above the price. What costs nothing asks for nothing.
     */
    public PaymentTerms repriced(Money anew) {
        var asked = amount.equals(price) && !amount.isZero() ? anew : amount.min(anew);
        return repriced(anew, asked, Because.of("amount-of-price", asked.toString(), anew.toString()));
    }

    /** The same terms when the service costs less than was paid, and staff leave what was paid where it is. */
    public PaymentTerms repricedKeeping(Money anew, Money paid) {
        return repriced(anew, paid, Because.of("difference-left", paid.toString(), paid.minus(anew.min(paid)).toString()));
    }

    private PaymentTerms repriced(Money anew, Money asked, Because how) {
        var asks = !asked.isZero();
        var told = new ArrayList<>(because);
        told.add(Because.of("price-changed", price.toString(), anew.toString()));
        told.add(how);
        return new PaymentTerms(asks ? requirement : Requirement.NONE, anew, asked, kind, rule, asks ? deadline : Option.none(), decidedBy, settings,
                sendBy, blacklisted, policyVersion, told);
    }

    /**
     * What becomes of these terms when a person decides about this visit (level 1). What the person leaves open stays as it was;
     * a rule that is told in hours counts from now.
     */
    public Either<PolicyRefusal, PaymentTerms> byHand(Occasion.ManualTerms manual, FacilityId facility, SpecialistId specialist, ServiceId service,
                                                      Instant start, BookingChannel channel, Instant now) {
        var asTheyWere = new PaymentRule(Option.some(requirement == Requirement.ON_SITE ? Requirement.NONE : requirement),
                amount.isZero() ? Option.none() : Option.some(new AmountRule.Fixed(amount, kind)),
                deadline.<DeadlineRule>map(DeadlineRule.Fixed::new).orElse(Option.some(rule)), Option.none(), Option.some(sendBy));
        var policy = new PaymentPolicy(facility, policyVersion, settings, asTheyWere, PaymentPolicy.FirstTime.OFF,
                new PaymentPolicy.Blacklist(blacklisted, asTheyWere), Map.of());
        var standing = new Occasion.Standing(blacklisted, false, Option.none());
        return policy.decide(new Occasion(specialist, service, price, start, channel, standing, Option.some(manual)), now)
                .<Either<PolicyRefusal, PaymentTerms>>fold(due -> right(due.terms()), optional -> right(optional.terms()),
                        notDue -> right(notDue.terms()), onSite -> right(onSite.terms()), refused -> left(refused.reason()))
                .map(decided -> keepingWhatIsLeftOpen(decided, manual));
    }

    private PaymentTerms keepingWhatIsLeftOpen(PaymentTerms decided, Occasion.ManualTerms manual) {
        return new PaymentTerms(decided.requirement, price, decided.amount, decided.kind,
                manual.deadline().isDefined() ? decided.rule : rule, decided.deadline,
                manual.requirement().isDefined() ? decided.decidedBy : decidedBy, settings, decided.sendBy, blacklisted,
                policyVersion, decided.because);
    }

    /** Whether a person decided any of these terms; a run that applies new rules leaves them alone. */
    public boolean areByHand() {
        return decidedBy == Level.MANUAL || because.stream().anyMatch(step -> step.code().equals("manual-reason"));
    }

    /**
     * What becomes of these terms when rules that were changed since the booking are applied to it: what they would have decided then,
     * with never less time to pay than the smallest window from now. None when nothing changes, when they would have refused the booking,
     * which nobody does afterwards, and when there is no time left in which more could be asked.
     */
    public Option<PaymentTerms> under(PaymentPolicy policy, Occasion occasion, Instant booked, Instant now) {
        return policy.decide(occasion, booked).<Option<PaymentTerms>>fold(
                        due -> Option.some(due.terms()), optional -> Option.some(optional.terms()), notDue -> Option.some(notDue.terms()),
                        onSite -> Option.some(onSite.terms()), refused -> Option.none())
                .filter(this::differFrom)
                .flatMap(decided -> decided.withTimeToPay(hardStop(occasion.start(), policy.settings()), now));
    }

    private boolean differFrom(PaymentTerms other) {
        return requirement != other.requirement || !amount.equals(other.amount) || !deadline.equals(other.deadline)
                || deadline.isDefined() && kind != other.kind;
    }

    private Option<PaymentTerms> withTimeToPay(Instant last, Instant now) {
        if (deadline.isEmpty()) {
            return Option.some(this);
        }
        var shortest = WallClock.ceilToMinute(now.plus(settings.minPayWindow()));
        var fair = deadline.get().isBefore(shortest) ? shortest : deadline.get();
        if (!fair.isAfter(last)) {
            return Option.some(fair.equals(deadline.get()) ? this : withDeadline(fair).saying(Because.of("time-to-pay", fair.toString())));
        }
        return Option.when(requirement == Requirement.OPTIONAL && last.isAfter(now), () -> withDeadline(last));
    }

    private PaymentTerms saying(Because step) {
        var trace = new ArrayList<>(because);
        trace.add(step);
        return new PaymentTerms(requirement, price, amount, kind, rule, deadline, decidedBy, settings, sendBy, blacklisted, policyVersion, trace);
    }

    private Instant movedDeadline(Instant old, Instant booked, Instant start, boolean byPatient, Instant now) {
        var last = hardStop(start, settings);
        var computed = WallClock.ceilToMinute(rule.rawNeverRefused(booked, start, settings));
        var wanted = byPatient && old.isBefore(computed) ? old : computed;
        var shortest = now.plus(settings.minPayWindow());
        var fair = wanted.isBefore(shortest) ? WallClock.ceilToMinute(shortest) : wanted;
        return fair.isBefore(last) ? fair : last;
    }

    private PaymentTerms withDeadline(Instant anew) {
        return new PaymentTerms(requirement, price, amount, kind, rule, Option.some(anew), decidedBy, settings, sendBy,
                blacklisted, policyVersion, because);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
