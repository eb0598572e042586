package pl.proassist.application.fakes;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.VisitId;

/** Cancelled days in memory. */
public final class InMemoryCancelledDays implements CancelledDays {

    private final InMemoryTransactions transactions;
    private final Table<UUID, CancelledDay> days;

    public InMemoryCancelledDays(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.days = transactions.table();
    }

    @Override public void open(CancelledDay day) {
        transactions.mustBeOpen();
        days.put(day.id(), day);
    }

    @Override public void hold(SpecialistId specialist) {
        transactions.mustBeOpen();
    }

    @Override public List<CancelledDay> of(FacilityId facility, Instant endingAfter, int limit) {
        transactions.mustBeOpen();
        return days.all().stream().filter(day -> day.facility().equals(facility) && day.until().isAfter(endingAfter))
                .sorted(Comparator.comparing(CancelledDay::askedAt).reversed()).limit(limit).toList();
    }

    @Override public void lift(UUID day, Instant now) {
        transactions.mustBeOpen();
        days.get(day).forEach(known -> days.put(day, known.lift(now)));
    }

    /** Whether that time of a specialist is cancelled. */
    boolean block(SpecialistId specialist, Slot slot) {
        return days.all().stream().anyMatch(day -> day.blocks(specialist, slot));
    }

    List<CancelledDay> all() {
        return days.all();
    }

    @Override public Option<CancelledDay> find(UUID id) {
        transactions.mustBeOpen();
        return days.get(id);
    }

    @Override public Option<Waiting> claimNext() {
        transactions.mustBeOpen();
        return Option.ofOptional(waiting().findFirst());
    }

    @Override public void done(UUID day, VisitId visit, String result, Instant now) {
        transactions.mustBeOpen();
        days.get(day).forEach(open -> days.put(day, new CancelledDay(day, open.facility(), open.specialist(), open.from(), open.until(), open.reason(),
                open.askedAt(), open.lifted(), open.items().stream().map(item -> item.visit().equals(visit)
                        ? new CancelledDay.Item(visit, Option.some(result), Option.some(now)) : item).toList())));
    }

    @Override public List<Instant> doneAfter(Instant since) {
        transactions.mustBeOpen();
        return days.all().stream().flatMap(day -> day.items().stream()).flatMap(item -> item.doneAt().toJavaStream()).filter(at -> at.isAfter(since))
                .sorted().toList();
    }

    @Override public boolean isAnyWaiting() {
        return transactions.record(() -> waiting().findFirst().isPresent());
    }

    private Stream<Waiting> waiting() {
        return days.all().stream().flatMap(day -> day.items().stream().filter(item -> item.result().isEmpty())
                .map(item -> new Waiting(day.id(), item.visit(), day.reason())));
    }
}
