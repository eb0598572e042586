package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Consumer;
import pl.proassist.application.port.PastBookings;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.policy.Occasion;
import pl.proassist.domain.policy.PaymentPolicy.FirstTimeScope;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitDetails;
import pl.proassist.domain.visit.VisitId;

/** Bookings as they were, told from the visits of the other fake. */
public final class InMemoryPastBookings implements PastBookings {

    private final InMemoryTransactions transactions;
    private final InMemoryVisits visits;
    private final InMemoryMarks marks;

    public InMemoryPastBookings(InMemoryTransactions transactions, InMemoryVisits visits, InMemoryMarks marks) {
        this.transactions = transactions;
        this.visits = visits;
        this.marks = marks;
    }

    @Override public void each(FacilityId facility, Instant from, Instant until, FirstTimeScope scope, Consumer<PastBooking> what) {
        transactions.mustBeOpen();
        visits.all().stream().map(Versioned::thing)
                .filter(visit -> visit.details().facility().equals(facility) && !visit.details().bookedAt().isBefore(from) && visit.details().bookedAt().isBefore(until))
                .sorted(Comparator.comparing(visit -> visit.details().bookedAt())).forEach(visit -> what.accept(booking(visit, scope)));
    }

    @Override public Option<PastBooking> of(VisitId id, FirstTimeScope scope) {
        return visits.find(id).map(visit -> booking(visit, scope));
    }

    private PastBooking booking(Visit visit, FirstTimeScope scope) {
        var details = visit.details();
        var standing = new Occasion.Standing(details.terms().blacklisted(), isFirst(details, scope),
                marks.exemption(details.facility(), details.patient(), details.bookedAt()));
        return new PastBooking(visit.id(), new Occasion(details.specialist(), details.service(), details.terms().price(), details.slot().start(),
                details.channel(), standing, Option.none()), details.bookedAt(), details.terms().requirement(), visit instanceof Visit.NoShow,
                visit instanceof Visit.Cancelled cancelled && cancelled.by() == CancelledBy.PATIENT ? Option.some(cancelled.at()) : Option.none());
    }

    private boolean isFirst(VisitDetails booked, FirstTimeScope scope) {
        return visits.all().stream().map(Versioned::thing).filter(Visit.Completed.class::isInstance).map(Visit::details)
                .filter(before -> before.patient().equals(booked.patient()) && before.slot().start().isBefore(booked.bookedAt()))
                .noneMatch(before -> switch (scope) {
                    case FACILITY -> before.facility().equals(booked.facility());
                    case SPECIALIST -> before.specialist().equals(booked.specialist());
                    case ORGANISATION -> true;
                });
    }
}
