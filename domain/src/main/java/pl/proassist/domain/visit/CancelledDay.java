package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;

/**
 * A specialist cannot come: every visit of that time is cancelled by the facility, one by one. A process with a state of its own, so that it goes on
 * after a server that died. Until it is lifted nobody books that time of the specialist either.
 *
 * @param until  not included
 * @param lifted when the specialist's time was opened for bookings again; what was cancelled stays cancelled
 */
public record CancelledDay(UUID id, FacilityId facility, SpecialistId specialist, Instant from, Instant until, String reason, Instant askedAt,
                           Option<Instant> lifted, List<Item> items) {

    public CancelledDay {
        items = List.copyOf(items);
    }

    /**
     * One visit of it.
     *
     * @param result {@code cancelled}, or the code of the refusal when it could not be any more; none while it waits
     */
    public record Item(VisitId visit, Option<String> result, Option<Instant> doneAt) {

        public static final String CANCELLED = "cancelled";

        public static Item waiting(VisitId visit) {
            return new Item(visit, Option.none(), Option.none());
        }
    }

    /** Opens the specialist's time for bookings again; asked again, nothing changes. */
    public CancelledDay lift(Instant now) {
        return new CancelledDay(id, facility, specialist, from, until, reason, askedAt, lifted.orElse(Option.some(now)), items);
    }

    /** Whether it stands in the way of this slot. */
    public boolean blocks(SpecialistId wanted, Slot slot) {
        return lifted.isEmpty() && specialist.equals(wanted) && slot.start().isBefore(until) && from.isBefore(slot.end());
    }

    public boolean isDone() {
        return items.stream().allMatch(item -> item.result().isDefined());
    }
}
