package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentPolicy.Scope;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicyRefusal;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.shared.Refusal;

/**
 * Reads and changes the payment rules of a facility. Each change is a version of its own; visits that were booked before keep
 * what was decided then (PAY-05 to PAY-15).
 */
public final class PaymentRules {

    /** @param created whether nothing was set there before */
    public record Stored(PaymentPolicy policy, boolean created) {
    }

    private final PaymentPolicies policies;
    private final Directory directory;
    private final Transactions transactions;
    private final Clock clock;

    public PaymentRules(PaymentPolicies policies, Directory directory, Transactions transactions, Clock clock) {
        this.policies = policies;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, PaymentPolicy> read(FacilityId facility) {
        return transactions.run(() -> known(facility).map(policies::whole));
    }

    /** The rule of a scope; the refusal is {@code unknown-payment-rules} when none is set. */
    public Either<Refusal, PaymentRule> read(FacilityId facility, Scope scope) {
        return transactions.run(() -> known(facility, scope).map(policies::whole)
                .flatMap(policy -> Option.of(policy.rules().get(scope)).toEither(PolicyRefusal.UnknownPaymentRules::new)));
    }

    /** Replaces what holds for the whole facility: settings, its rule, and the two group rules. */
    public Either<Refusal, Stored> replace(FacilityId facility, PolicySettings settings, PaymentRule rule, PaymentPolicy.FirstTime firstTime,
                                           PaymentPolicy.Blacklist blacklist, Option<Long> seen) {
        return transactions.run(() -> known(facility).flatMap(id -> change(id, seen, before -> new PaymentPolicy(facility, before.version() + 1,
                settings, rule, firstTime, blacklist, before.rules()))));
    }

    public Either<Refusal, Stored> replace(FacilityId facility, Scope scope, PaymentRule rule, Option<Long> seen) {
        return transactions.run(() -> known(facility, scope).flatMap(id -> {
            var created = !policies.whole(facility).rules().containsKey(scope);
            return change(id, seen, before -> withRule(before, scope, Option.some(rule))).map(stored -> new Stored(stored.policy(), created));
        }));
    }

    /** Takes a rule away: its scope inherits again. */
    public Either<Refusal, Stored> remove(FacilityId facility, Scope scope) {
        return transactions.run(() -> known(facility, scope).flatMap(id -> policies.whole(facility).rules().containsKey(scope)
                ? change(id, Option.none(), before -> withRule(before, scope, Option.none()))
                : Either.left(new PolicyRefusal.UnknownPaymentRules())));
    }

    private Either<Refusal, Stored> change(FacilityId facility, Option<Long> seen, UnaryOperator<PaymentPolicy> change) {
        var before = policies.whole(facility);
        if (seen.exists(version -> version != before.version())) {
            return Either.left(new RegistrationRefusal.Stale(facility.value()));
        }
        var next = change.apply(before);
        policies.save(next, clock.instant());
        return Either.right(new Stored(next, before.version() == 0));
    }

    private static PaymentPolicy withRule(PaymentPolicy before, Scope scope, Option<PaymentRule> rule) {
        var rules = new HashMap<>(before.rules());
        rule.peek(given -> rules.put(scope, given)).onEmpty(() -> rules.remove(scope));
        return new PaymentPolicy(before.facility(), before.version() + 1, before.settings(), before.facilityRule(), before.firstTime(),
                before.blacklist(), rules);
    }

    private Either<Refusal, FacilityId> known(FacilityId facility) {
        return directory.facility(facility).map(found -> facility).toEither(() -> new FacilityRefusal.UnknownFacility(facility));
    }

    private Either<Refusal, FacilityId> known(FacilityId facility, Scope scope) {
        if (scope instanceof Scope.ForSpecialist one) {
            return known(facility).flatMap(id -> known(id, one.specialist()));
        }
        if (scope instanceof Scope.ForServiceOffer one) {
            return known(facility).flatMap(id -> known(id, one.service()));
        }
        var pair = (Scope.ForPair) scope;
        return known(facility).flatMap(id -> known(id, pair.service())).flatMap(id -> known(id, pair.specialist()));
    }

    private Either<Refusal, FacilityId> known(FacilityId facility, SpecialistId specialist) {
        return directory.specialist(specialist).filter(found -> found.thing().facility().equals(facility)).map(found -> facility)
                .toEither(() -> new FacilityRefusal.UnknownSpecialist(specialist));
    }

    private Either<Refusal, FacilityId> known(FacilityId facility, ServiceId service) {
        return directory.service(service).filter(found -> found.thing().facility().equals(facility)).map(found -> facility)
                .toEither(() -> new FacilityRefusal.UnknownServiceOffer(service));
    }
}
