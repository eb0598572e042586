package pl.proassist.application.policies;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.PaymentPolicies.Version;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PolicyRefusal;
import pl.proassist.domain.shared.Refusal;

/** Who changed the facility's payment rules, when, and from what to what (PAY-14). */
public final class RulesHistory {

    /** @param before the version that it replaced; for the first one the rules of a facility that had set nothing */
    public record Step(Version version, PaymentPolicy before) {
    }

    private final PaymentPolicies policies;
    private final Directory directory;
    private final Transactions transactions;

    public RulesHistory(PaymentPolicies policies, Directory directory, Transactions transactions) {
        this.policies = policies;
        this.directory = directory;
        this.transactions = transactions;
    }

    /** The latest first. */
    public Either<Refusal, List<Step>> page(Caller caller, FacilityId facility, Option<Long> before, int limit) {
        return transactions.run(about(caller.looks("rules.history"), facility), () -> mayLook(caller, facility)
                .map(may -> steps(policies.versions(facility, before, limit + 1), limit)));
    }

    public Either<Refusal, Version> version(Caller caller, FacilityId facility, long number) {
        return transactions.run(about(caller.looks("rules.history"), facility), () -> mayLook(caller, facility)
                .flatMap(may -> policies.version(facility, number).toEither(PolicyRefusal.UnknownPaymentRules::new)));
    }

    /** One version more than is asked for was read, so that the oldest one shown knows what it replaced. */
    private static List<Step> steps(List<Version> versions, int limit) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < Math.min(versions.size(), limit); i++) {
            var version = versions.get(i);
            steps.add(new Step(version, i + 1 < versions.size() ? versions.get(i + 1).policy() : PaymentPolicy.unset(version.policy().facility())));
        }
        return steps;
    }

    private static Act about(Act act, FacilityId facility) {
        return act.on("facility", facility.value());
    }

    private Either<Refusal, FacilityId> mayLook(Caller caller, FacilityId facility) {
        var unknown = new FacilityRefusal.UnknownFacility(facility);
        return caller.may(Permission.FACILITY_RULES, facility, unknown)
                .flatMap(may -> directory.facility(facility).<Refusal>toEither(unknown)).map(known -> facility);
    }
}
