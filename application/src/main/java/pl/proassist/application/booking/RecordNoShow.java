package pl.proassist.application.booking;

import io.vavr.control.Either;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/** The patient did not come; what was paid stays (VIS-16, A23). */
public final class RecordNoShow {

    private final Visits visits;
    private final Transactions transactions;

    public RecordNoShow(Visits visits, Transactions transactions) {
        this.visits = visits;
        this.transactions = transactions;
    }

    public Either<Refusal, Visit> handle(Caller caller, VisitId visit) {
        return transactions.run(caller.does("visit.no-show").on("visit", visit.value()), () ->
                visits.require(visit, caller, Permission.VISITS_CLOSE).flatMap(Visit::missed).flatMap(visits::save).map(Change::next));
    }
}
