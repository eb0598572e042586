package pl.proassist.application.delivery;

import java.time.Clock;
import pl.proassist.application.port.Deliveries;

/** Somebody has mended what blocked a delivery: it is tried again at once. */
public final class UnblockDelivery {

    private final Deliveries deliveries;
    private final Clock clock;

    public UnblockDelivery(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @return whether there was such a blocked delivery */
    public boolean handle(long id) {
        return deliveries.unblock(id, clock.instant());
    }
}
