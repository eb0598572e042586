package pl.proassist.application.port;

import io.vavr.control.Either;
import java.util.function.Supplier;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.shared.Refusal;

/**
 * One unit of work against the database. A right is committed; a left or an exception rolls everything back. Work that
 * lost an optimistic race, a deadlock or a lock wait is run again from its beginning, so it must touch nothing but the database.
 */
public interface Transactions {

    <T> Either<Refusal, T> run(Supplier<Either<Refusal, T>> work);

    /**
     * Work that somebody is answerable for. The trail remembers the act with what became of it: in the transaction of the act, as its
     * last statement before the commit; a refused one in a transaction of its own, after the rollback. Inside work that is open
     * already it joins, and is remembered with it. What happened without any act is remembered as the system's own.
     */
    <T> Either<Refusal, T> run(Act act, Supplier<Either<Refusal, T>> work);

    /** Work that cannot be refused. */
    default <T> T record(Supplier<T> fact) {
        return run(() -> Either.<Refusal, T>right(fact.get())).get();
    }
}
