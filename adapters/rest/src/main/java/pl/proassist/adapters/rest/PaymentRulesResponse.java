package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.RefundRules;
import pl.proassist.domain.policy.RefundSteps;

/** What holds for the whole facility: its settings, its rule and the two group rules. */
public record PaymentRulesResponse(Settings settings, RuleResponse facility, FirstTime firstTime, Blacklist blacklist) {

    public record Settings(String zone, String minPayWindow, String floor, String hardStop, String shortNotice,
                           String settlementGrace, String inFlightGrace, String latePayment, Refunds refunds, String offerWindow) {

        static Settings of(PolicySettings settings) {
            return new Settings(settings.zone().getId(), settings.minPayWindow().toString(), settings.floor().toString(),
                    settings.hardStop().toString(), settings.shortNotice().name(), settings.settlementGrace().toString(),
                    settings.inFlightGrace().toString(), settings.latePayment().name(), Refunds.of(settings.refunds()),
                    settings.offerWindow().toString());
        }
    }

    /** What goes back to a patient who cancels, by the kind of the prepayment. */
    public record Refunds(List<Step> fullPrepayment, List<Step> advance, List<Step> deposit) {

        static Refunds of(RefundRules refunds) {
            return new Refunds(steps(refunds.fullPrepayment()), steps(refunds.advance()), steps(refunds.deposit()));
        }

        private static List<Step> steps(RefundSteps given) {
            return given.steps().stream().map(step -> new Step(step.hoursBefore(), step.percent())).toList();
        }
    }

    public record Step(int hoursBefore, int percent) {
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
