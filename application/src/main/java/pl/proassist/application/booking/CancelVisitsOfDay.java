package pl.proassist.application.booking;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.application.port.PaymentLinks;
import pl.proassist.application.port.StaffTasks;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.port.Visits;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.CancelledDay;

/**
 * Cancels the visits of cancelled days, each in a transaction of its own together with the line that says so: who dies in between goes on where
 * it was, and nothing is done twice. Not more than some in a minute, because each of them may be a refund.
 */
public final class CancelVisitsOfDay implements DueWork {

    static final int A_MINUTE = 60;

    private static final int BATCH = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CancelledDays days;
    private final Visits visits;
    private final Cancelling cancelling;
    private final Transactions transactions;
    private final Clock clock;

    public CancelVisitsOfDay(CancelledDays days, Visits visits, PaymentLinks links, StaffTasks tasks, Transactions transactions, Clock clock) {
        this.days = days;
        this.visits = visits;
        this.cancelling = new Cancelling(visits, links, tasks);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override public int runSome() {
        var done = 0;
        while (done < BATCH && next()) {
            done++;
        }
        return done;
    }

    @Override public Option<Instant> nextDue() {
        return days.isAnyWaiting() ? Option.some(notBefore().getOrElse(clock::instant)) : Option.none();
    }

    /** When this minute's turns are used up: the first moment of another one. */
    private Option<Instant> notBefore() {
        var now = clock.instant();
        var recent = transactions.record(() -> days.doneAfter(now.minus(MINUTE)));
        return Option.when(recent.size() >= A_MINUTE, () -> recent.get(recent.size() - A_MINUTE).plus(MINUTE));
    }

    private boolean next() {
        if (notBefore().isDefined()) {
            return false;
        }
        var now = clock.instant();
        return transactions.run(() -> Either.<Refusal, Option<CancelledDays.Waiting>>right(days.claimNext()
                .peek(waiting -> cancel(waiting, now)))).get().isDefined();
    }

    private void cancel(CancelledDays.Waiting waiting, Instant now) {
        var result = transactions.run(Actor.SYSTEM.does("visit.cancel").on("visit", waiting.visit().value()).saying("by", CancelledBy.FACILITY.name())
                .saying("day", waiting.day().toString()), () -> Either.<Refusal, String>right(visits.require(waiting.visit())
                .flatMap(visit -> cancelling.cancel(visit, CancelledBy.FACILITY, waiting.reason(), now))
                .fold(Refusal::code, cancelled -> CancelledDay.Item.CANCELLED)));
        days.done(waiting.day(), waiting.visit(), result.get(), now);
    }
}
