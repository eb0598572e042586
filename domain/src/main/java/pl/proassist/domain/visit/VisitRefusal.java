package pl.proassist.domain.visit;

import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Refusal;

/** Why something about a visit was refused. */
public sealed interface VisitRefusal extends Refusal {

    record UnknownVisit(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "unknown-visit"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** The id belongs to another booking. */
    record IdInUse(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "id-in-use"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The specialist, the patient or the room is taken at that time; the database said so. */
    record SlotTaken(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "slot-taken"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    record NotAwaitingPayment(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "not-awaiting-payment"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** Its time to pay is not over yet. */
    record StillPayable(VisitId visit, Instant releaseAt) implements VisitRefusal {
        @Override public String code() { return "still-payable"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** A payment may be under way; the slot is kept until that is known or the waiting is over. */
    record PaymentInFlight(VisitId visit, Instant until) implements VisitRefusal {
        @Override public String code() { return "payment-in-flight"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    record NotConfirmed(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "not-confirmed"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** It is cancelled, lapsed or over, and cannot be changed any more. */
    record VisitClosed(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "visit-closed"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    /** The start lies in the past. */
    record StartPassed(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "visit-started"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The start lies more than two years ahead. */
    record TooFarAhead(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "too-far-ahead"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    record UnknownCancelledDay(UUID day) implements VisitRefusal {
        @Override public String code() { return "unknown-cancelled-day"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** More was paid than the visit costs now, and nobody said what becomes of the difference. */
    record DifferenceUnsettled(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "difference-unsettled"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The specialist's day was cancelled, and nobody has lifted that yet. */
    record DayCancelled(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "day-cancelled"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The slot is kept for this patient no longer, or was taken already. */
    record OfferOver(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "offer-over"; }
        @Override public Kind kind() { return Kind.CONFLICT; }
    }

    record UnknownWaitlistEntry(UUID entry) implements VisitRefusal {
        @Override public String code() { return "unknown-waiting-list-entry"; }
        @Override public Kind kind() { return Kind.UNKNOWN; }
    }

    /** A specialist has more visits in that time than are cancelled at once. */
    record TooManyVisits(SpecialistId specialist) implements VisitRefusal {
        @Override public String code() { return "too-many-visits"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** An online booking must be paid, and no message could reach the patient (A18). */
    record NoReachableChannel(VisitId visit) implements VisitRefusal {
        @Override public String code() { return "no-reachable-channel"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
