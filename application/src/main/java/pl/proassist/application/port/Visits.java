package pl.proassist.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/**
 * All visits. Two visits that hold their slots never overlap for one specialist, one patient or one room: the store itself
 * refuses the second, nobody checks before; nor does a visit come into a day of its specialist that is cancelled. Used inside a transaction.
 */
public interface Visits {

    Option<Visit> find(VisitId id);

    default Either<Refusal, Visit> require(VisitId id) {
        return find(id).toEither(() -> new VisitRefusal.UnknownVisit(id));
    }

    /** The visit, when the caller may do this in its facility. */
    default Either<Refusal, Visit> require(VisitId id, Caller caller, Permission needed) {
        return require(id).flatMap(visit -> caller.may(needed, visit.details().facility(), new VisitRefusal.UnknownVisit(id)).map(may -> visit));
    }

    /** Until the transaction ends nobody else changes this visit or holds it. What was read of it before may be old. */
    void hold(VisitId id);

    /**
     * Stores the state and its events together. Takes, moves or frees the slot as the state holds it or not.
     *
     * @return the change, or {@link VisitRefusal.SlotTaken}, or {@link VisitRefusal.DayCancelled} where the time lies in a cancelled day
     */
    Either<Refusal, Change<Visit>> save(Change<Visit> change);
}
