package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.VisitId;

/** Days of specialists that are cancelled as a whole, visit by visit. Used inside a transaction unless said otherwise. */
public interface CancelledDays {

    /** Stores a new one with its visits, none of them done. */
    void open(CancelledDay day);

    Option<CancelledDay> find(UUID id);

    /** One that waits, oldest first; no other server takes it until this transaction ends. */
    Option<Waiting> claimNext();

    /** Writes down what became of one visit. */
    void done(UUID day, VisitId visit, String result, Instant now);

    /** When those were done that were done after {@code since}, oldest first. */
    List<Instant> doneAfter(Instant since);

    /** Whether any waits. A transaction of its own. */
    boolean isAnyWaiting();

    record Waiting(UUID day, VisitId visit, String reason) {
    }
}
