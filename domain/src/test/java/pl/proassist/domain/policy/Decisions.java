package pl.proassist.domain.policy;

import static pl.proassist.domain.Builders.BOOKED;

import java.time.Instant;
import pl.proassist.domain.OccasionBuilder;
import pl.proassist.domain.PolicyBuilder;

/** Asking a policy in one line, and reading its answer in another. */
final class Decisions {

    private Decisions() {
    }

    static PrepaymentDecision decide(PolicyBuilder policy, OccasionBuilder occasion) {
        return decide(policy, occasion, BOOKED);
    }

    static PrepaymentDecision decide(PolicyBuilder policy, OccasionBuilder occasion, Instant now) {
        return policy.build().decide(occasion.build(), now);
    }

    static PaymentTerms terms(PrepaymentDecision decision) {
        return decision.fold(PrepaymentDecision.Due::terms, PrepaymentDecision.Optional::terms, PrepaymentDecision.NotDue::terms,
                PrepaymentDecision.OnSite::terms, refused -> {
                    throw new AssertionError("refused: " + refused.reason().code());
                });
    }

    /** {@code REQUIRED by BLACKLIST}: what was decided, and by which level. */
    static String said(PrepaymentDecision decision) {
        return decision.fold(Decisions::said, Decisions::said, Decisions::said, Decisions::said,
                refused -> "refused " + refused.reason().code());
    }

    private static String said(PrepaymentDecision.Due due) {
        return said(due.terms());
    }

    private static String said(PrepaymentDecision.Optional optional) {
        return said(optional.terms());
    }

    private static String said(PrepaymentDecision.NotDue notDue) {
        return said(notDue.terms());
    }

    private static String said(PrepaymentDecision.OnSite onSite) {
        return said(onSite.terms());
    }

    private static String said(PaymentTerms terms) {
        return terms.requirement() + " by " + terms.decidedBy();
    }
}
