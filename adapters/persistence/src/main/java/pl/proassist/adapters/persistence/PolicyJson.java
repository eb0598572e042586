package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** A version of a facility's policy as it is kept for its history. */
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

    static PaymentPolicy read(FacilityId facility, long version, String body) {
        var json = Json.read(body);
        var rows = json.getJsonArray("rules").getValuesAs(JsonObject.class).stream().map(PolicyJson::row).toList();
        return PaymentRuleRow.policy(facility, version, DecisionJson.settings(json.getJsonObject("settings")), rows,
                new PaymentPolicy.FirstTime(json.getBoolean("firstTimeOn"), PaymentPolicy.FirstTimeScope.valueOf(json.getString("firstTimeScope")), PaymentRule.INHERIT),
                json.getBoolean("blacklistOn"));
    }

    private static PaymentRuleRow row(JsonObject json) {
        var rule = new PaymentRule(text(json, "requirement").map(Requirement::valueOf), part(json, "amount").map(PolicyJson::amount),
                part(json, "deadline").map(DecisionJson::rule), names(json, "appliesTo", BookingChannel::valueOf), names(json, "sendBy", MessageChannel::valueOf));
        return new PaymentRuleRow(PaymentRuleRow.Place.valueOf(json.getString("scope")), id(json, "service"), id(json, "specialist"), rule);
    }

    private static AmountRule amount(JsonObject json) {
        var kind = PrepaymentKind.valueOf(json.getString("kind"));
        return switch (json.getString("type")) {
            case "FULL" -> new AmountRule.Full(kind);
            case "PERCENT" -> new AmountRule.Percent(json.getJsonNumber("percent").bigDecimalValue(), kind);
            default -> new AmountRule.Fixed(Money.pln(json.getString("value")), kind);
        };
    }

    private static Option<String> text(JsonObject json, String name) {
        return Option.of(json.getString(name, null));
    }

    private static Option<JsonObject> part(JsonObject json, String name) {
        return Option.of(json.getJsonObject(name));
    }

    private static UUID id(JsonObject json, String name) {
        return text(json, name).map(UUID::fromString).getOrElse(PaymentRuleRow.ANY);
    }

    private static <E> Option<Set<E>> names(JsonObject json, String name, Function<String, E> constant) {
        return Option.of(json.getJsonArray(name)).map(array -> array.getValuesAs(JsonString::getString).stream().map(constant)
                .collect(Collectors.toUnmodifiableSet()));
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
