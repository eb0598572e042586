package pl.proassist.application.prepayment;

import io.vavr.control.Either;
import java.time.Clock;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/**
 * Staff give up a slot that was kept for them to decide about, because no message about its payment had reached the patient. The
 * operator was asked when its time to pay was over; money that comes all the same is late money.
 */
public final class ReleaseVisit {

    private final Visits visits;
    private final PaymentLinks links;
    private final StaffTasks tasks;
    private final Transactions transactions;
    private final Clock clock;

    public ReleaseVisit(Visits visits, PaymentLinks links, StaffTasks tasks, Transactions transactions, Clock clock) {
        this.visits = visits;
        this.links = links;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Visit> handle(Caller caller, VisitId id) {
        var now = clock.instant();
        return transactions.run(caller.does("visit.release").on("visit", id.value()), () -> visits.require(id, caller, Permission.PAYMENTS_HANDLE)
                .flatMap(visit -> {
                    var link = links.ofVisit(id);
                    var mayBeInFlight = link.exists(known -> known.details().hasPending());
                    return visit.release(mayBeInFlight, now).flatMap(visits::save).peek(lapsed -> {
                        link.forEach(known -> known.expire(now).forEach(links::save));
                        tasks.close(id.value(), now);
                    });
                }).map(lapsed -> lapsed.next()));
    }
}
