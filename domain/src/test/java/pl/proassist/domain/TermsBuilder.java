package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** What was decided about a visit: 150 zł must be paid until 20:00 of the booking day. */
public final class TermsBuilder {

    private Requirement requirement = Requirement.REQUIRED;
    private Money price = Money.pln("200.00");
    private Money amount = Money.pln("150.00");
    private PrepaymentKind kind = PrepaymentKind.ADVANCE;
    private DeadlineRule rule =
            new DeadlineRule.UntilHour(Cutoff.parse("20:00"), 0, AfterCutoff.ROLL, Lead.parse("PT2H"));
    private Instant deadline = Builders.DEADLINE;
    private Level decidedBy = Level.FACILITY;
    private PolicySettings settings = PolicySettings.DEFAULT;
    private Set<MessageChannel> sendBy = Set.of(MessageChannel.EMAIL, MessageChannel.SMS);
    private boolean blacklisted;

    public TermsBuilder required(String due) {
        requirement = Requirement.REQUIRED;
        amount = Money.pln(due);
        return this;
    }

    public TermsBuilder optional(String offered) {
        requirement = Requirement.OPTIONAL;
        amount = Money.pln(offered);
        return this;
    }

    public TermsBuilder none() {
        requirement = Requirement.NONE;
        amount = Money.ZERO;
        return this;
    }

    public TermsBuilder onSite(String due) {
        requirement = Requirement.ON_SITE;
        amount = Money.pln(due);
        return this;
    }

    public TermsBuilder kind(PrepaymentKind given) {
        kind = given;
        return this;
    }

    public TermsBuilder rule(DeadlineRule given) {
        rule = given;
        return this;
    }

    public TermsBuilder deadline(Instant given) {
        deadline = given;
        return this;
    }

    /** The deadline that makes this the first moment at which the slot may be given up. */
    public TermsBuilder releasedAt(Instant given) {
        return deadline(given.minus(settings.settlementGrace()));
    }

    public TermsBuilder decidedBy(Level given) {
        decidedBy = given;
        return this;
    }

    public TermsBuilder settings(SettingsBuilder given) {
        settings = given.build();
        return this;
    }

    public TermsBuilder late(LatePayment given) {
        return settings(Builders.settings().latePayment(given));
    }

    public TermsBuilder sendBy(MessageChannel... given) {
        sendBy = Set.of(given);
        return this;
    }

    public TermsBuilder blacklisted() {
        blacklisted = true;
        return this;
    }

    public PaymentTerms build() {
        var asks = requirement == Requirement.REQUIRED || requirement == Requirement.OPTIONAL;
        return new PaymentTerms(requirement, price, amount, kind, rule, Option.when(asks, deadline), decidedBy, settings, sendBy,
                blacklisted, 1, List.of(Because.of("requirement", requirement.name(), decidedBy.name())));
    }
}
