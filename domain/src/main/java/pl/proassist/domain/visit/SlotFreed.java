package pl.proassist.domain.visit;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.DomainEvent;

/** A visit that goes on elsewhere left this slot behind. */
@DomainEvent.Named("slot-freed/1")
public record SlotFreed(VisitId visit, SpecialistId specialist, ServiceId service, Instant start, Instant end) implements DomainEvent {

    /** None while the visit still takes some of that time of that specialist. */
    public static Option<SlotFreed> between(VisitDetails before, VisitDetails after) {
        return Option.when(!before.specialist().equals(after.specialist()) || !before.slot().overlaps(after.slot()),
                () -> new SlotFreed(before.id(), before.specialist(), before.service(), before.slot().start(), before.slot().end()));
    }

    public Slot slot() {
        return new Slot(start, end);
    }

    @Override public UUID aggregate() { return visit.value(); }
}
