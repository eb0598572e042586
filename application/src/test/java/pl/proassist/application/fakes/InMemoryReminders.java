package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.Reminders;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** When each visit is looked at again, in memory: the fake of the visits tells of every change. */
public final class InMemoryReminders implements Reminders {

    private final InMemoryTransactions transactions;
    private final Table<VisitId, Row> rows;

    public InMemoryReminders(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    /** @param since none when the next look is the first that sees the visit as it is */
    private record Row(Visit visit, Option<Instant> since, Option<Instant> at) {

        Row at(Option<Instant> anew) {
            return new Row(visit, since, anew);
        }
    }

    /** A visit was stored. */
    void changed(Option<Versioned<Visit>> before, Visit visit) {
        var since = before.map(Versioned::thing).fold(() -> Option.some(visit.details().bookedAt()),
                old -> standsAs(old, visit) ? rows.get(visit.id()).flatMap(Row::since) : Option.<Instant>none());
        rows.put(visit.id(), new Row(visit, since, Option.when(isOpen(visit), () -> visit.details().bookedAt())));
    }

    private static boolean standsAs(Visit before, Visit now) {
        return VisitStatus.of(before) == VisitStatus.of(now) && before.details().slot().start().equals(now.details().slot().start())
                && before.details().terms().deadline().equals(now.details().terms().deadline());
    }

    private static boolean isOpen(Visit visit) {
        return VisitStatus.of(visit) == VisitStatus.AWAITING_PAYMENT || VisitStatus.of(visit) == VisitStatus.CONFIRMED;
    }

    @Override public List<Look> due(Instant now, int limit) {
        transactions.mustBeOpen();
        return rows.where(row -> row.at.exists(at -> !at.isAfter(now))).stream().sorted(comparing(row -> row.at.get())).limit(limit)
                .map(row -> new Look(row.visit.id(), row.since.getOrElse(now))).toList();
    }

    @Override public void looked(Look look, Option<Instant> next) {
        transactions.mustBeOpen();
        rows.get(look.visit()).forEach(row -> rows.put(look.visit(), new Row(row.visit, Option.some(look.since()), next)));
    }

    @Override public void lookAtAll(FacilityId facility, Instant now) {
        transactions.mustBeOpen();
        rows.where(row -> isOpen(row.visit) && row.visit.details().facility().equals(facility) && row.visit.details().slot().start().isAfter(now))
                .forEach(row -> rows.put(row.visit.id(), row.at(Option.some(row.visit.details().bookedAt()))));
    }

    @Override public Option<Instant> nextDue() {
        return transactions.record(() -> Option.ofOptional(rows.all().stream().flatMap(row -> row.at.toJavaStream()).min(Instant::compareTo)));
    }
}
