package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentPolicy.Scope;

/** The payment rules of the facilities in memory, every version of them. */
public final class InMemoryPolicies implements PaymentPolicies {

    private final InMemoryTransactions transactions;
    private final Table<Numbered, Version> rows;

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
        var versions = rows.where(version -> version.policy().facility().equals(facility));
        return versions.isEmpty() ? PaymentPolicy.unset(facility) : versions.get(versions.size() - 1).policy();
    }

    @Override public void save(PaymentPolicy policy, Author author, Instant now) {
        if (policy.version() != whole(policy.facility()).version() + 1) {
            throw new IllegalStateException("the payment rules have another version by now");
        }
        rows.put(new Numbered(policy.facility(), policy.version()), new Version(policy, Option.some(author), now));
    }

    @Override public List<Version> versions(FacilityId facility, Option<Long> before, int limit) {
        transactions.mustBeOpen();
        return rows.where(version -> version.policy().facility().equals(facility) && before.forAll(number -> version.policy().version() < number)).stream()
                .sorted(Comparator.comparing((Version version) -> version.policy().version()).reversed()).limit(limit).toList();
    }

    @Override public Option<Version> version(FacilityId facility, long number) {
        transactions.mustBeOpen();
        return rows.get(new Numbered(facility, number));
    }

    private record Numbered(FacilityId facility, long version) {
    }
}
