package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.WaitlistEntry;

/** Who waits, in memory. */
public final class InMemoryWaitlist implements Waitlist {

    private static final Comparator<WaitlistEntry> LONGEST_FIRST = comparing(WaitlistEntry::since).thenComparing(entry -> entry.id().toString());

    private final InMemoryTransactions transactions;
    private final PaymentAddresses addresses;
    private final Predicate<SlotOffer> isFree;
    private final Table<UUID, WaitlistEntry> entries;
    private final Table<VisitId, SlotOffer> offers;

    /** @param isFree whether no visit and no cancelled day is in the way of an offer */
    public InMemoryWaitlist(InMemoryTransactions transactions, PaymentAddresses addresses, Predicate<SlotOffer> isFree) {
        this.transactions = transactions;
        this.addresses = addresses;
        this.isFree = isFree;
        this.entries = transactions.table();
        this.offers = transactions.table();
    }

    @Override public Option<WaitlistEntry> find(UUID id) {
        transactions.mustBeOpen();
        return entries.get(id);
    }

    @Override public void save(WaitlistEntry entry) {
        transactions.mustBeOpen();
        entries.put(entry.id(), entry);
    }

    @Override public void remove(UUID id) {
        transactions.mustBeOpen();
        entries.remove(id);
    }

    @Override public List<WaitlistEntry> of(FacilityId facility, int limit) {
        transactions.mustBeOpen();
        return entries.where(entry -> entry.facility().equals(facility)).stream().sorted(LONGEST_FIRST).limit(limit).toList();
    }

    @Override public List<WaitlistEntry> of(PatientId patient) {
        transactions.mustBeOpen();
        return entries.where(entry -> entry.patient().equals(patient)).stream().sorted(LONGEST_FIRST).toList();
    }

    @Override public void forget(PatientId patient) {
        transactions.mustBeOpen();
        entries.removeIf(entry -> entry.patient().equals(patient));
    }

    @Override public Option<WaitlistEntry> next(FacilityId facility, SpecialistId specialist, ServiceId service, Slot slot, PatientId notFor) {
        transactions.mustBeOpen();
        return Option.ofOptional(entries.where(entry -> entry.facility().equals(facility) && entry.service().equals(service)
                && entry.specialist().forAll(specialist::equals) && !slot.start().isBefore(entry.from()) && slot.start().isBefore(entry.until())
                && !entry.patient().equals(notFor) && offers.where(offer -> offer.entry().equals(entry.id()) && (offer.state() == SlotOffer.State.OPEN
                        || offer.specialist().equals(specialist) && offer.slot().start().equals(slot.start()))).isEmpty()).stream().min(LONGEST_FIRST));
    }

    @Override public SlotOffer offer(SlotOffer offer) {
        transactions.mustBeOpen();
        var kept = isFree.test(offer) && offers.where(other -> isInTheWay(other, offer.specialist(), offer.patient(), offer.slot())).isEmpty() ? offer : offer.over();
        offers.put(kept.visit(), kept);
        return kept;
    }

    @Override public Option<SlotOffer> offered(VisitId visit) {
        transactions.mustBeOpen();
        return offers.get(visit);
    }

    @Override public Option<SlotOffer> ofToken(String token) {
        transactions.mustBeOpen();
        return Option.ofOptional(offers.where(offer -> addresses.offerToken(offer.visit()).equals(token)).stream().findFirst());
    }

    @Override public void end(SlotOffer ended) {
        transactions.mustBeOpen();
        offers.put(ended.visit(), ended);
    }

    @Override public List<SlotOffer> due(Instant now, int limit) {
        transactions.mustBeOpen();
        return offers.where(offer -> offer.state() == SlotOffer.State.OPEN && !offer.until().isAfter(now)).stream()
                .sorted(comparing(SlotOffer::until)).limit(limit).toList();
    }

    @Override public Option<Instant> nextDue() {
        return transactions.record(() -> Option.ofOptional(offers.where(offer -> offer.state() == SlotOffer.State.OPEN).stream().map(SlotOffer::until)
                .min(Instant::compareTo)));
    }

    /** What was offered to one entry, oldest first. */
    public List<SlotOffer> offers(UUID entry) {
        return transactions.record(() -> offers.where(offer -> offer.entry().equals(entry)));
    }

    /** Whether a slot that is kept for somebody stands in the way of a visit. */
    boolean keepsFrom(VisitDetails visit) {
        return !offers.where(offer -> isInTheWay(offer, visit.specialist(), visit.patient(), visit.slot())).isEmpty();
    }

    /** The slots of a specialist that are kept for somebody. */
    List<Slot> kept(SpecialistId specialist) {
        return offers.where(offer -> offer.state() == SlotOffer.State.OPEN && offer.specialist().equals(specialist)).stream().map(SlotOffer::slot).toList();
    }

    private static boolean isInTheWay(SlotOffer kept, SpecialistId specialist, PatientId patient, Slot slot) {
        return kept.state() == SlotOffer.State.OPEN && kept.slot().overlaps(slot) && (kept.specialist().equals(specialist) || kept.patient().equals(patient));
    }
}
