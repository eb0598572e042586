package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** The ministry's status service ("Latarnia", ksef.md 2), by which a facility knows in which mode it may issue. Throws {@link GatewayUnavailable} when it is silent. */
public interface KsefAnnouncements {

    State state();

    /** Beginnings and ends that were announced, the newest version of each. */
    List<Message> messages();

    enum State { AVAILABLE, MAINTENANCE, FAILURE, TOTAL_FAILURE }

    /**
     * @param event ties a beginning to its end
     * @param what  MAINTENANCE, FAILURE or TOTAL_FAILURE
     * @param end   of an announced maintenance, or of a failure that is over
     */
    record Message(int event, State what, Instant start, Option<Instant> end) {
    }
}
