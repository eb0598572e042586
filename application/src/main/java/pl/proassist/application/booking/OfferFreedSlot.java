package pl.proassist.application.booking;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.application.port.MessagePolicies;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.Patients;
import pl.proassist.application.port.PaymentPolicies;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.SlotFreed;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;

/**
 * A slot was given up by its patient, who cancelled or moved to another time, or nobody paid for it in time: somebody who waits gets the first
 * chance (DL-12, A25). What the facility cancels or moves it does not offer: the specialist may not be there.
 */
public final class OfferFreedSlot implements Reaction {

    public static final String NAME = "offer-freed-slot";

    private final Visits visits;
    private final Offering offering;
    private final Transactions transactions;
    private final Clock clock;

    public OfferFreedSlot(Visits visits, Waitlist waitlist, Patients patients, MessagePolicies policies, Messages messages, PaymentPolicies rules,
                          Transactions transactions, Clock clock) {
        this.visits = visits;
        this.offering = new Offering(waitlist, patients, policies, messages, rules);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public String name() { return NAME; }

    /** Of a visit that was reinstated meanwhile the slot is not free; the store says so. */
    @Override public Option<Instant> on(DomainEvent event) {
        if (event instanceof VisitCancelled cancelled && cancelled.by() == CancelledBy.FACILITY) {
            return Option.none();
        }
        var now = clock.instant();
        transactions.record(() -> visits.find(new VisitId(event.aggregate())).map(Visit::details)
                .peek(visit -> offering.offer(event instanceof SlotFreed left ? left(left, visit) : givenUp(visit), now)));
        return Option.none();
    }

    private static Offering.Freed givenUp(VisitDetails visit) {
        return new Offering.Freed(visit.facility(), visit.specialist(), visit.service(), visit.slot(), visit.patient());
    }

    /** The visit has another slot by now. */
    private static Offering.Freed left(SlotFreed left, VisitDetails visit) {
        return new Offering.Freed(visit.facility(), left.specialist(), left.service(), left.slot(), visit.patient());
    }
}
