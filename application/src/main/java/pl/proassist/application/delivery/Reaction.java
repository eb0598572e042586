package pl.proassist.application.delivery;

import io.vavr.control.Option;
import java.time.Instant;
import pl.proassist.domain.shared.DomainEvent;

/**
 * What the product does when something has happened. It may be called more than once for one event, so it asks the state and not
 * its memory. Weather ({@link pl.proassist.application.port.GatewayUnavailable}) makes delivery try again.
 */
public interface Reaction {

    /** The stable name under which its deliveries are stored. */
    String name();

    /** @return none when all is done, or the instant at which it wants to be called again */
    Option<Instant> on(DomainEvent event);
}
