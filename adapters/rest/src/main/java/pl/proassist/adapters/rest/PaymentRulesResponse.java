package pl.proassist.adapters.rest;

import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PolicySettings;

/** What holds for the whole facility: its settings, its rule and the two group rules. */
public record PaymentRulesResponse(Settings settings, RuleResponse facility, FirstTime firstTime, Blacklist blacklist) {

    public record Settings(String zone, String minPayWindow, String floor, String hardStop, String shortNotice,
                           String settlementGrace, String inFlightGrace, String latePayment) {

        static Settings of(PolicySettings settings) {
            return new Settings(settings.zone().getId(), settings.minPayWindow().toString(), settings.floor().toString(),
                    settings.hardStop().toString(), settings.shortNotice().name(), settings.settlementGrace().toString(),
                    settings.inFlightGrace().toString(), settings.latePayment().name());
        }
    }

    public record FirstTime(boolean on, String scope, RuleResponse rule) {
    }

    public record Blacklist(boolean on, RuleResponse rule) {
    }

    static PaymentRulesResponse of(PaymentPolicy policy) {
        return new PaymentRulesResponse(Settings.of(policy.settings()), RuleResponse.of(policy.facilityRule()),
                new FirstTime(policy.firstTime().on(), policy.firstTime().scope().name(), RuleResponse.of(policy.firstTime().rule())),
                new Blacklist(policy.blacklist().on(), RuleResponse.of(policy.blacklist().rule())));
    }
}
