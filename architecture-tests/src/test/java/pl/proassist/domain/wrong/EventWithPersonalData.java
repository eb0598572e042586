package pl.proassist.domain.wrong;

import java.util.UUID;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.DomainEvent;

/** Deliberately wrong: an event that would carry a telephone number into the journal. */
record EventWithPersonalData(PhoneNumber phone) implements DomainEvent {
    @Override public UUID aggregate() {
        return new UUID(0, 0);
    }
}
