package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.RoomId;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.PaymentTerms;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** A visit in whatever state, as one row. */
@Entity
@Table(name = "visit")
class VisitRow {

    @Id UUID id;
    UUID facility;
    UUID specialist;
    UUID service;
    UUID patient;
    @Convert(converter = UuidColumn.class) UUID room;
    @Column(name = "start_at") Instant start;
    @Column(name = "end_at") Instant end;
    @Enumerated(EnumType.STRING) BookingChannel channel;
    @Column(name = "booked_at") Instant bookedAt;
    String request;
    @Enumerated(EnumType.STRING) VisitStatus status;
    @Enumerated(EnumType.STRING) Requirement requirement;
    long price;
    long amount;
    @Enumerated(EnumType.STRING) PrepaymentKind kind;
    Instant deadline;
    @Column(name = "decided_by") @Enumerated(EnumType.STRING) Level decidedBy;
    String decision;
    @Column(name = "cancelled_by") @Enumerated(EnumType.STRING) CancelledBy cancelledBy;
    @Column(name = "cancel_reason") String cancelReason;
    @Column(name = "cancelled_at") Instant cancelledAt;
    @Column(name = "look_at") Instant lookAt;
    @Column(name = "stands_since") Instant standsSince;
    @Column(name = "cancel_keeps") Long keeps;
    @Column(name = "cancel_claimable") Long claimable;
    @Version long version;

    /** Counts the saves, so that each of them is a change of this row and the version guards it. */
    long changes;

    protected VisitRow() {
    }

    static VisitRow of(Visit visit) {
        var row = new VisitRow();
        row.take(visit);
        return row;
    }

    void take(Visit visit) {
        var details = visit.details();
        lookAgain(visit);
        id = details.id().value();
        facility = details.facility().value();
        specialist = details.specialist().value();
        service = details.service().value();
        patient = details.patient().value();
        room = details.room().map(RoomId::value).getOrNull();
        start = details.slot().start();
        end = details.slot().end();
        channel = details.channel();
        bookedAt = details.bookedAt();
        request = details.request();
        status = VisitStatus.of(visit);
        take(details.terms());
        take(visit.fold(new Cancellation.OfState()));
    }

    /**
     * Whatever changes makes the reminders look at once; see {@link JpaReminders}. The instant lies in the past and is another one for each save:
     * one that equals what was read would not be written, and a look that ended meanwhile would have the last word.
     */
    private void lookAgain(Visit visit) {
        var details = visit.details();
        var now = VisitStatus.of(visit);
        lookAt = now == VisitStatus.AWAITING_PAYMENT || now == VisitStatus.CONFIRMED ? details.bookedAt().minusMillis(id == null ? 0 : changes + 1) : null;
        if (id == null) {
            standsSince = details.bookedAt();
        } else if (now != status || !details.slot().start().equals(start) || !details.terms().deadline().equals(Option.of(deadline))) {
            standsSince = null;
        }
    }

    private void take(PaymentTerms terms) {
        requirement = terms.requirement();
        price = terms.price().grosze();
        amount = terms.amount().grosze();
        kind = terms.kind();
        deadline = terms.deadline().getOrNull();
        decidedBy = terms.decidedBy();
        decision = DecisionJson.write(terms);
    }

    private void take(Option<Cancellation> cancellation) {
        cancelledBy = cancellation.map(Cancellation::by).getOrNull();
        cancelReason = cancellation.map(Cancellation::reason).getOrNull();
        cancelledAt = cancellation.map(Cancellation::at).getOrNull();
        keeps = cancellation.map(Cancellation::keeps).map(Money::grosze).getOrNull();
        claimable = cancellation.map(Cancellation::claimable).map(Money::grosze).getOrNull();
    }

    Visit toVisit() {
        var details = details();
        return switch (status) {
            case AWAITING_PAYMENT -> new Visit.AwaitingPayment(details);
            case CONFIRMED -> new Visit.Confirmed(details);
            case COMPLETED -> new Visit.Completed(details);
            case NO_SHOW -> new Visit.NoShow(details);
            case LAPSED -> new Visit.Lapsed(details);
            case CANCELLED -> new Visit.Cancelled(details, cancelledBy, cancelReason, cancelledAt, Money.ofGrosze(keeps),
                    Money.ofGrosze(claimable));
        };
    }

    private VisitDetails details() {
        var terms = DecisionJson.read(decision, requirement, Money.ofGrosze(price), Money.ofGrosze(amount), kind,
                Option.of(deadline), decidedBy);
        return new VisitDetails(new VisitId(id), new FacilityId(facility), new SpecialistId(specialist), new ServiceId(service),
                new PatientId(patient), Option.of(room).map(RoomId::new), new Slot(start, end), channel, bookedAt, request, terms);
    }

    /** What only a cancelled visit knows. */
    private record Cancellation(CancelledBy by, String reason, Instant at, Money keeps, Money claimable) {

        private static final class OfState implements Visit.States<Option<Cancellation>> {
            @Override public Option<Cancellation> awaitingPayment(Visit.AwaitingPayment visit) { return Option.none(); }

            @Override public Option<Cancellation> confirmed(Visit.Confirmed visit) { return Option.none(); }

            @Override public Option<Cancellation> lapsed(Visit.Lapsed visit) { return Option.none(); }

            @Override public Option<Cancellation> cancelled(Visit.Cancelled visit) {
                return Option.some(new Cancellation(visit.by(), visit.reason(), visit.at(), visit.keeps(), visit.claimable()));
            }

            @Override public Option<Cancellation> completed(Visit.Completed visit) { return Option.none(); }

            @Override public Option<Cancellation> noShow(Visit.NoShow visit) { return Option.none(); }
        }
    }
}
