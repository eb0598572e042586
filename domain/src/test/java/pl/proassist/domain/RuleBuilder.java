package pl.proassist.domain;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Set;
import pl.proassist.domain.policy.AfterCutoff;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Cutoff;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** A payment rule that inherits everything but what the test names. */
public final class RuleBuilder {

    private Option<Requirement> requirement = Option.none();
    private Option<AmountRule> amount = Option.none();
    private Option<DeadlineRule> deadline = Option.none();
    private Option<Set<BookingChannel>> appliesTo = Option.none();
    private Option<Set<MessageChannel>> sendBy = Option.none();

    public RuleBuilder required() {
        return asking(Requirement.REQUIRED);
    }

    public RuleBuilder optional() {
        return asking(Requirement.OPTIONAL);
    }

    public RuleBuilder none() {
        return asking(Requirement.NONE);
    }

    public RuleBuilder asking(Requirement given) {
        requirement = Option.some(given);
        return this;
    }

    public RuleBuilder full() {
        return amount(new AmountRule.Full(PrepaymentKind.FULL_PREPAYMENT));
    }

    public RuleBuilder percent(String percent) {
        return amount(new AmountRule.Percent(new BigDecimal(percent), PrepaymentKind.ADVANCE));
    }

    public RuleBuilder fixed(String value) {
        return amount(new AmountRule.Fixed(Money.pln(value), PrepaymentKind.DEPOSIT));
    }

    public RuleBuilder amount(AmountRule given) {
        amount = Option.some(given);
        return this;
    }

    public RuleBuilder untilHour(String cutoff, String lead) {
        return deadline(new DeadlineRule.UntilHour(Cutoff.parse(cutoff), 0, AfterCutoff.ROLL, Lead.parse(lead)));
    }

    public RuleBuilder untilHour(String cutoff) {
        return untilHour(cutoff, "PT0S");
    }

    public RuleBuilder untilHourOrRefused(String cutoff) {
        return deadline(new DeadlineRule.UntilHour(Cutoff.parse(cutoff), 0, AfterCutoff.BLOCK, Lead.NONE));
    }

    public RuleBuilder beforeVisit(String lead) {
        return deadline(new DeadlineRule.BeforeVisit(Lead.parse(lead)));
    }

    public RuleBuilder fromBooking(String window, String lead) {
        return deadline(new DeadlineRule.FromBooking(Lead.parse(window), Lead.parse(lead)));
    }

    public RuleBuilder deadline(DeadlineRule given) {
        deadline = Option.some(given);
        return this;
    }

    public RuleBuilder appliesTo(BookingChannel... channels) {
        appliesTo = Option.some(Set.of(channels));
        return this;
    }

    public RuleBuilder sendBy(MessageChannel... channels) {
        sendBy = Option.some(Set.of(channels));
        return this;
    }

    public PaymentRule build() {
        return new PaymentRule(requirement, amount, deadline, appliesTo, sendBy);
    }
}
