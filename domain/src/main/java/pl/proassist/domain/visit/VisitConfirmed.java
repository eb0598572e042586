package pl.proassist.domain.visit;

import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/** A visit is agreed: at once, because its money came, or because somebody waived it. */
@DomainEvent.Named("visit-confirmed/1")
public record VisitConfirmed(VisitId visit, How how) implements DomainEvent {

    public enum How { AT_BOOKING, PAID, WAIVED }

    @Override public UUID aggregate() { return visit.value(); }
}
