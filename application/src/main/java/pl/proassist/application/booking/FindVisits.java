package pl.proassist.application.booking;

import java.util.List;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;

/** Staff look for visits: of a day, of a specialist, of a patient, or those that still wait for money (CAL-01). */
public final class FindVisits {

    private final VisitViews views;

    public FindVisits(VisitViews views) {
        this.views = views;
    }

    /** Ordered by start. */
    public List<VisitView> handle(VisitViews.Filter filter, int limit) {
        return views.search(filter, limit);
    }
}
