package pl.proassist.application.fakes;

import static java.util.stream.Collectors.groupingBy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.application.port.MissedVisits;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Visit;

/** What patients missed, counted over the visits of the other fake. */
public final class InMemoryMissedVisits implements MissedVisits {

    private final Table<FacilityId, Criteria> criteria;
    private final InMemoryTransactions transactions;
    private final InMemoryVisits visits;
    private final InMemoryMarks marks;

    public InMemoryMissedVisits(InMemoryTransactions transactions, InMemoryVisits visits, InMemoryMarks marks) {
        this.criteria = transactions.table();
        this.transactions = transactions;
        this.visits = visits;
        this.marks = marks;
    }

    @Override public Criteria criteria(FacilityId facility) {
        transactions.mustBeOpen();
        return criteria.get(facility).getOrElse(Criteria.USUAL);
    }

    @Override public boolean save(FacilityId facility, Criteria given) {
        transactions.mustBeOpen();
        var isNew = criteria.get(facility).isEmpty();
        criteria.put(facility, given);
        return isNew;
    }

    @Override public Blacklisting.Evidence of(FacilityId facility, PatientId patient, Instant now) {
        return evidence(missed(facility, now).stream().filter(visit -> visit.details().patient().equals(patient)).toList(), now);
    }

    @Override public List<Proposal> proposals(FacilityId facility, Instant now, Option<PatientId> after, int limit) {
        return missed(facility, now).stream().collect(groupingBy(visit -> visit.details().patient())).entrySet().stream()
                .filter(each -> each.getValue().size() >= criteria(facility).visits() && !marks.isBlacklisted(facility, each.getKey(), now))
                .filter(each -> after.forAll(last -> InMemoryMarks.BY_PATIENT.compare(last, each.getKey()) < 0))
                .map(each -> new Proposal(each.getKey(), evidence(each.getValue(), now)))
                .sorted(Comparator.comparing(Proposal::patient, InMemoryMarks.BY_PATIENT)).limit(limit).toList();
    }

    private List<Visit> missed(FacilityId facility, Instant now) {
        var counted = criteria(facility);
        return visits.all().stream().map(Versioned::thing).filter(visit -> visit.details().facility().equals(facility)
                        && !visit.details().slot().start().isBefore(counted.since(now)) && (visit instanceof Visit.NoShow || isLate(visit, counted)))
                .sorted(Comparator.comparing(visit -> visit.details().slot().start())).toList();
    }

    private static boolean isLate(Visit visit, Criteria counted) {
        return visit instanceof Visit.Cancelled cancelled && cancelled.by() == CancelledBy.PATIENT
                && cancelled.at().isAfter(cancelled.details().slot().start().minus(counted.late()));
    }

    private static Blacklisting.Evidence evidence(List<Visit> missed, Instant now) {
        return new Blacklisting.Evidence(missed.stream().filter(Visit.NoShow.class::isInstance).map(Visit::id).toList(),
                missed.stream().filter(Visit.Cancelled.class::isInstance).map(Visit::id).toList(), now);
    }
}
