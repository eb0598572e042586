package pl.proassist.application.fakes;

import static java.util.Comparator.comparing;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Deliveries;
import pl.proassist.domain.shared.DomainEvent;

/** Events on their way to reactions, written down by the saves of the other fakes. A lease never ends by itself, see {@link #forgetLeases}. */
public final class InMemoryDeliveries implements Deliveries {

    private static final Comparator<Row> DUE_FIRST = comparing((Row row) -> row.dueAt).thenComparing(row -> row.id);

    private final InMemoryTransactions transactions;
    private final Subscriptions subscriptions;
    private final Clock clock;
    private final Table<Long, Row> rows;
    private final Table<Long, Happened> events;
    private long lastId;

    public InMemoryDeliveries(InMemoryTransactions transactions, Subscriptions subscriptions, Clock clock) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.rows = transactions.table();
        this.events = transactions.table();
    }

    /** Stores events with the state they tell of, and who must hear of each. */
    void announce(List<DomainEvent> happened) {
        transactions.happened(happened);
        for (var event : happened) {
            events.put(++lastId, new Happened(lastId, event, clock.instant()));
            for (var reaction : subscriptions.of(event)) {
                var id = ++lastId;
                rows.put(id, new Row(id, reaction, event, 0, clock.instant(), clock.instant(), false, Option.none()));
            }
        }
    }

    /** Everything that ever happened, in order, whether anybody follows it or not. */
    public List<DomainEvent> happened() {
        return transactions.record(() -> events.all().stream().map(Happened::event).toList());
    }

    /** Drops events of long ago to which everybody has reacted. */
    int drop(Instant before, int limit) {
        var old = events.where(each -> each.at.isBefore(before) && rows.where(row -> row.event.equals(each.event)).isEmpty()).stream().limit(limit).toList();
        old.forEach(each -> events.remove(each.id));
        return old.size();
    }

    private record Happened(long id, DomainEvent event, Instant at) {
    }

    /** The server died: what it had claimed is free again. */
    public void forgetLeases() {
        transactions.record(() -> {
            rows.all().forEach(row -> rows.put(row.id, row.leased(false)));
            return rows;
        });
    }

    @Override public List<Delivery> lease(Instant now, int limit) {
        return transactions.record(() -> {
            var due = rows.where(row -> isHead(row) && !row.leased && !row.dueAt.isAfter(now)).stream().sorted(DUE_FIRST).limit(limit).toList();
            due.forEach(row -> rows.put(row.id, row.leased(true)));
            return due.stream().map(row -> new Delivery(row.id, row.reaction, row.event, row.tries)).toList();
        });
    }

    /** It is the oldest of its aggregate for its reaction, and nobody has to mend it first. */
    private boolean isHead(Row row) {
        return row.blocked.isEmpty() && rows.where(other -> other.id < row.id && other.reaction.equals(row.reaction)
                && other.event.aggregate().equals(row.event.aggregate())).isEmpty();
    }

    @Override public void done(Delivery delivery) {
        transactions.record(() -> rows.remove(delivery.id()));
    }

    @Override public void postpone(Delivery delivery, Instant until) {
        change(delivery, row -> row.dueAt(until).leased(false));
    }

    @Override public void failed(Delivery delivery, Instant retryAt, String why) {
        change(delivery, row -> row.dueAt(retryAt).leased(false).tries(row.tries + 1));
    }

    @Override public void block(Delivery delivery, String why) {
        change(delivery, row -> row.leased(false).tries(row.tries + 1).blocked(Option.some(why)));
    }

    private void change(Delivery delivery, UnaryOperator<Row> change) {
        transactions.record(() -> rows.get(delivery.id()).filter(row -> row.leased).peek(row -> rows.put(row.id, change.apply(row))));
    }

    @Override public List<Blocked> blocked(int limit) {
        return transactions.record(() -> rows.where(row -> row.blocked.isDefined()).stream().sorted(DUE_FIRST).limit(limit)
                .map(row -> new Blocked(row.id, row.reaction, row.event.name(), row.event.aggregate(), row.tries, row.blocked.get(), row.at))
                .toList());
    }

    @Override public boolean unblock(long id, Instant now) {
        return transactions.record(() -> rows.get(id).filter(row -> row.blocked.isDefined())
                .peek(row -> rows.put(id, row.blocked(Option.none()).tries(0).dueAt(now))).isDefined());
    }

    @Override public Option<Instant> nextDue() {
        return transactions.record(() -> first(row -> true));
    }

    @Override public Depth depth(Instant now) {
        return transactions.record(() -> {
            var blocked = rows.where(row -> row.blocked.isDefined()).size();
            return new Depth(rows.all().size() - blocked, blocked, first(row -> !row.dueAt.isAfter(now)));
        });
    }

    private Option<Instant> first(Predicate<Row> which) {
        return Option.ofOptional(rows.where(row -> isHead(row) && which.test(row)).stream().min(DUE_FIRST).map(row -> row.dueAt));
    }

    private record Row(long id, String reaction, DomainEvent event, int tries, Instant dueAt, Instant at, boolean leased, Option<String> blocked) {

        Row dueAt(Instant anew) {
            return new Row(id, reaction, event, tries, anew, at, leased, blocked);
        }

        Row tries(int anew) {
            return new Row(id, reaction, event, anew, dueAt, at, leased, blocked);
        }

        Row leased(boolean anew) {
            return new Row(id, reaction, event, tries, dueAt, at, anew, blocked);
        }

        Row blocked(Option<String> anew) {
            return new Row(id, reaction, event, tries, dueAt, at, leased, anew);
        }
    }
}
