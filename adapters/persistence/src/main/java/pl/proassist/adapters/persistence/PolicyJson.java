package pl.proassist.adapters.persistence;

import jakarta.json.stream.JsonGenerator;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;

/** A version of a facility's policy as it is kept when another one replaces it. */
final class PolicyJson {

    private PolicyJson() {
    }

    static String write(PaymentPolicy policy) {
        return Json.text(policy, (json, it) -> {
            json.writeStartObject("settings");
            DecisionJson.settings(json, it.settings());
            json.writeEnd();
            json.write("firstTimeOn", it.firstTime().on()).write("firstTimeScope", it.firstTime().scope().name())
                    .write("blacklistOn", it.blacklist().on());
            json.writeStartArray("rules");
            PaymentRuleRow.of(it).forEach(row -> {
                json.writeStartObject().write("scope", row.place().name());
                if (row.isForSomebody()) {
                    json.write("service", row.service().toString()).write("specialist", row.specialist().toString());
                }
                rule(json, row.rule());
                json.writeEnd();
            });
            json.writeEnd();
        });
    }

    private static void rule(JsonGenerator json, PaymentRule rule) {
        rule.requirement().forEach(requirement -> json.write("requirement", requirement.name()));
        rule.amount().forEach(amount -> amount(json, amount));
        rule.deadline().forEach(deadline -> {
            json.writeStartObject("deadline");
            DecisionJson.rule(json, deadline);
            json.writeEnd();
        });
        rule.appliesTo().forEach(channels -> {
            json.writeStartArray("appliesTo");
            channels.stream().sorted().forEach(channel -> json.write(channel.name()));
            json.writeEnd();
        });
        rule.sendBy().forEach(channels -> {
            json.writeStartArray("sendBy");
            channels.stream().sorted().forEach(channel -> json.write(channel.name()));
            json.writeEnd();
        });
    }

    private static void amount(JsonGenerator json, AmountRule amount) {
        json.writeStartObject("amount").write("type", PaymentRuleRow.type(amount)).write("kind", amount.kind().name());
        if (amount instanceof AmountRule.Percent percent) {
            json.write("percent", percent.percent());
        } else if (amount instanceof AmountRule.Fixed fixed) {
            json.write("value", fixed.value().toString());
        }
        json.writeEnd();
    }
}
