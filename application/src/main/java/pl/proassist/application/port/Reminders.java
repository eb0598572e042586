package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.visit.VisitId;

/**
 * When each visit must be looked at again for the sake of its reminders. Whatever changes a visit makes it due at once, so that a reminder
 * is never planned and never forgotten: what is to be said follows from the visit as it is when it is looked at.
 */
public interface Reminders {

    /** What is due, earliest first. Inside a transaction, until whose end other servers pass over them. */
    List<Look> due(Instant now, int limit);

    /** It was looked at, and need not be again before {@code next}, or before it changes. In the transaction of {@link #due}. */
    void looked(Look look, Option<Instant> next);

    /** The facility decided anew about its messages: every visit ahead is due. Inside a transaction. */
    void lookAtAll(FacilityId facility, Instant now);

    /** When the next look is due. A transaction of its own. */
    Option<Instant> nextDue();

    /** @param since from when on the visit has its state, its time and its deadline: its booking, or the first look after a change */
    record Look(VisitId visit, Instant since) {
    }
}
