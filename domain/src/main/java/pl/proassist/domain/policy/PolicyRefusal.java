package pl.proassist.domain.policy;

import pl.proassist.domain.shared.Refusal;

/** Why a payment rule says no to a booking. Staff see the same code and may go on with a manual rule. */
public sealed interface PolicyRefusal extends Refusal {

    @Override default Kind kind() { return Kind.RULE; }

    /** The hour has passed and the facility refuses bookings after it (DL-10). */
    record CutoffPassed() implements PolicyRefusal {
        @Override public String code() { return "cutoff-passed"; }
    }

    /** There is no time left in which the patient could pay (A05). */
    record ShortNotice() implements PolicyRefusal {
        @Override public String code() { return "short-notice"; }
    }

    /** The visit has begun, or the last moment for paying has passed. */
    record VisitStarted() implements PolicyRefusal {
        @Override public String code() { return "visit-started"; }
    }

    /** Payment terms set by hand ask for more than the price. */
    record AmountAbovePrice() implements PolicyRefusal {
        @Override public String code() { return "amount-above-price"; }
    }

    /** Payment terms set by hand end after the last moment for paying. */
    record DeadlineAfterVisit() implements PolicyRefusal {
        @Override public String code() { return "deadline-after-visit"; }
    }

    /** Payment terms set by hand end before they begin. */
    record DeadlinePassed() implements PolicyRefusal {
        @Override public String code() { return "deadline-passed"; }
    }

    /** The patient is blacklisted and the caller may not override that (A08). */
    record BlacklistOverrideForbidden() implements PolicyRefusal {
        @Override public String code() { return "blacklist-override-forbidden"; }
        @Override public Kind kind() { return Kind.FORBIDDEN; }
    }

    /** The facility's rules were never set. */
    record UnknownPaymentRules() implements PolicyRefusal {
        @Override public String code() { return "unknown-payment-rules"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }
}
