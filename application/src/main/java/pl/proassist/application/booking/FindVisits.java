package pl.proassist.application.booking;

import io.vavr.control.Either;
import java.util.List;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.VisitView;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/** Staff look for visits: of a day, of a specialist, of a patient, or those that still wait for money (CAL-01). */
public final class FindVisits {

    private final VisitViews views;
    private final Transactions transactions;

    public FindVisits(VisitViews views, Transactions transactions) {
        this.views = views;
        this.transactions = transactions;
    }

    /** Ordered by start. Where no facility is named, those in which the caller may look. */
    public Either<Refusal, List<VisitView>> handle(Caller caller, VisitViews.Filter filter, int limit) {
        var looking = caller.looks("visit.find");
        return transactions.run(filter.facility().fold(() -> looking, facility -> looking.on("facility", facility.value())), () ->
                seen(caller, filter).map(seen -> views.search(seen, limit)));
    }

    private static Either<Refusal, VisitViews.Filter> seen(Caller caller, VisitViews.Filter filter) {
        return filter.facility().fold(
                () -> caller.maySomewhere(Permission.VISITS_VIEW),
                facility -> caller.may(Permission.VISITS_VIEW, facility, new FacilityRefusal.UnknownFacility(facility)))
                .map(may -> filter.within(caller.grants().where(Permission.VISITS_VIEW)));
    }
}
