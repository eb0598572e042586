package pl.proassist.domain.visit;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.shared.Refusal;

/**
 * A slot that was given up, kept for a while for one patient who waits for such a time (A25). It has the id of the visit that it becomes when the
 * patient takes it.
 *
 * @param until not taken by then, it goes to the next one who waits
 */
public record SlotOffer(VisitId visit, UUID entry, FacilityId facility, PatientId patient, SpecialistId specialist, ServiceId service, Slot slot,
                        Instant offeredAt, Instant until, State state) {

    /** DECLINED: the patient does not want it. OVER: not taken in time, or it could not be kept. */
    public enum State { OPEN, TAKEN, DECLINED, OVER }

    /**
     * The same slot is offered to one entry once.
     *
     * @param window so long it is kept
     */
    public static SlotOffer of(WaitlistEntry entry, SpecialistId specialist, Slot slot, Duration window, Instant now) {
        var name = "offer:" + entry.id() + ":" + specialist + ":" + slot.start();
        return new SlotOffer(new VisitId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))), entry.id(), entry.facility(), entry.patient(), specialist,
                entry.service(), slot, now, now.plus(window), State.OPEN);
    }

    /** Whether there is time for somebody to hear of it, to take it and to come. */
    public static boolean isWorthwhile(Slot slot, Duration window, Instant now) {
        return slot.start().isAfter(now.plus(window.multipliedBy(2)));
    }

    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(until);
    }

    public Either<Refusal, SlotOffer> take(Instant now) {
        return isOpen(now) ? Either.right(in(State.TAKEN)) : Either.left(new VisitRefusal.OfferOver(visit));
    }

    /** The next one need not wait until it is over. */
    public Either<Refusal, SlotOffer> decline(Instant now) {
        return isOpen(now) ? Either.right(in(State.DECLINED)) : Either.left(new VisitRefusal.OfferOver(visit));
    }

    public SlotOffer over() {
        return in(State.OVER);
    }

    private SlotOffer in(State next) {
        return new SlotOffer(visit, entry, facility, patient, specialist, service, slot, offeredAt, until, next);
    }
}
