package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.VisitId;

/** Days of specialists that are cancelled as a whole, visit by visit. Used inside a transaction unless said otherwise. */
public interface CancelledDays {

    /** From now until this transaction ends nobody books, moves or gives up a visit of the specialist. */
    void hold(SpecialistId specialist);

    /** Stores a new one with its visits, none of them done. From now on {@link Visits} refuses that time of the specialist. */
    void open(CancelledDay day);

    Option<CancelledDay> find(UUID id);

    /** Those of a facility that end later than that, the latest asked for first. */
    List<CancelledDay> of(FacilityId facility, Instant endingAfter, int limit);

    /** Opens that time of the specialist again. */
    void lift(UUID day, Instant now);

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
