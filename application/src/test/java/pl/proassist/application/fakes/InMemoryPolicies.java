package pl.proassist.application.fakes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentPolicy.Scope;

/** The payment rules of the facilities in memory, every version of them. */
public final class InMemoryPolicies implements PaymentPolicies {

    private final InMemoryTransactions transactions;
    private final Table<Version, PaymentPolicy> rows;

    public InMemoryPolicies(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override public PaymentPolicy inForce(FacilityId facility, ServiceId service, SpecialistId specialist) {
        var all = whole(facility);
        var met = all.rules().entrySet().stream().filter(rule -> canMeet(rule.getKey(), service, specialist))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new PaymentPolicy(facility, all.version(), all.settings(), all.facilityRule(), all.firstTime(), all.blacklist(), met);
    }

    private static boolean canMeet(Scope scope, ServiceId service, SpecialistId specialist) {
        return List.of(new Scope.ForSpecialist(specialist), new Scope.ForServiceOffer(service), new Scope.ForPair(service, specialist)).contains(scope);
    }

    @Override public PaymentPolicy whole(FacilityId facility) {
        transactions.mustBeOpen();
        var versions = rows.where(policy -> policy.facility().equals(facility));
        return versions.isEmpty() ? PaymentPolicy.unset(facility) : versions.get(versions.size() - 1);
    }

    @Override public void save(PaymentPolicy policy, Instant now) {
        if (policy.version() != whole(policy.facility()).version() + 1) {
            throw new IllegalStateException("the payment rules have another version by now");
        }
        rows.put(new Version(policy.facility(), policy.version()), policy);
    }

    private record Version(FacilityId facility, long version) {
    }
}
