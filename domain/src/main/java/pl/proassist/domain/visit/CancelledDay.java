package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;

/**
 * A specialist cannot come: every visit of that time is cancelled by the facility, one by one. A process with a state of its own, so that it goes on
 * after a server that died.
 *
 * @param until not included
 */
public record CancelledDay(UUID id, FacilityId facility, SpecialistId specialist, Instant from, Instant until, String reason, Instant askedAt,
                           List<Item> items) {

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

    public boolean isDone() {
        return items.stream().allMatch(item -> item.result().isDefined());
    }
}
