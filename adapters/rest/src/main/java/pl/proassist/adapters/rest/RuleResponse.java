package pl.proassist.adapters.rest;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.PaymentRule;

/** A payment rule as it was set; what is left out inherits. */
public record RuleResponse(String requirement, Amount amount, Deadline deadline, List<String> appliesTo, List<String> sendBy) {

    public record Amount(String type, BigDecimal percent, String value, String kind) {
    }

    public record Deadline(String mode, String cutoff, Integer dayOffset, String afterCutoff, String window, String lead, String at) {
    }

    static RuleResponse of(PaymentRule rule) {
        return new RuleResponse(rule.requirement().map(Enum::name).getOrElse("INHERIT"), rule.amount().map(RuleResponse::amount).getOrNull(),
                rule.deadline().map(RuleResponse::deadline).getOrNull(), rule.appliesTo().map(RuleResponse::names).getOrNull(),
                rule.sendBy().map(RuleResponse::names).getOrNull());
    }

    private static <E extends Enum<E>> List<String> names(Set<E> words) {
        return words.stream().sorted(Comparator.naturalOrder()).map(Enum::name).toList();
    }

    private static Amount amount(AmountRule rule) {
        if (rule instanceof AmountRule.Full) {
            return new Amount("FULL", null, null, rule.kind().name());
        }
        if (rule instanceof AmountRule.Percent part) {
            return new Amount("PERCENT", part.percent().setScale(Math.max(0, part.percent().scale())), null, rule.kind().name());
        }
        return new Amount("FIXED", null, ((AmountRule.Fixed) rule).value().toString(), rule.kind().name());
    }

    private static Deadline deadline(DeadlineRule rule) {
        if (rule instanceof DeadlineRule.UntilHour until) {
            return new Deadline(rule.mode(), until.cutoff().toString(), until.dayOffset(), until.afterCutoff().name(), null, until.lead().toString(), null);
        }
        if (rule instanceof DeadlineRule.BeforeVisit before) {
            return new Deadline(rule.mode(), null, null, null, null, before.lead().toString(), null);
        }
        if (rule instanceof DeadlineRule.FromBooking from) {
            return new Deadline(rule.mode(), null, null, null, from.window().toString(), from.lead().toString(), null);
        }
        return new Deadline(rule.mode(), null, null, null, null, null, ((DeadlineRule.Fixed) rule).at().toString());
    }
}
