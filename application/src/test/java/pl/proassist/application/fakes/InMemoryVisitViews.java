package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pl.proassist.application.port.Versioned;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.Patient;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** Visits for screens and lists, made from the other fakes. */
public final class InMemoryVisitViews implements VisitViews {

    private static final Comparator<VisitView> BY_START = comparing(VisitView::start).thenComparing(view -> view.id().toString());

    private final InMemoryTransactions transactions;
    private final InMemoryVisits visits;
    private final InMemoryPaymentLinks links;
    private final InMemoryAttendances attendances;
    private final InMemoryPatients patients;
    private final InMemoryDirectory directory;
    private final InMemoryCancelledDays cancelledDays;
    private final InMemoryWaitlist waitlist;

    public InMemoryVisitViews(InMemoryTransactions transactions, InMemoryVisits visits, InMemoryPaymentLinks links, InMemoryAttendances attendances,
                              InMemoryPatients patients, InMemoryDirectory directory, InMemoryCancelledDays cancelledDays,
                              InMemoryWaitlist waitlist) {
        this.transactions = transactions;
        this.visits = visits;
        this.links = links;
        this.attendances = attendances;
        this.patients = patients;
        this.directory = directory;
        this.cancelledDays = cancelledDays;
        this.waitlist = waitlist;
    }

    @Override public Option<VisitView> find(VisitId id) {
        return transactions.record(() -> Option.ofOptional(visits.all().stream().filter(row -> row.thing().id().equals(id)).findFirst()).map(this::view));
    }

    @Override public List<VisitView> search(Filter filter, int limit) {
        return transactions.record(() -> visits.all().stream().map(this::view).filter(view -> isMeant(filter, view)).sorted(BY_START).limit(limit).toList());
    }

    private boolean isMeant(Filter filter, VisitView view) {
        return filter.facility().forAll(view.facility()::equals)
                && filter.within().forAll(facilities -> facilities.contains(view.facility()))
                && filter.from().forAll(from -> !view.start().isBefore(from))
                && filter.to().forAll(view.start()::isBefore)
                && filter.status().forAll(view.status()::equals)
                && filter.specialist().forAll(view.specialist()::equals)
                && filter.patient().forAll(view.patient()::equals)
                && filter.text().map(String::strip).forAll(text -> patients.find(view.patient()).map(Versioned::thing)
                        .exists(patient -> InMemoryPatients.begins(patient.lastName(), text) || InMemoryPatients.begins(patient.firstName(), text)))
                && filter.after().forAll(after -> view.start().isAfter(after.start())
                        || view.start().equals(after.start()) && view.id().toString().compareTo(after.id().toString()) > 0);
    }

    @Override public List<Slot> taken(SpecialistId specialist, Instant from, Instant to) {
        return transactions.record(() -> Stream.concat(waitlist.kept(specialist).stream(), visits.all().stream().map(Versioned::thing)
                .filter(visit -> visit.holdsSlot() && visit.details().specialist().equals(specialist)).map(visit -> visit.details().slot()))
                .filter(slot -> slot.start().isBefore(to) && from.isBefore(slot.end())).sorted(comparing(Slot::start)).toList());
    }

    @Override public List<Slot> cancelled(SpecialistId specialist, Instant from, Instant to) {
        return transactions.record(() -> cancelledDays.all().stream().filter(day -> day.blocks(specialist, new Slot(from, to)))
                .map(day -> new Slot(day.from(), day.until())).sorted(comparing(Slot::start)).toList());
    }

    @Override public List<SpecialistId> specialists(FacilityId facility) {
        return transactions.record(() -> directory.specialistsOf(facility));
    }

    @Override public Map<VisitStatus, Long> counted(FacilityId facility, Instant from, Instant to) {
        return transactions.record(() -> visits.all().stream().map(Versioned::thing)
                .filter(visit -> visit.details().facility().equals(facility) && !visit.details().slot().start().isBefore(from) && visit.details().slot().start().isBefore(to))
                .collect(groupingBy(VisitStatus::of, counting())));
    }

    private VisitView view(Versioned<Visit> row) {
        var visit = row.thing();
        return VisitView.of(visit, row.version(), links.ofVisit(visit.id()), isUnreachable(visit),
                Attendance.of(attendances.find(visit.id()), visit.details().slot().start()));
    }

    private boolean isUnreachable(Visit visit) {
        var terms = visit.details().terms();
        Option<Patient> patient = patients.find(visit.details().patient()).map(Versioned::thing);
        return terms.requirement() == Requirement.REQUIRED
                && patient.map(InMemoryBookingFacts::reachableBy).forAll(channels -> terms.sendBy().stream().noneMatch(channels::contains));
    }
}
