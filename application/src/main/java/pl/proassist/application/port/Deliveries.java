package pl.proassist.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pl.proassist.domain.shared.DomainEvent;

/**
 * Events on their way to reactions: one row for each event and reaction, stored with the event. For one aggregate and one
 * reaction they are handed out in order, the next one only when the one before is done. Each call is a transaction of its own.
 */
public interface Deliveries {

    /** Claims what is due, so that no other server takes it for a while; a claim of a server that died ends by itself. */
    List<Delivery> lease(Instant now, int limit);

    void done(Delivery delivery);

    /** Not yet: comes back at that time, without counting as a failure. */
    void postpone(Delivery delivery, Instant until);

    /** It failed: comes back at that time. */
    void failed(Delivery delivery, Instant retryAt, String why);

    /** It failed too often: stays, visible, until somebody unblocks it. Later events of the aggregate wait for it. */
    void block(Delivery delivery, String why);

    List<Blocked> blocked(int limit);

    /** @return whether there was such a blocked delivery */
    boolean unblock(long id, Instant now);

    /** When the next one is due, blocked ones left out. */
    Option<Instant> nextDue();

    /** How many wait, and since when the oldest of those that are due. */
    Depth depth(Instant now);

    record Delivery(long id, String reaction, DomainEvent event, int tries) {
    }

    record Blocked(long id, String reaction, String event, UUID aggregate, int tries, String why, Instant since) {
    }

    record Depth(long waiting, long blocked, Option<Instant> oldestDue) {
    }
}
