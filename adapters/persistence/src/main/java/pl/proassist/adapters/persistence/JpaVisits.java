package pl.proassist.adapters.persistence;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import pl.proassist.adapters.persistence.Claims.InTheWay;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** Visits in MariaDB, which itself refuses the second visit of one slot. */
public final class JpaVisits implements Visits {

    private final JpaSession session;

    public JpaVisits(JpaSession session) {
        this.session = session;
    }

    @Override public Option<Visit> find(VisitId id) {
        return Option.of(session.unit().find(VisitRow.class, id.value())).map(VisitRow::toVisit);
    }

    @Override public void hold(VisitId id) {
        Sql.first(session.unit().connection(), "SELECT id FROM visit WHERE id = ? FOR UPDATE", row -> row.uuid("id"), id.value());
    }

    @Override public Either<Refusal, Change<Visit>> save(Change<Visit> change) {
        var unit = session.unit();
        var visit = change.next();
        var row = unit.find(VisitRow.class, visit.id().value());
        var inTheWay = row == null ? add(unit, visit) : change(unit, row, change);
        if (inTheWay.isDefined()) {
            unit.refuse();
            return left(inTheWay.contains(InTheWay.CANCELLED_DAY) ? new VisitRefusal.DayCancelled(visit.id()) : new VisitRefusal.SlotTaken(visit.id()));
        }
        unit.happened(change.events());
        return right(change);
    }

    /** The visit's row comes before its claims, so that of two equal bookings the second waits here and not at the slot. */
    private static Option<InTheWay> add(UnitOfWork unit, Visit visit) {
        unit.add(visit.id().value(), VisitRow.of(visit));
        return visit.holdsSlot() ? new Claims(unit.connection()).take(visit.details()) : Option.none();
    }

    private static Option<InTheWay> change(UnitOfWork unit, VisitRow row, Change<Visit> change) {
        var before = row.toVisit();
        var visit = change.next();
        if (change.events().isEmpty() && before.equals(visit)) {
            return Option.none();
        }
        row.take(visit);
        row.changes++;
        var claims = new Claims(unit.connection());
        if (before.holdsSlot() && visit.holdsSlot()) {
            return claims.move(before.details(), visit.details());
        }
        if (before.holdsSlot()) {
            claims.free(before.details());
            return Option.none();
        }
        return visit.holdsSlot() ? claims.take(visit.details()) : Option.none();
    }
}
