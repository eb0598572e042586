package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.WaitlistEntry;

/** Who waits for a time, and which slots are kept for whom (A25). Used inside a transaction unless said otherwise. */
public interface Waitlist {

    Option<WaitlistEntry> find(UUID id);

    /** Stores an entry, or replaces the one with its id. */
    void save(WaitlistEntry entry);

    void remove(UUID id);

    /** Of one facility, who waits longest first. */
    List<WaitlistEntry> of(FacilityId facility, int limit);

    List<WaitlistEntry> of(PatientId patient);

    /** Takes a patient off all lists. */
    void forget(PatientId patient);

    /**
     * Who waits longest for such a slot and was not offered it yet, and for whom no other slot is kept.
     *
     * @param notFor who has just given it up
     */
    Option<WaitlistEntry> next(FacilityId facility, SpecialistId specialist, ServiceId service, Slot slot, PatientId notFor);

    /**
     * Stores a new offer and keeps its slot, so that {@link Visits} gives it to nobody else. When the slot or the patient's time is taken, or the
     * day was cancelled, it is stored as being over.
     *
     * @return as it was stored
     */
    SlotOffer offer(SlotOffer offer);

    /** As it is now; nobody else ends it until this transaction ends. */
    Option<SlotOffer> offered(VisitId visit);

    /** By the token of its page, see {@link PaymentAddresses}; nobody else ends it until this transaction ends. */
    Option<SlotOffer> ofToken(String token);

    /** Stores that it was taken, declined, or is over; its slot is kept no longer. */
    void end(SlotOffer ended);

    /** Open ones whose time is over, oldest first; no other server gets them until this transaction ends. */
    List<SlotOffer> due(Instant now, int limit);

    /** When the next open one is over. A transaction of its own. */
    Option<Instant> nextDue();
}
