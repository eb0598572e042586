package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.application.port.PaymentAddresses;
import pl.proassist.application.port.Waitlist;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.SlotOffer;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.WaitlistEntry;

/** Who waits, in MariaDB. A slot is kept by the same claims that a visit has, so the database gives it to nobody else. */
public final class JpaWaitlist implements Waitlist {

    private final JpaSession session;
    private final PaymentAddresses addresses;

    public JpaWaitlist(JpaSession session, PaymentAddresses addresses) {
        this.session = session;
        this.addresses = addresses;
    }

    @Override public Option<WaitlistEntry> find(UUID id) {
        return Sql.first(session.unit().connection(), "SELECT * FROM waitlist_entry WHERE id = ?", JpaWaitlist::entry, id);
    }

    @Override public void save(WaitlistEntry entry) {
        Sql.run(session.unit().connection(), """
                INSERT INTO waitlist_entry (id, facility, patient, service, specialist, from_at, until_at, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE facility = VALUE(facility), patient = VALUE(patient), service = VALUE(service), specialist = VALUE(specialist),
                    from_at = VALUE(from_at), until_at = VALUE(until_at), since = VALUE(since)""",
                entry.id(), entry.facility().value(), entry.patient().value(), entry.service().value(), entry.specialist().map(SpecialistId::value),
                entry.from(), entry.until(), entry.since());
    }

    @Override public void remove(UUID id) {
        Sql.run(session.unit().connection(), "DELETE FROM waitlist_entry WHERE id = ?", id);
    }

    @Override public List<WaitlistEntry> of(FacilityId facility, int limit) {
        return Sql.list(session.unit().connection(), "SELECT * FROM waitlist_entry WHERE facility = ? ORDER BY since, id LIMIT ?", JpaWaitlist::entry,
                facility.value(), limit);
    }

    @Override public List<WaitlistEntry> of(PatientId patient) {
        return Sql.list(session.unit().connection(), "SELECT * FROM waitlist_entry WHERE patient = ? ORDER BY since, id", JpaWaitlist::entry, patient.value());
    }

    @Override public void forget(PatientId patient) {
        Sql.run(session.unit().connection(), "DELETE FROM waitlist_entry WHERE patient = ?", patient.value());
    }

    @Override public Option<WaitlistEntry> next(FacilityId facility, SpecialistId specialist, ServiceId service, Slot slot, PatientId notFor) {
        return Sql.first(session.unit().connection(), """
                SELECT * FROM waitlist_entry e WHERE e.facility = ? AND e.service = ? AND (e.specialist IS NULL OR e.specialist = ?) AND e.from_at <= ?
                AND e.until_at > ? AND e.patient <> ? AND NOT EXISTS (SELECT 1 FROM waitlist_offer o WHERE o.entry = e.id
                    AND (o.state = 'OPEN' OR o.specialist = ? AND o.start_at = ?))
                ORDER BY e.since, e.id LIMIT 1""", JpaWaitlist::entry, facility.value(), service.value(), specialist.value(), slot.start(), slot.start(),
                notFor.value(), specialist.value(), slot.start());
    }

    @Override public SlotOffer offer(SlotOffer offer) {
        var connection = session.unit().connection();
        var kept = offer.state() != SlotOffer.State.OPEN || new Claims(connection).take(offer).isEmpty() ? offer : offer.over();
        Sql.run(connection, """
                INSERT INTO waitlist_offer (visit, entry, facility, patient, specialist, service, start_at, end_at, offered_at, until_at, state, token)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", kept.visit().value(), kept.entry(), kept.facility().value(), kept.patient().value(),
                kept.specialist().value(), kept.service().value(), kept.slot().start(), kept.slot().end(), kept.offeredAt(), kept.until(), kept.state(),
                addresses.offerToken(kept.visit()));
        return kept;
    }

    @Override public Option<SlotOffer> offered(VisitId visit) {
        return Sql.first(session.unit().connection(), "SELECT * FROM waitlist_offer WHERE visit = ? FOR UPDATE", JpaWaitlist::offer, visit.value());
    }

    @Override public Option<SlotOffer> ofToken(String token) {
        return Sql.first(session.unit().connection(), "SELECT * FROM waitlist_offer WHERE token = ? FOR UPDATE", JpaWaitlist::offer, token);
    }

    @Override public void end(SlotOffer ended) {
        var connection = session.unit().connection();
        Sql.run(connection, "UPDATE waitlist_offer SET state = ? WHERE visit = ?", ended.state(), ended.visit().value());
        new Claims(connection).free(ended);
    }

    @Override public List<SlotOffer> due(Instant now, int limit) {
        return Sql.list(session.unit().connection(), """
                SELECT * FROM waitlist_offer WHERE state = 'OPEN' AND until_at <= ? ORDER BY until_at, visit LIMIT ? FOR UPDATE SKIP LOCKED""",
                JpaWaitlist::offer, now, limit);
    }

    @Override public Option<Instant> nextDue() {
        return session.read(unit -> Sql.first(unit.connection(), "SELECT until_at FROM waitlist_offer WHERE state = 'OPEN' ORDER BY until_at LIMIT 1",
                row -> row.instant("until_at")));
    }

    private static WaitlistEntry entry(Columns row) {
        return new WaitlistEntry(row.uuid("id"), new FacilityId(row.uuid("facility")), new PatientId(row.uuid("patient")), new ServiceId(row.uuid("service")),
                row.uuidIfAny("specialist").map(SpecialistId::new), row.instant("from_at"), row.instant("until_at"), row.instant("since"));
    }

    private static SlotOffer offer(Columns row) {
        return new SlotOffer(new VisitId(row.uuid("visit")), row.uuid("entry"), new FacilityId(row.uuid("facility")), new PatientId(row.uuid("patient")),
                new SpecialistId(row.uuid("specialist")), new ServiceId(row.uuid("service")), new Slot(row.instant("start_at"), row.instant("end_at")),
                row.instant("offered_at"), row.instant("until_at"), row.constant(SlotOffer.State.class, "state"));
    }
}
