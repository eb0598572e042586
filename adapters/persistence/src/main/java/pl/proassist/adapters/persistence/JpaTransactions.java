package pl.proassist.adapters.persistence;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Act;
import pl.proassist.domain.shared.Refusal;

/** Database transactions of the calling thread; work within work joins what is open. */
public final class JpaTransactions implements Transactions {

    private static final int TRIES = 8;
    private static final long LONGEST_PAUSE_NANOS = 4_000_000;

    private final JpaSession session;
    private final EventJournal journal;
    private final Option<TrailWriter> trail;

    public JpaTransactions(JpaSession session, EventJournal journal, TrailWriter trail) {
        this(session, journal, Option.some(trail));
    }

    private JpaTransactions(JpaSession session, EventJournal journal, Option<TrailWriter> trail) {
        this.session = session;
        this.journal = journal;
        this.trail = trail;
    }

    /** Remembers nothing: for the bench alone, which measures what the trail costs. */
    public static JpaTransactions withoutTrail(JpaSession session, EventJournal journal) {
        return new JpaTransactions(session, journal, Option.none());
    }

    @Override public <T> Either<Refusal, T> run(Supplier<Either<Refusal, T>> work) {
        return run(Option.none(), work);
    }

    @Override public <T> Either<Refusal, T> run(Act act, Supplier<Either<Refusal, T>> work) {
        return run(Option.some(act), work);
    }

    private <T> Either<Refusal, T> run(Option<Act> act, Supplier<Either<Refusal, T>> work) {
        if (session.isOpen()) {
            return session.unit().acts().during(act, work);
        }
        var ended = untilNoRaceIsLost(() -> once(act, work));
        if (ended.answer().isLeft() && !ended.remembered().isEmpty()) {
            untilNoRaceIsLost(() -> remember(ended.remembered()));
        }
        return ended.answer();
    }

    private <T> Ended<T> once(Option<Act> act, Supplier<Either<Refusal, T>> work) {
        var unit = session.open();
        try {
            var answer = unit.acts().during(act, work);
            var remembered = trail.isDefined() ? unit.acts().entries(answer, unit.events()) : List.<TrailEntry>of();
            if (answer.isRight()) {
                journal.write(unit);
                trail.forEach(writer -> writer.write(unit, remembered));
                unit.commit();
            }
            return new Ended<>(answer, remembered);
        } finally {
            session.close(unit);
        }
    }

    /** What was refused left nothing behind but this. */
    private List<TrailEntry> remember(List<TrailEntry> refused) {
        var unit = session.open();
        try {
            trail.forEach(writer -> writer.write(unit, refused));
            unit.commit();
            return refused;
        } finally {
            session.close(unit);
        }
    }

    private static <T> T untilNoRaceIsLost(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (tried == TRIES || !LostRace.isBehind(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS * tried));
            }
        }
    }

    private record Ended<T>(Either<Refusal, T> answer, List<TrailEntry> remembered) {
    }
}
