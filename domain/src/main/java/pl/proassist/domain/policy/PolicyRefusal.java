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

    /** Rules or settings changed between the preview and the run that was to apply them. */
    record RulesChanged() implements PolicyRefusal {
        @Override public String code() { return "rules-changed"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The grace would always be refused: its floor lies above the time that it gives. */
    record FloorAbovePayWindow() implements PolicyRefusal {
        @Override public String code() { return "floor-above-pay-window"; }
    }

    /** The deadline that a rule names lies after the hard stop, so it can never hold. */
    record HardStopBeforeDeadline() implements PolicyRefusal {
        @Override public String code() { return "hard-stop-before-deadline"; }
    }

    /** Bookings after the hour are to be refused, but the hour lies on a later day and never passes in time. */
    record BlockingWithoutEffect() implements PolicyRefusal {
        @Override public String code() { return "blocking-without-effect"; }
    }

    /** Bookings after the hour are to be refused, and each booking of a day comes after it. */
    record BlockingRefusesAll() implements PolicyRefusal {
        @Override public String code() { return "blocking-refuses-all"; }
    }

    /** A blacklisted patient would be asked for less than everybody else. */
    record BlacklistAsksLess() implements PolicyRefusal {
        @Override public String code() { return "blacklist-asks-less"; }
    }

    /** The time to pay is shorter than the shortest one that counts, and nobody is given more. */
    record WindowTooShort() implements PolicyRefusal {
        @Override public String code() { return "window-too-short"; }
    }
}
