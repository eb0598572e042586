package pl.proassist.application.fakes;

import java.time.Instant;
import pl.proassist.application.port.LoginFailures;
import pl.proassist.domain.access.Failures;
import pl.proassist.domain.access.UserId;

/** Counts of wrong passwords and familiar places, in memory. */
public final class InMemoryLoginFailures implements LoginFailures {

    private record Counted(Failures.Kind kind, String key) {
    }

    private record Place(UserId user, String place) {
    }

    private final InMemoryTransactions transactions;
    private final Table<Counted, Failures> counts;
    private final Table<Place, Instant> places;

    public InMemoryLoginFailures(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.counts = transactions.table();
        this.places = transactions.table();
    }

    @Override public Failures of(Failures.Kind kind, String key) {
        transactions.mustBeOpen();
        return counts.get(new Counted(kind, key)).getOrElse(Failures.NONE);
    }

    @Override public void save(Failures.Kind kind, String key, Failures failures) {
        transactions.mustBeOpen();
        counts.put(new Counted(kind, key), failures);
    }

    @Override public void clear(Failures.Kind kind, String key) {
        transactions.mustBeOpen();
        counts.remove(new Counted(kind, key));
    }

    @Override public boolean isFamiliar(UserId user, String place) {
        transactions.mustBeOpen();
        return places.get(new Place(user, place)).isDefined();
    }

    @Override public void getFamiliar(UserId user, String place, Instant now) {
        transactions.mustBeOpen();
        places.put(new Place(user, place), now);
    }

    @Override public void forgetBefore(Instant failure, Instant login) {
        transactions.mustBeOpen();
        counts.removeIf(failures -> failures.last().isBefore(failure));
        places.removeIf(last -> last.isBefore(login));
    }
}
