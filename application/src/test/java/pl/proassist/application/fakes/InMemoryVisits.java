package pl.proassist.application.fakes;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** Visits in memory; like the database it refuses the second visit of a specialist, a patient or a room at one time, and whatever comes into a cancelled day. */
public final class InMemoryVisits implements Visits {

    private final InMemoryTransactions transactions;
    private final InMemoryDeliveries deliveries;
    private final InMemoryReminders reminders;
    private final InMemoryCancelledDays cancelledDays;
    private final InMemoryWaitlist waitlist;
    private final Table<VisitId, Versioned<Visit>> rows;

    public InMemoryVisits(InMemoryTransactions transactions, InMemoryDeliveries deliveries, InMemoryReminders reminders,
                          InMemoryCancelledDays cancelledDays, InMemoryWaitlist waitlist) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.reminders = reminders;
        this.cancelledDays = cancelledDays;
        this.waitlist = waitlist;
        this.rows = transactions.table();
    }

    @Override public Option<Visit> find(VisitId id) {
        transactions.mustBeOpen();
        return rows.get(id).map(Versioned::thing);
    }

    @Override public void hold(VisitId id) {
        transactions.mustBeOpen();
    }

    @Override public Either<Refusal, Change<Visit>> save(Change<Visit> change) {
        transactions.mustBeOpen();
        var visit = change.next();
        var before = rows.get(visit.id());
        if (visit.holdsSlot() && (all().stream().map(Versioned::thing).anyMatch(other -> isInTheWay(visit.details(), other))
                || before.forAll(stored -> takesMore(stored.thing(), visit)) && waitlist.keepsFrom(visit.details()))) {
            transactions.refuse();
            return Either.left(new VisitRefusal.SlotTaken(visit.id()));
        }
        if (visit.holdsSlot() && before.forAll(stored -> takesMore(stored.thing(), visit))
                && cancelledDays.block(visit.details().specialist(), visit.details().slot())) {
            transactions.refuse();
            return Either.left(new VisitRefusal.DayCancelled(visit.id()));
        }
        if (!change.events().isEmpty() || !before.exists(stored -> stored.thing().equals(visit))) {
            rows.put(visit.id(), new Versioned<>(visit, before.map(Versioned::version).getOrElse(0L) + 1));
            reminders.changed(before, visit);
        }
        deliveries.announce(change.events());
        return Either.right(change);
    }

    /** Whether an offer could have this slot. */
    boolean leave(SlotOffer offer) {
        return all().stream().map(Versioned::thing).noneMatch(other -> other.holdsSlot() && other.details().slot().overlaps(offer.slot())
                && (other.details().specialist().equals(offer.specialist()) || other.details().patient().equals(offer.patient())))
                && !cancelledDays.block(offer.specialist(), offer.slot());
    }

    private static boolean takesMore(Visit before, Visit visit) {
        return !before.holdsSlot() || !before.details().slot().equals(visit.details().slot())
                || !before.details().specialist().equals(visit.details().specialist());
    }

    private static boolean isInTheWay(VisitDetails wanted, Visit other) {
        var taken = other.details();
        return other.holdsSlot() && !taken.id().equals(wanted.id()) && taken.slot().overlaps(wanted.slot())
                && (taken.specialist().equals(wanted.specialist()) || taken.patient().equals(wanted.patient())
                || wanted.room().exists(taken.room()::contains));
    }

    List<Versioned<Visit>> all() {
        return rows.all();
    }
}
