package pl.proassist.application.fakes;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.shared.Refusal;

/**
 * The in-memory database that all the fakes share. One transaction at a time: a left or an exception brings every row back as it
 * was, work within work joins, and work can be made to lose its race. It also knows what a real database would not forgive:
 * rows touched outside a transaction, and gateways called inside one.
 */
public final class InMemoryTransactions implements Transactions {

    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private boolean open;
    private boolean refused;
    private int racesToLose;

    @Override public <T> Either<Refusal, T> run(Supplier<Either<Refusal, T>> work) {
        if (isOpen()) {
            return work.get();
        }
        oneAtATime.lock();
        try {
            for (; racesToLose > 0; racesToLose--) {
                once(() -> {
                    work.get();
                    return Either.left(new RaceLost());
                });
            }
            return once(work);
        } finally {
            oneAtATime.unlock();
        }
    }

    private <T> Either<Refusal, T> once(Supplier<Either<Refusal, T>> work) {
        var before = tables.stream().map(Table::snapshot).toList();
        open = true;
        refused = false;
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
            }
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
