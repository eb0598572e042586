package pl.proassist.adapters.persistence;

import io.vavr.control.Either;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.shared.Refusal;

/** Database transactions of the calling thread; work within work joins what is open. */
public final class JpaTransactions implements Transactions {

    private static final int TRIES = 8;
    private static final long LONGEST_PAUSE_NANOS = 4_000_000;

    private final JpaSession session;
    private final EventJournal journal;

    public JpaTransactions(JpaSession session, EventJournal journal) {
        this.session = session;
        this.journal = journal;
    }

    @Override public <T> Either<Refusal, T> run(Supplier<Either<Refusal, T>> work) {
        if (session.isOpen()) {
            return work.get();
        }
        for (int tried = 1; ; tried++) {
            try {
                return once(work);
            } catch (RuntimeException failure) {
                if (tried == TRIES || !LostRace.isBehind(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS * tried));
            }
        }
    }

    private <T> Either<Refusal, T> once(Supplier<Either<Refusal, T>> work) {
        var unit = session.open();
        try {
            var answer = work.get();
            if (answer.isRight()) {
                journal.write(unit);
                unit.commit();
            }
            return answer;
        } finally {
            session.close(unit);
        }
    }
}
