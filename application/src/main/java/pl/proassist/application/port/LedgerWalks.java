package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.visit.VisitId;

/** The walk through the money of all visits: one for the installation, in pieces, by whichever server gets to it. Used inside a transaction. */
public interface LedgerWalks {

    /** How far it is; none while another server has it. Nobody else gets it until this transaction ends. */
    Option<Walk> claim();

    void save(Walk walk);

    /** Remembers a visit whose money looks wrong since then; one that is remembered already stays as it was. */
    void suspect(VisitId visit, Instant since);

    /** Takes out those that have been remembered since then or longer, the oldest first. */
    List<VisitId> takeRipe(Instant since, int limit);

    /** A transaction of its own. */
    Overview overview();

    /**
     * @param next     when the next walk begins; none before the very first look
     * @param walking  whether one is under way
     * @param walkedTo the last visit it has seen
     * @param finished when one was last at its end
     */
    record Walk(Option<Instant> next, boolean walking, Option<VisitViews.After> walkedTo, Option<Instant> finished) {

        public static final Walk NEVER = new Walk(Option.none(), false, Option.none(), Option.none());
    }

    /** @param breaches visits whose money did not add up and on which nobody has looked yet */
    record Overview(long breaches, Option<Instant> finished) {
    }
}
