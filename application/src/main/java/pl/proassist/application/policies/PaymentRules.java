package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.HashMap;
import java.util.function.Supplier;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
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

    public Either<Refusal, PaymentPolicy> read(Caller caller, FacilityId facility) {
        return transactions.run(about(caller.looks("rules.show"), facility), () -> mayLook(caller, facility).flatMap(this::known).map(policies::whole));
    }

    /** The rule of a scope; the refusal is {@code unknown-payment-rules} when none is set. */
    public Either<Refusal, PaymentRule> read(Caller caller, FacilityId facility, Scope scope) {
        return transactions.run(about(caller.looks("rules.show"), facility, scope), () -> mayLook(caller, facility)
                .flatMap(may -> known(facility, scope)).map(policies::whole)
                .flatMap(policy -> Option.of(policy.rules().get(scope)).toEither(PolicyRefusal.UnknownPaymentRules::new)));
    }

    /** Replaces what holds for the whole facility: settings, its rule, and the two group rules. */
    public Either<Refusal, Stored> replace(Caller caller, FacilityId facility, PolicySettings settings, PaymentRule rule,
                                           PaymentPolicy.FirstTime firstTime, PaymentPolicy.Blacklist blacklist, Option<Long> seen) {
        return change(caller, about(caller.does("rules.change"), facility), () -> mayChange(caller, facility).flatMap(this::known)
                .flatMap(id -> seen(id, seen))
                .map(before -> new Stored(new PaymentPolicy(facility, before.version() + 1, settings, rule, firstTime, blacklist, before.rules()),
                        before.version() == 0)));
    }

    public Either<Refusal, Stored> replace(Caller caller, FacilityId facility, Scope scope, PaymentRule rule, Option<Long> seen) {
        return change(caller, about(caller.does("rules.change"), facility, scope), () -> mayChange(caller, facility).flatMap(may -> known(facility, scope))
                .flatMap(id -> seen(id, seen))
                .map(before -> new Stored(withRule(before, scope, Option.some(rule)), !before.rules().containsKey(scope))));
    }

    /** Takes a rule away: its scope inherits again. */
    public Either<Refusal, Stored> remove(Caller caller, FacilityId facility, Scope scope) {
        return change(caller, about(caller.does("rules.remove"), facility, scope), () -> mayChange(caller, facility).flatMap(may -> known(facility, scope))
                .map(policies::whole)
                .filterOrElse(before -> before.rules().containsKey(scope), before -> new PolicyRefusal.UnknownPaymentRules())
                .map(before -> new Stored(withRule(before, scope, Option.none()), false)));
    }

    private Either<Refusal, PaymentPolicy> seen(FacilityId facility, Option<Long> seen) {
        var before = policies.whole(facility);
        return seen.exists(version -> version != before.version())
                ? Either.left(new RegistrationRefusal.Stale(facility.value()))
                : Either.right(before);
    }

    /** Stores what is wanted; the trail tells the version that it became. */
    private Either<Refusal, Stored> change(Caller caller, Act act, Supplier<Either<Refusal, Stored>> wanted) {
        return transactions.run(() -> {
            var next = wanted.get().flatMap(PaymentRules::meantTogether);
            return transactions.run(next.fold(no -> act, stored -> act.saying("version", String.valueOf(stored.policy().version()))),
                    () -> next.peek(stored -> policies.save(stored.policy(), Author.of(caller), clock.instant())));
        });
    }

    private static Either<Refusal, Stored> meantTogether(Stored stored) {
        return stored.policy().contradiction().<Either<Refusal, Stored>>map(Either::left).getOrElse(Either.right(stored));
    }

    private static PaymentPolicy withRule(PaymentPolicy before, Scope scope, Option<PaymentRule> rule) {
        var rules = new HashMap<>(before.rules());
        rule.peek(given -> rules.put(scope, given)).onEmpty(() -> rules.remove(scope));
        return new PaymentPolicy(before.facility(), before.version() + 1, before.settings(), before.facilityRule(), before.firstTime(),
                before.blacklist(), rules);
    }

    private static Act about(Act act, FacilityId facility) {
        return act.on("facility", facility.value());
    }

    private static Act about(Act act, FacilityId facility, Scope scope) {
        var there = about(act, facility);
        if (scope instanceof Scope.ForSpecialist one) {
            return there.on("specialist", one.specialist().value());
        }
        if (scope instanceof Scope.ForServiceOffer one) {
            return there.on("service", one.service().value());
        }
        var pair = (Scope.ForPair) scope;
        return there.on("service", pair.service().value()).on("specialist", pair.specialist().value());
    }

    private static Either<Refusal, FacilityId> mayLook(Caller caller, FacilityId facility) {
        return caller.may(Permission.VISITS_VIEW, facility, new FacilityRefusal.UnknownFacility(facility)).map(may -> facility);
    }

    private static Either<Refusal, FacilityId> mayChange(Caller caller, FacilityId facility) {
        return caller.may(Permission.FACILITY_RULES, facility, new FacilityRefusal.UnknownFacility(facility)).map(may -> facility);
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
