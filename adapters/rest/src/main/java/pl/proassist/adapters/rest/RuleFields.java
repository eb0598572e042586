package pl.proassist.adapters.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentPolicy.Scope;

/** All that a policy says, field by field, under the names that its JSON and its addresses have. */
final class RuleFields {

    private final Map<String, String> all = new LinkedHashMap<>();

    private RuleFields(PaymentPolicy policy) {
        var rules = PaymentRulesResponse.of(policy);
        var settings = rules.settings();
        put("settings.zone", settings.zone());
        put("settings.minPayWindow", settings.minPayWindow());
        put("settings.floor", settings.floor());
        put("settings.hardStop", settings.hardStop());
        put("settings.shortNotice", settings.shortNotice());
        put("settings.settlementGrace", settings.settlementGrace());
        put("settings.inFlightGrace", settings.inFlightGrace());
        put("settings.latePayment", settings.latePayment());
        put("settings.refunds.fullPrepayment", steps(settings.refunds().fullPrepayment()));
        put("settings.refunds.advance", steps(settings.refunds().advance()));
        put("settings.refunds.deposit", steps(settings.refunds().deposit()));
        put("settings.offerWindow", settings.offerWindow());
        rule("facility", rules.facility());
        put("firstTime.on", rules.firstTime().on());
        put("firstTime.scope", rules.firstTime().scope());
        rule("firstTime.rule", rules.firstTime().rule());
        put("blacklist.on", rules.blacklist().on());
        rule("blacklist.rule", rules.blacklist().rule());
        policy.rules().entrySet().stream().sorted((one, other) -> place(one.getKey()).compareTo(place(other.getKey())))
                .forEach(each -> rule(place(each.getKey()), RuleResponse.of(each.getValue())));
    }

    static Map<String, String> of(PaymentPolicy policy) {
        return new RuleFields(policy).all;
    }

    /** As the address of the rule ends. */
    static String place(Scope scope) {
        if (scope instanceof Scope.ForSpecialist one) {
            return "specialists/" + one.specialist();
        }
        if (scope instanceof Scope.ForServiceOffer one) {
            return "services/" + one.service();
        }
        var pair = (Scope.ForPair) scope;
        return "services/" + pair.service() + "/specialists/" + pair.specialist();
    }

    /** Read alike in every language: so many hours before the visit, so many per cent. */
    private static String steps(List<PaymentRulesResponse.Step> steps) {
        return steps.stream().map(step -> step.hoursBefore() + " h: " + step.percent() + "%").collect(Collectors.joining(", "));
    }

    private void rule(String path, RuleResponse rule) {
        put(path + ".requirement", rule.requirement());
        if (rule.amount() != null) {
            put(path + ".amount.type", rule.amount().type());
            put(path + ".amount.percent", rule.amount().percent());
            put(path + ".amount.value", rule.amount().value());
            put(path + ".amount.kind", rule.amount().kind());
        }
        if (rule.deadline() != null) {
            put(path + ".deadline.mode", rule.deadline().mode());
            put(path + ".deadline.cutoff", rule.deadline().cutoff());
            put(path + ".deadline.dayOffset", rule.deadline().dayOffset());
            put(path + ".deadline.afterCutoff", rule.deadline().afterCutoff());
            put(path + ".deadline.window", rule.deadline().window());
            put(path + ".deadline.lead", rule.deadline().lead());
        }
        put(path + ".appliesTo", rule.appliesTo());
        put(path + ".sendBy", rule.sendBy());
    }

    private void put(String field, Object value) {
        if (value != null) {
            all.put(field, value instanceof List<?> words ? words.toString() : String.valueOf(value));
        }
    }
}
