package pl.proassist.application.delivery;

import java.util.List;
import pl.proassist.application.port.Deliveries;

/** Deliveries that failed too often and wait for somebody to mend their cause. */
public final class ListBlocked {

    private final Deliveries deliveries;

    public ListBlocked(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public List<Deliveries.Blocked> handle(int limit) {
        return deliveries.blocked(limit);
    }
}
