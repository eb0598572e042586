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

/** The visit took place. */
public final class CompleteVisit {

    private final Visits visits;
    private final Transactions transactions;

    public CompleteVisit(Visits visits, Transactions transactions) {
        this.visits = visits;
        this.transactions = transactions;
    }

    public Either<Refusal, Visit> handle(Caller caller, VisitId visit) {
        return transactions.run(caller.does("visit.complete").on("visit", visit.value()), () ->
                visits.require(visit, caller, Permission.VISITS_CLOSE).flatMap(Visit::complete).flatMap(visits::save).map(Change::next));
    }
}
