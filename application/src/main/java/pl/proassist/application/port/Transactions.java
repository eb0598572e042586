package pl.proassist.application.port;

import io.vavr.control.Either;
import java.util.function.Supplier;
import pl.proassist.domain.shared.Refusal;

/**
 * One unit of work against the database. A right is committed; a left or an exception rolls everything back. Work that
 * lost an optimistic race, a deadlock or a lock wait is run again from its beginning, so it must touch nothing but the database.
 */
public interface Transactions {

    <T> Either<Refusal, T> run(Supplier<Either<Refusal, T>> work);

    /** Work that cannot be refused. */
    default <T> T record(Supplier<T> fact) {
        return run(() -> Either.<Refusal, T>right(fact.get())).get();
    }
}
