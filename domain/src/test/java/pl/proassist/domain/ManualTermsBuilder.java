package pl.proassist.domain;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.policy.AmountRule;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;

/** Terms that somebody with the plain permission sets on one visit; they say nothing until a test does. */
public final class ManualTermsBuilder {

    private Option<Requirement> requirement = Option.none();
    private Option<AmountRule> amount = Option.none();
    private Option<DeadlineRule> deadline = Option.none();
    private boolean mayOverrideBlacklist;

    public ManualTermsBuilder asking(Requirement given) {
        requirement = Option.some(given);
        return this;
    }

    public ManualTermsBuilder fixed(String value) {
        amount = Option.some(new AmountRule.Fixed(Money.pln(value), PrepaymentKind.ADVANCE));
        return this;
    }

    public ManualTermsBuilder payBy(Instant at) {
        return deadline(new DeadlineRule.Fixed(at));
    }

    public ManualTermsBuilder deadline(DeadlineRule given) {
        deadline = Option.some(given);
        return this;
    }

    public ManualTermsBuilder overridingTheBlacklist() {
        mayOverrideBlacklist = true;
        return this;
    }

    public Occasion.ManualTerms build() {
        return new Occasion.ManualTerms(requirement, amount, deadline, "stały pacjent", Option.none(), mayOverrideBlacklist);
    }
}
