package pl.proassist.application.booking;

import io.vavr.control.Either;
import java.time.Clock;
import java.util.UUID;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.application.port.Transactions;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.VisitRefusal;

/** The specialist comes after all: the day can be booked again. What was cancelled, or waits to be, is cancelled: patients were told. */
public final class LiftCancelledDay {

    private final CancelledDays days;
    private final Transactions transactions;
    private final Clock clock;

    public LiftCancelledDay(CancelledDays days, Transactions transactions, Clock clock) {
        this.days = days;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, CancelledDay> handle(Caller caller, UUID id) {
        var now = clock.instant();
        var unknown = new VisitRefusal.UnknownCancelledDay(id);
        return transactions.run(caller.does("day.lift").saying("day", id.toString()), () -> days.find(id).<Refusal>toEither(unknown)
                .flatMap(day -> caller.may(Permission.VISITS_CANCEL, day.facility(), unknown).map(may -> day.lift(now)))
                .peek(lifted -> days.lift(id, now)));
    }
}
