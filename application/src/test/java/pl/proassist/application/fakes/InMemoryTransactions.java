package pl.proassist.application.fakes;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Refusal;

/**
 * The in-memory database that all the fakes share. One transaction at a time: a left or an exception brings every row back as it
 * was, work within work joins, and work can be made to lose its race. What was done is remembered for the trail. It also knows what a
 * real database would not forgive: rows touched outside a transaction, and gateways called inside one.
 */
public final class InMemoryTransactions implements Transactions {

    /** What the trail remembers of one act. */
    public record Kept(long number, Instant at, Act act, List<String> events, String result) {
    }

    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final List<DomainEvent> events = new ArrayList<>();
    private final List<Kept> trail = new ArrayList<>();
    private final Clock clock;
    private boolean open;
    private boolean refused;
    private int racesToLose;

    public InMemoryTransactions(Clock clock) {
        this.clock = clock;
    }

    @Override public <T> Either<Refusal, T> run(Supplier<Either<Refusal, T>> work) {
        return run(Option.none(), work);
    }

    @Override public <T> Either<Refusal, T> run(Act act, Supplier<Either<Refusal, T>> work) {
        return run(Option.some(act), work);
    }

    private <T> Either<Refusal, T> run(Option<Act> act, Supplier<Either<Refusal, T>> work) {
        if (isOpen()) {
            act.forEach(acts::add);
            return work.get();
        }
        oneAtATime.lock();
        try {
            for (; racesToLose > 0; racesToLose--) {
                once(act, () -> {
                    work.get();
                    return Either.left(new RaceLost());
                });
            }
            var answer = once(act, work);
            remember(answer.fold(Option::some, done -> Option.none()));
            return answer;
        } finally {
            oneAtATime.unlock();
        }
    }

    private <T> Either<Refusal, T> once(Option<Act> act, Supplier<Either<Refusal, T>> work) {
        var before = tables.stream().map(Table::snapshot).toList();
        open = true;
        refused = false;
        acts.clear();
        events.clear();
        act.forEach(acts::add);
        var committed = false;
        try {
            var answer = work.get();
            if (answer.isRight() && refused) {
                throw new IllegalStateException("work went on after the database had refused a part of it");
            }
            committed = answer.isRight();
            return answer;
        } finally {
            open = false;
            if (!committed) {
                before.forEach(Runnable::run);
                events.clear();
            }
        }
    }

    private void remember(Option<Refusal> no) {
        var kept = acts.stream().filter(act -> act.isKept(no)).toList();
        var told = events.stream().map(DomainEvent::name).toList();
        if (kept.isEmpty() && !told.isEmpty()) {
            kept = List.of(ownAct());
        }
        for (var act : kept) {
            trail.add(new Kept(trail.size() + 1, clock.instant(), act, act == kept.get(0) ? told : List.of(), no.map(Refusal::code).getOrElse("done")));
        }
    }

    private Act ownAct() {
        var act = Actor.SYSTEM.does(events.get(0).name());
        for (var event : events) {
            act = act.on().containsKey(kind(event)) ? act : act.on(kind(event), event.aggregate());
        }
        return act;
    }

    /** What kind of thing an event happened to. */
    private static String kind(DomainEvent event) {
        var room = event.getClass().getPackageName();
        return switch (room.substring(room.lastIndexOf('.') + 1)) {
            case "visit" -> "visit";
            case "payment" -> "link";
            case "invoice" -> "invoice";
            default -> "user";
        };
    }

    /** All that was done so far, oldest first. */
    public List<Kept> trail() {
        oneAtATime.lock();
        try {
            return List.copyOf(trail);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Every row of every table, to see whether anything was changed. */
    public List<List<?>> rows() {
        oneAtATime.lock();
        try {
            return tables.stream().<List<?>>map(Table::all).toList();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The next transactions lose their race at the very end, and their work is run again. */
    public void loseTheNextRaces(int races) {
        racesToLose = races;
    }

    <K, V> Table<K, V> table() {
        var table = new Table<K, V>();
        tables.add(table);
        return table;
    }

    void mustBeOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("used outside a transaction");
        }
    }

    /** A gateway was called: no row may be held while the network answers. */
    void mustNotBeOpen() {
        if (isOpen()) {
            throw new IllegalStateException("a gateway was called inside a transaction");
        }
    }

    /** Events that the work which is open has brought about. */
    void happened(List<DomainEvent> news) {
        mustBeOpen();
        events.addAll(news);
    }

    /** The database refused a part of the work that is open, so none of it may be committed. */
    void refuse() {
        refused = true;
    }

    private boolean isOpen() {
        return oneAtATime.isHeldByCurrentThread() && open;
    }

    private record RaceLost() implements Refusal {
        @Override public String code() { return "race-lost"; }

        @Override public Kind kind() { return Kind.CONFLICT; }
    }
}
