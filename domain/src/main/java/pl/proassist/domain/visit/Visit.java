package pl.proassist.domain.visit;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceOffer;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.PrepaymentDecision;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;

/**
 * A slot promised to a patient, from booking until it is used, given back or lost. One type per state, holding only what is
 * true in it; what a state does not override is refused (prepayment.md 2.5).
 */
public sealed interface Visit {

    /** Nobody books further ahead than this. */
    Duration HORIZON = Duration.ofDays(731);

    VisitDetails details();

    <R> R fold(States<R> states);

    /** Whether the slot is taken by this visit: holds count like visits. */
    boolean holdsSlot();

    /** What may be kept of the money of a visit that was cancelled. */
    default Money keeps() {
        return Money.ZERO;
    }

    /** What is paid for it altogether as long as it stands. */
    default Money costs() {
        return Money.ZERO;
    }

    /** What the patient may demand on top of the refund, when the facility failed. */
    default Money claimable() {
        return Money.ZERO;
    }

    default VisitId id() {
        return details().id();
    }

    /**
     * Promises a slot as the policy decided.
     *
     */
    static Either<Refusal, Change<Visit>> book(Booking booking, PrepaymentDecision decision) {
        var id = booking.id();
        if (booking.slot().start().isBefore(booking.bookedAt())) {
            return left(new VisitRefusal.StartPassed(id));
        }
        if (booking.slot().start().isAfter(booking.bookedAt().plus(HORIZON))) {
            return left(new VisitRefusal.TooFarAhead(id));
        }
        return decision.fold(
                due -> right(Change.to(new AwaitingPayment(booking.with(due.terms())), new VisitBooked(id))),
                optional -> right(confirmedAtBooking(booking, optional.terms())),
                notDue -> right(confirmedAtBooking(booking, notDue.terms())),
                onSite -> right(confirmedAtBooking(booking, onSite.terms())),
                refused -> left(refused.reason()));
    }

    private static Change<Visit> confirmedAtBooking(Booking booking, PaymentTerms terms) {
        return Change.to(new Confirmed(booking.with(terms)), new VisitBooked(booking.id()),
                new VisitConfirmed(booking.id(), VisitConfirmed.How.AT_BOOKING));
    }

    /** Gives the slot up because nobody paid; a payment that may be under way is waited for, but not for ever. */
    default Either<Refusal, Change<Visit>> release(boolean moneyMayBeInFlight, Instant now) {
        return left(new VisitRefusal.NotAwaitingPayment(id()));
    }

    /**
     * Money of the right amount arrived: the table of prepayment.md 2.5.
     *
     * @param paidAt            the operator's time of the payment (A33)
     * @param pendingAtDeadline the operator knew of the payment, still pending, when the deadline passed
     */
    PaidVerdict paid(Instant paidAt, boolean pendingAtDeadline, Instant now);

    /** @param paid what is kept of this visit's money just now */
    default Either<Refusal, Change<Visit>> cancel(CancelledBy by, String reason, Money paid, Instant now) {
        return left(new VisitRefusal.VisitClosed(id()));
    }

    /** Gives the visit another time, specialist or room; the stored rule stays, the deadline is computed anew (A34). */
    default Either<Refusal, Change<Visit>> move(boolean byPatient, Slot slot, SpecialistId specialist, Option<RoomId> room, Instant now) {
        return left(new VisitRefusal.VisitClosed(id()));
    }

    /**
     * Becomes a visit for another service, of its length and its price. A higher price is told to the patient; what was paid stays paid.
     *
     * @param paid       what is kept of this visit's money just now
     * @param difference what becomes of what was paid beyond the new price; somebody must say so
     */
    default Either<Refusal, Change<Visit>> changeService(ServiceOffer service, Money paid, Option<Difference> difference) {
        return left(new VisitRefusal.VisitClosed(id()));
    }

    /** Replaces what was decided by what a person decided (VIS-04, LNK-02). */
    default Either<Refusal, Change<Visit>> changeTerms(PaymentTerms terms) {
        return left(new VisitRefusal.VisitClosed(id()));
    }

    default Either<Refusal, Change<Visit>> complete() {
        return left(new VisitRefusal.NotConfirmed(id()));
    }

    default Either<Refusal, Change<Visit>> missed() {
        return left(new VisitRefusal.NotConfirmed(id()));
    }

    /** A termin that is reserved and waits for its money until the deadline in its terms. */
    record AwaitingPayment(VisitDetails details) implements Visit {

        public AwaitingPayment {
            if (details.terms().requirement() != Requirement.REQUIRED) {
                throw new IllegalArgumentException("only a required payment is awaited");
            }
        }

        @Override public boolean holdsSlot() { return true; }

        @Override public Either<Refusal, Change<Visit>> release(boolean moneyMayBeInFlight, Instant now) {
            var terms = details.terms();
            if (now.isBefore(terms.releaseAt())) {
                return left(new VisitRefusal.StillPayable(id(), terms.releaseAt()));
            }
            if (moneyMayBeInFlight && now.isBefore(terms.waitForFlightUntil())) {
                return left(new VisitRefusal.PaymentInFlight(id(), terms.waitForFlightUntil()));
            }
            return right(lapsed());
        }

        @Override public PaidVerdict paid(Instant paidAt, boolean pendingAtDeadline, Instant now) {
            return inTime(details.terms(), paidAt, pendingAtDeadline)
                    ? PaidVerdict.kept(Change.to(new Confirmed(details), new VisitConfirmed(id(), VisitConfirmed.How.PAID)))
                    : PaidVerdict.givenBack(lapsed(), RefundReason.PAID_TOO_LATE);
        }

        @Override public Either<Refusal, Change<Visit>> cancel(CancelledBy by, String reason, Money paid, Instant now) {
            return right(cancelled(details, by, reason, paid, now));
        }

        @Override public Either<Refusal, Change<Visit>> move(boolean byPatient, Slot slot, SpecialistId specialist, Option<RoomId> room, Instant now) {
            return now.isBefore(PaymentTerms.hardStop(slot.start(), details.terms().settings()))
                    ? moved(details, byPatient, slot, specialist, room, now, AwaitingPayment::new)
                    : left(new VisitRefusal.StartPassed(id()));
        }

        @Override public Either<Refusal, Change<Visit>> changeTerms(PaymentTerms terms) {
            return right(onOtherTerms(details.with(terms)));
        }

        @Override public Either<Refusal, Change<Visit>> changeService(ServiceOffer service, Money paid, Option<Difference> difference) {
            return details.with(service, paid, difference).map(AwaitingPayment::onOtherTerms);
        }

        private static Change<Visit> onOtherTerms(VisitDetails anew) {
            return anew.terms().requirement() == Requirement.REQUIRED
                    ? Change.to(new AwaitingPayment(anew), new VisitTermsChanged(anew.id()))
                    : Change.to(new Confirmed(anew), new VisitTermsChanged(anew.id()), new VisitConfirmed(anew.id(), VisitConfirmed.How.WAIVED));
        }

        private Change<Visit> lapsed() {
            return Change.to(new Lapsed(details), new VisitLapsed(id()));
        }

        @Override public <R> R fold(States<R> states) { return states.awaitingPayment(this); }
    }

    /** Agreed: paid, or needing no payment before the visit. */
    record Confirmed(VisitDetails details) implements Visit {

        @Override public boolean holdsSlot() { return true; }

        @Override public Money costs() { return details.terms().price(); }

        @Override public PaidVerdict paid(Instant paidAt, boolean pendingAtDeadline, Instant now) {
            return PaidVerdict.kept(Change.to(this));
        }

        @Override public Either<Refusal, Change<Visit>> cancel(CancelledBy by, String reason, Money paid, Instant now) {
            return right(cancelled(details, by, reason, paid, now));
        }

        @Override public Either<Refusal, Change<Visit>> move(boolean byPatient, Slot slot, SpecialistId specialist, Option<RoomId> room, Instant now) {
            return moved(details, byPatient, slot, specialist, room, now, Confirmed::new);
        }

        @Override public Either<Refusal, Change<Visit>> changeTerms(PaymentTerms terms) {
            return right(terms.requirement() == Requirement.REQUIRED
                    ? Change.to(new AwaitingPayment(details.with(terms)), new VisitTermsChanged(id()))
                    : Change.to(new Confirmed(details.with(terms)), new VisitTermsChanged(id())));
        }

        /** It stays agreed: what is dearer by now is due, but the slot is not lost for it. */
        @Override public Either<Refusal, Change<Visit>> changeService(ServiceOffer service, Money paid, Option<Difference> difference) {
            return details.with(service, paid, difference).map(anew -> anew.terms().amount().compareTo(details.terms().amount()) > 0
                    ? Change.to(new Confirmed(anew), new VisitTermsChanged(id())) : Change.to(new Confirmed(anew)));
        }

        @Override public Either<Refusal, Change<Visit>> complete() {
            return right(Change.to(new Completed(details), new VisitCompleted(id())));
        }

        @Override public Either<Refusal, Change<Visit>> missed() {
            return right(Change.to(new NoShow(details), new VisitMissed(id())));
        }

        @Override public <R> R fold(States<R> states) { return states.confirmed(this); }
    }

    /** Not paid in time; the slot was given up. */
    record Lapsed(VisitDetails details) implements Visit {

        @Override public boolean holdsSlot() { return false; }

        /** Reinstating takes the slot like a booking does: the database says whether it could. */
        @Override public PaidVerdict paid(Instant paidAt, boolean pendingAtDeadline, Instant now) {
            if (!now.isBefore(details.hardStop())) {
                return PaidVerdict.givenBack(Change.to(this), RefundReason.VISIT_STARTED);
            }
            return inTime(details.terms(), paidAt, pendingAtDeadline)
                    ? PaidVerdict.kept(Change.to(new Confirmed(details), new VisitReinstated(id())))
                    : PaidVerdict.givenBack(Change.to(this), RefundReason.PAID_TOO_LATE);
        }

        @Override public <R> R fold(States<R> states) { return states.lapsed(this); }
    }

    /**
     * Given up by the patient or the facility; never reinstated.
     *
     * @param keeps     of the money that was paid, what the facility may keep
     * @param claimable what the patient may demand on top of the refund: the zadatek once more
     */
    record Cancelled(VisitDetails details, CancelledBy by, String reason, Instant at, Money keeps, Money claimable) implements Visit {

        @Override public boolean holdsSlot() { return false; }

        @Override public PaidVerdict paid(Instant paidAt, boolean pendingAtDeadline, Instant now) {
            return PaidVerdict.givenBack(Change.to(this), RefundReason.VISIT_CANCELLED);
        }

        @Override public <R> R fold(States<R> states) { return states.cancelled(this); }
    }

    /** It took place. */
    record Completed(VisitDetails details) implements Visit {

        @Override public boolean holdsSlot() { return true; }

        @Override public Money costs() { return details.terms().price(); }

        @Override public PaidVerdict paid(Instant paidAt, boolean pendingAtDeadline, Instant now) {
            return PaidVerdict.kept(Change.to(this));
        }

        @Override public <R> R fold(States<R> states) { return states.completed(this); }
    }

    /** The patient did not come; the slot was lost. */
    record NoShow(VisitDetails details) implements Visit {

        @Override public boolean holdsSlot() { return true; }

        @Override public PaidVerdict paid(Instant paidAt, boolean pendingAtDeadline, Instant now) {
            return PaidVerdict.kept(Change.to(this));
        }

        @Override public <R> R fold(States<R> states) { return states.noShow(this); }
    }

    /** For those outside who must speak of every state (a row, a JSON body): a new state breaks their build. */
    interface States<R> {
        R awaitingPayment(AwaitingPayment visit);

        R confirmed(Confirmed visit);

        R lapsed(Lapsed visit);

        R cancelled(Cancelled visit);

        R completed(Completed visit);

        R noShow(NoShow visit);
    }

    private static Change<Visit> cancelled(VisitDetails details, CancelledBy by, String reason, Money paid, Instant now) {
        var settlement = Settlement.of(paid, details, by, now);
        return Change.to(new Cancelled(details, by, reason, now, settlement.keeps(), settlement.claimable()), new VisitCancelled(details.id(), by));
    }

    private static boolean inTime(PaymentTerms terms, Instant paidAt, boolean pendingAtDeadline) {
        return pendingAtDeadline
                || terms.settings().latePayment() == LatePayment.REINSTATE
                || terms.deadline().exists(deadline -> !paidAt.isAfter(deadline));
    }

    private static Either<Refusal, Change<Visit>> moved(VisitDetails from, boolean byPatient, Slot slot, SpecialistId specialist,
                                                        Option<RoomId> room, Instant now,
                                                        Function<VisitDetails, Visit> sameState) {
        if (!now.isBefore(slot.start())) {
            return left(new VisitRefusal.StartPassed(from.id()));
        }
        if (slot.start().isAfter(now.plus(HORIZON))) {
            return left(new VisitRefusal.TooFarAhead(from.id()));
        }
        var terms = from.terms().movedTo(from.bookedAt(), slot.start(), byPatient, now);
        return right(Change.to(sameState.apply(from.movedTo(specialist, room, slot, terms)),
                new VisitMoved(from.id(), from.slot().start(), slot.start())));
    }
}
