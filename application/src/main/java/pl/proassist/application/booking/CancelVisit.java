package pl.proassist.application.booking;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/** Gives a visit up: the slot is free, the link takes no more money, and what was paid goes back by the terms of the booking (A23, VIS-13). */
public final class CancelVisit {

    public record Command(VisitId visit, CancelledBy by, String reason) {
    }

    private final Visits visits;
    private final Cancelling cancelling;
    private final Transactions transactions;
    private final Clock clock;

    public CancelVisit(Visits visits, PaymentLinks links, StaffTasks tasks, Transactions transactions, Clock clock) {
        this.visits = visits;
        this.cancelling = new Cancelling(visits, links, tasks);
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Visit> handle(Caller caller, Command command) {
        var now = clock.instant();
        return transactions.run(caller.does("visit.cancel").on("visit", command.visit().value()).saying("by", command.by().name()), () ->
                visits.require(command.visit(), caller, Permission.VISITS_CANCEL)
                .flatMap(visit -> cancelling.cancel(visit, command.by(), command.reason(), now)));
    }
}
