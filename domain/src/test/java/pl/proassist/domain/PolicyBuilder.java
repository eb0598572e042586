package pl.proassist.domain;

import java.util.HashMap;
import java.util.Map;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;

/** A facility's policy: asks nobody for anything until a test says what it asks for. */
public final class PolicyBuilder {

    private FacilityId facility = Builders.FACILITY;
    private long version = 1;
    private PolicySettings settings = PolicySettings.DEFAULT;
    private PaymentRule facilityRule = PaymentRule.INHERIT;
    private PaymentPolicy.FirstTime firstTime = PaymentPolicy.FirstTime.OFF;
    private PaymentPolicy.Blacklist blacklist = PaymentPolicy.Blacklist.OFF;
    private final Map<PaymentPolicy.Scope, PaymentRule> rules = new HashMap<>();

    public PolicyBuilder of(FacilityId given) {
        facility = given;
        return this;
    }

    public PolicyBuilder version(long given) {
        version = given;
        return this;
    }

    public PolicyBuilder settings(SettingsBuilder given) {
        return settings(given.build());
    }

    public PolicyBuilder settings(PolicySettings given) {
        settings = given;
        return this;
    }

    public PolicyBuilder facility(RuleBuilder rule) {
        facilityRule = rule.build();
        return this;
    }

    public PolicyBuilder firstTime(RuleBuilder rule) {
        return firstTime(PaymentPolicy.FirstTimeScope.FACILITY, rule);
    }

    public PolicyBuilder firstTime(PaymentPolicy.FirstTimeScope scope, RuleBuilder rule) {
        firstTime = new PaymentPolicy.FirstTime(true, scope, rule.build());
        return this;
    }

    public PolicyBuilder blacklist(RuleBuilder rule) {
        blacklist = new PaymentPolicy.Blacklist(true, rule.build());
        return this;
    }

    public PolicyBuilder specialist(RuleBuilder rule) {
        return specialist(Builders.SPECIALIST, rule);
    }

    public PolicyBuilder specialist(SpecialistId specialist, RuleBuilder rule) {
        rules.put(new PaymentPolicy.Scope.ForSpecialist(specialist), rule.build());
        return this;
    }

    public PolicyBuilder service(RuleBuilder rule) {
        return service(Builders.SERVICE, rule);
    }

    public PolicyBuilder service(ServiceId service, RuleBuilder rule) {
        rules.put(new PaymentPolicy.Scope.ForServiceOffer(service), rule.build());
        return this;
    }

    public PolicyBuilder pair(RuleBuilder rule) {
        return pair(Builders.SERVICE, Builders.SPECIALIST, rule);
    }

    public PolicyBuilder pair(ServiceId service, SpecialistId specialist, RuleBuilder rule) {
        rules.put(new PaymentPolicy.Scope.ForPair(service, specialist), rule.build());
        return this;
    }

    public PaymentPolicy build() {
        return new PaymentPolicy(facility, version, settings, facilityRule, firstTime, blacklist, rules);
    }
}
