package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pl.proassist.domain.policy.AfterCutoff;
import pl.proassist.domain.policy.Because;
import pl.proassist.domain.policy.Cutoff;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.RefundRules;
import pl.proassist.domain.policy.RefundSteps;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.policy.ShortNotice;
import pl.proassist.domain.shared.Money;

/** What was decided about a visit and is not a column of its own: the rule, the settings of that day, and the trace (PAY-25). */
final class DecisionJson {

    private DecisionJson() {
    }

    static String write(PaymentTerms terms) {
        return Json.text(terms, (json, it) -> {
            json.writeStartObject("rule");
            rule(json, it.rule());
            json.writeEnd();
            json.writeStartObject("settings");
            settings(json, it.settings());
            json.writeEnd();
            json.writeStartArray("sendBy");
            it.sendBy().stream().sorted().forEach(channel -> json.write(channel.name()));
            json.writeEnd();
            json.write("blacklisted", it.blacklisted());
            json.write("policyVersion", it.policyVersion());
            json.writeStartArray("because");
            it.because().forEach(step -> {
                json.writeStartArray().write(step.code());
                step.values().forEach(json::write);
                json.writeEnd();
            });
            json.writeEnd();
        });
    }

    /** The terms again: main facts from their columns, the rest from here. */
    static PaymentTerms read(String decision, Requirement requirement, Money price, Money amount, PrepaymentKind kind,
                             Option<Instant> deadline, Level decidedBy) {
        var json = Json.read(decision);
        return new PaymentTerms(requirement, price, amount, kind, rule(json.getJsonObject("rule")), deadline, decidedBy,
                settings(json.getJsonObject("settings")), sendBy(json), json.getBoolean("blacklisted"),
                json.getJsonNumber("policyVersion").longValueExact(), because(json));
    }

    static Set<MessageChannel> sendBy(JsonObject decision) {
        return decision.getJsonArray("sendBy").getValuesAs(JsonString::getString).stream().map(MessageChannel::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<Because> because(JsonObject decision) {
        return decision.getJsonArray("because").getValuesAs(JsonArray.class).stream().map(step -> {
            var words = step.getValuesAs(JsonString::getString);
            return new Because(words.get(0), words.subList(1, words.size()));
        }).toList();
    }

    static void settings(JsonGenerator json, PolicySettings settings) {
        json.write("zone", settings.zone().getId())
                .write("minPayWindow", settings.minPayWindow().toString())
                .write("floor", settings.floor().toString())
                .write("hardStop", settings.hardStop().toString())
                .write("shortNotice", settings.shortNotice().name())
                .write("settlementGrace", settings.settlementGrace().toString())
                .write("inFlightGrace", settings.inFlightGrace().toString())
                .write("latePayment", settings.latePayment().name())
                .write("offerWindow", settings.offerWindow().toString());
        json.writeStartObject("refunds");
        refunds(json, settings.refunds());
        json.writeEnd();
    }

    static PolicySettings settings(JsonObject json) {
        return new PolicySettings(ZoneId.of(json.getString("zone")), Duration.parse(json.getString("minPayWindow")),
                Duration.parse(json.getString("floor")), Duration.parse(json.getString("hardStop")),
                ShortNotice.valueOf(json.getString("shortNotice")), Duration.parse(json.getString("settlementGrace")),
                Duration.parse(json.getString("inFlightGrace")), LatePayment.valueOf(json.getString("latePayment")),
                json.containsKey("refunds") ? refunds(json.getJsonObject("refunds")) : RefundRules.DEFAULT,
                json.containsKey("offerWindow") ? Duration.parse(json.getString("offerWindow")) : PolicySettings.DEFAULT.offerWindow());
    }

    /** The members are the kinds by their names. */
    static void refunds(JsonGenerator json, RefundRules refunds) {
        for (var kind : PrepaymentKind.values()) {
            json.writeStartArray(kind.name());
            refunds.of(kind).steps().forEach(step -> json.writeStartArray().write(step.hoursBefore()).write(step.percent()).writeEnd());
            json.writeEnd();
        }
    }

    static RefundRules refunds(JsonObject json) {
        return new RefundRules(steps(json, PrepaymentKind.FULL_PREPAYMENT), steps(json, PrepaymentKind.ADVANCE), steps(json, PrepaymentKind.DEPOSIT));
    }

    private static RefundSteps steps(JsonObject json, PrepaymentKind kind) {
        return new RefundSteps(json.getJsonArray(kind.name()).getValuesAs(JsonArray.class).stream()
                .map(step -> new RefundSteps.Step(step.getInt(0), step.getInt(1))).toList());
    }

    static void rule(JsonGenerator json, DeadlineRule rule) {
        json.write("mode", rule.mode());
        if (rule instanceof DeadlineRule.UntilHour until) {
            json.write("cutoff", until.cutoff().toString()).write("dayOffset", until.dayOffset())
                    .write("afterCutoff", until.afterCutoff().name()).write("lead", until.lead().toString());
        } else if (rule instanceof DeadlineRule.BeforeVisit before) {
            json.write("lead", before.lead().toString());
        } else if (rule instanceof DeadlineRule.FromBooking from) {
            json.write("window", from.window().toString()).write("lead", from.lead().toString());
        } else {
            json.write("at", ((DeadlineRule.Fixed) rule).at().toString());
        }
    }

    static DeadlineRule rule(JsonObject json) {
        var mode = json.getString("mode");
        return switch (mode) {
            case "UNTIL_HOUR" -> new DeadlineRule.UntilHour(Cutoff.parse(json.getString("cutoff")), json.getInt("dayOffset"),
                    AfterCutoff.valueOf(json.getString("afterCutoff")), Lead.parse(json.getString("lead")));
            case "BEFORE_VISIT" -> new DeadlineRule.BeforeVisit(Lead.parse(json.getString("lead")));
            case "FROM_BOOKING" -> new DeadlineRule.FromBooking(Lead.parse(json.getString("window")), Lead.parse(json.getString("lead")));
            case "FIXED" -> new DeadlineRule.Fixed(Instant.parse(json.getString("at")));
            default -> throw new IllegalStateException("no deadline rule is called " + mode);
        };
    }
}
