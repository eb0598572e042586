package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;

/**
 * The time that visits take of a specialist, a patient and a room, and that slots take which are kept for one who waits. The database refuses what overlaps; here is only seen to it
 * that locks are taken in one order by everybody: first the visit's row, then its resources by id.
 */
final class Claims {

    private static final int SIGNALLED = 1644;

    /** What the database says stands in the way. */
    enum InTheWay { ANOTHER_VISIT, CANCELLED_DAY }

    private final Connection connection;

    Claims(Connection connection) {
        this.connection = connection;
    }

    /** @return none when all of it is the visit's now */
    Option<InTheWay> take(VisitDetails visit) {
        return take(visit.id(), visit.slot(), resources(visit));
    }

    /** @return none when the slot is kept for the one who waits */
    Option<InTheWay> take(SlotOffer offer) {
        return take(offer.visit(), offer.slot(), resources(offer));
    }

    private Option<InTheWay> take(VisitId holder, Slot slot, Set<UUID> resources) {
        var values = new ArrayList<>();
        resources.forEach(resource -> values.addAll(List.of(resource, slot.start(), slot.end(), holder.value())));
        try {
            Sql.run(connection, "INSERT INTO claim (resource, starts_at, ends_at, holder) VALUES "
                    + Sql.rows("(?, ?, ?, ?)", resources.size()), values.toArray());
            return Option.none();
        } catch (Sql.Failed refused) {
            return Option.some(inTheWay(refused).getOrElseThrow(() -> refused));
        }
    }

    void free(VisitDetails visit) {
        free(visit.id(), visit.slot(), resources(visit));
    }

    void free(SlotOffer offer) {
        free(offer.visit(), offer.slot(), resources(offer));
    }

    private void free(VisitId holder, Slot slot, Set<UUID> resources) {
        resources.forEach(resource -> Sql.run(connection, "DELETE FROM claim WHERE resource = ? AND starts_at = ? AND holder = ?",
                resource, slot.start(), holder.value()));
    }

    /** @return none when all of the new time is the visit's now */
    Option<InTheWay> move(VisitDetails from, VisitDetails to) {
        if (from.slot().equals(to.slot()) && resources(from).equals(resources(to))) {
            return Option.none();
        }
        var both = resources(from);
        both.addAll(resources(to));
        both.forEach(resource -> Sql.run(connection, "UPDATE bookable SET seq = seq + 1 WHERE id = ?", resource));
        free(from);
        return take(to);
    }

    private static Set<UUID> resources(SlotOffer offer) {
        return resources(offer.specialist(), offer.patient());
    }

    private static Set<UUID> resources(SpecialistId specialist, PatientId patient) {
        var resources = new TreeSet<UUID>(Comparator.comparing(UUID::toString));
        resources.add(specialist.value());
        resources.add(patient.value());
        return resources;
    }

    private static Set<UUID> resources(VisitDetails visit) {
        var resources = resources(visit.specialist(), visit.patient());
        visit.room().map(RoomId::value).forEach(resources::add);
        return resources;
    }

    private static Option<InTheWay> inTheWay(Sql.Failed failure) {
        var reason = failure.reason();
        if (reason.getErrorCode() == Sql.DUPLICATE_KEY || reason.getErrorCode() == SIGNALLED && reason.getMessage().contains("slot-taken")) {
            return Option.some(InTheWay.ANOTHER_VISIT);
        }
        return Option.when(reason.getErrorCode() == SIGNALLED && reason.getMessage().contains("day-cancelled"), InTheWay.CANCELLED_DAY);
    }
}
