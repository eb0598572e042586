package pl.proassist.domain.policy;

import io.vavr.control.Option;
import java.util.Set;

/**
 * What one level says; a member that is none inherits from the next level below.
 *
 * @param appliesTo booking channels for which this rule counts at all; group rules leave it open
 * @param sendBy    the channels by which a payment link is sent; SMS only when named (LNK-06)
 */
public record PaymentRule(Option<Requirement> requirement, Option<AmountRule> amount, Option<DeadlineRule> deadline,
                          Option<Set<BookingChannel>> appliesTo, Option<Set<MessageChannel>> sendBy) {

    /** A rule that says nothing of its own. */
    public static final PaymentRule INHERIT =
            new PaymentRule(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public PaymentRule {
        if (requirement.contains(Requirement.ON_SITE)) {
            throw new IllegalArgumentException("ON_SITE is a result, not a rule");
        }
        appliesTo = appliesTo.map(Set::copyOf);
        sendBy = sendBy.map(Set::copyOf);
    }
}
