package pl.proassist.domain.policy;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Until when the patient must pay: exactly one of the modes of prepayment.md 2.1 (DL-02 to DL-05, DL-14, A01). */
public sealed interface DeadlineRule {

    /** Step 2 of prepayment.md 2.3: the deadline before rounding and before the hard stop; a left when BLOCK refuses. */
    Either<PolicyRefusal, Instant> raw(Instant booked, Instant start, PolicySettings settings);

    /** The same without refusing, for an optional payment: no deadline check may stop it. */
    default Instant rawNeverRefused(Instant booked, Instant start, PolicySettings settings) {
        return raw(booked, start, settings).getOrElse(booked);
    }

    String mode();

    /** Whether a person named the instant: then no minimal time to pay is held against it. */
    default boolean isSetByHand() {
        return false;
    }

    /** What speaks against this rule when it is set by hand on one visit. */
    default Option<PolicyRefusal> objection(Instant now, Instant hardStop) {
        return Option.none();
    }

    /** Until an hour of the booking day, and not later than the lead before the visit (A03). */
    record UntilHour(Cutoff cutoff, int dayOffset, AfterCutoff afterCutoff, Lead lead) implements DeadlineRule {

        public UntilHour {
            if (dayOffset < 0 || dayOffset > 31) {
                throw new IllegalArgumentException("dayOffset is between 0 and 31");
            }
        }

        @Override public Either<PolicyRefusal, Instant> raw(Instant booked, Instant start, PolicySettings settings) {
            var zone = settings.zone();
            var day = booked.atZone(zone).toLocalDate().plusDays(dayOffset);
            var hour = cutoff.on(day, zone);
            if (Duration.between(booked, hour).compareTo(settings.minPayWindow()) >= 0) {
                return Either.right(earlier(hour, lead.before(start, zone)));
            }
            return afterCutoff == AfterCutoff.BLOCK
                    ? Either.left(new PolicyRefusal.CutoffPassed())
                    : Either.right(earlier(cutoff.on(day.plusDays(1), zone), lead.before(start, zone)));
        }

        @Override public Instant rawNeverRefused(Instant booked, Instant start, PolicySettings settings) {
            return raw(booked, start, settings).getOrElse(() -> earlier(
                    cutoff.on(booked.atZone(settings.zone()).toLocalDate().plusDays(dayOffset), settings.zone()),
                    lead.before(start, settings.zone())));
        }

        @Override public String mode() { return "UNTIL_HOUR"; }
    }

    /** The lead before the visit. */
    record BeforeVisit(Lead lead) implements DeadlineRule {

        @Override public Either<PolicyRefusal, Instant> raw(Instant booked, Instant start, PolicySettings settings) {
            return Either.right(lead.before(start, settings.zone()));
        }

        @Override public String mode() { return "BEFORE_VISIT"; }
    }

    /** A time from the booking, and not later than the lead before the visit. */
    record FromBooking(Lead window, Lead lead) implements DeadlineRule {

        @Override public Either<PolicyRefusal, Instant> raw(Instant booked, Instant start, PolicySettings settings) {
            return Either.right(earlier(window.after(booked, settings.zone()), lead.before(start, settings.zone())));
        }

        @Override public String mode() { return "FROM_BOOKING"; }
    }

    /** An absolute instant, set by hand on one visit or link. */
    record Fixed(Instant at) implements DeadlineRule {

        @Override public Either<PolicyRefusal, Instant> raw(Instant booked, Instant start, PolicySettings settings) {
            return Either.right(at);
        }

        @Override public boolean isSetByHand() { return true; }

        @Override public Option<PolicyRefusal> objection(Instant now, Instant hardStop) {
            if (at.isAfter(hardStop)) {
                return Option.some(new PolicyRefusal.DeadlineAfterVisit());
            }
            return at.isAfter(now) ? Option.none() : Option.some(new PolicyRefusal.DeadlinePassed());
        }

        @Override public String mode() { return "FIXED"; }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
