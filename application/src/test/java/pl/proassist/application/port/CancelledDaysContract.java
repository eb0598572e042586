package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.CancelledDay.Item;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal;

/** What every store of cancelled days must do: hand out each visit until what became of it is written down, and never after. */
public abstract class CancelledDaysContract extends StoresContract {

    private static final UUID DAY = id("day");
    private static final VisitId FIRST = new VisitId(id("first"));
    private static final VisitId SECOND = new VisitId(id("second"));

    @Test void a_day_comes_back_as_it_was_opened() {
        var day = open(DAY, FIRST, SECOND);

        assertThat(inTransaction(() -> stores.cancelledDays().find(DAY))).isEqualTo(Option.some(day));
        assertThat(inTransaction(() -> stores.cancelledDays().find(id("unknown")))).isEqualTo(Option.none());
    }

    @Test void visits_are_claimed_in_their_order_until_what_became_of_them_is_written_down() {
        assertThat(stores.cancelledDays().isAnyWaiting()).isFalse();
        open(DAY, FIRST, SECOND);
        assertThat(stores.cancelledDays().isAnyWaiting()).isTrue();

        assertThat(claimed()).isEqualTo(FIRST);
        assertThat(claimed()).as("nothing was written down").isEqualTo(FIRST);
        done(FIRST, Item.CANCELLED, 0);
        assertThat(claimed()).isEqualTo(SECOND);
        done(SECOND, "visit-closed", 5);

        assertThat(stores.cancelledDays().isAnyWaiting()).isFalse();
        assertThat(inTransaction(() -> stores.cancelledDays().claimNext())).isEqualTo(Option.none());
        assertThat(inTransaction(() -> stores.cancelledDays().find(DAY)).get().items()).containsExactly(
                new Item(FIRST, Option.some(Item.CANCELLED), Option.some(NOW)), new Item(SECOND, Option.some("visit-closed"), Option.some(NOW.plusSeconds(5))));
    }

    @Test void what_was_claimed_by_work_that_was_rolled_back_waits_again() {
        open(DAY, FIRST);

        stores.transactions().run(() -> {
            stores.cancelledDays().claimNext();
            stores.cancelledDays().done(DAY, FIRST, Item.CANCELLED, NOW);
            return Either.left(new VisitRefusal.UnknownVisit(FIRST));
        });

        assertThat(claimed()).isEqualTo(FIRST);
    }

    @Test void it_tells_when_the_latest_were_done_oldest_first() {
        open(DAY, FIRST, SECOND);
        done(SECOND, Item.CANCELLED, 7);
        done(FIRST, Item.CANCELLED, 3);

        assertThat(inTransaction(() -> stores.cancelledDays().doneAfter(NOW))).containsExactly(NOW.plusSeconds(3), NOW.plusSeconds(7));
        assertThat(inTransaction(() -> stores.cancelledDays().doneAfter(NOW.plusSeconds(3)))).containsExactly(NOW.plusSeconds(7));
    }

    @Test void a_day_is_lifted_once_and_a_facility_sees_those_that_are_not_over() {
        var day = open(DAY, FIRST);
        open(id("another day"));

        lift(NOW.plusSeconds(1));
        lift(NOW.plusSeconds(9));

        assertThat(inTransaction(() -> stores.cancelledDays().find(DAY))).isEqualTo(Option.some(day.lift(NOW.plusSeconds(1))));
        assertThat(inTransaction(() -> stores.cancelledDays().of(FACILITY, day.until().minusSeconds(1), 10))).hasSize(2).contains(day.lift(NOW.plusSeconds(1)));
        assertThat(inTransaction(() -> stores.cancelledDays().of(FACILITY, day.until().minusSeconds(1), 1))).hasSize(1);
        assertThat(inTransaction(() -> stores.cancelledDays().of(FACILITY, day.until(), 10))).isEmpty();
        assertThat(inTransaction(() -> stores.cancelledDays().of(new FacilityId(id("elsewhere")), NOW, 10))).isEmpty();
    }

    @Test void what_comes_into_a_cancelled_day_is_refused_by_the_store_until_it_is_lifted() {
        var within = aVisit().confirmed();
        var after = aVisit().at(START.plusSeconds(86400)).confirmed();
        open(DAY);

        assertThat(save(within)).isEqualTo(Either.left(new VisitRefusal.DayCancelled(within.id())));
        assertThat(save(after).isRight()).as("its end is not included").isTrue();
        assertThat(stores.views().cancelled(SPECIALIST, START, START.plusSeconds(1))).containsExactly(new Slot(START, START.plusSeconds(86400)));
        assertThat(stores.views().cancelled(SPECIALIST, START.plusSeconds(86400), START.plusSeconds(90000))).isEmpty();
        lift(NOW);
        assertThat(save(within).isRight()).isTrue();
        assertThat(stores.views().cancelled(SPECIALIST, START, START.plusSeconds(1))).isEmpty();
    }

    @Test void a_visit_that_stands_in_a_cancelled_day_can_still_be_paid_and_given_up() {
        var waiting = aVisit().awaitingPayment();
        save(waiting).get();
        open(DAY, waiting.id());

        assertThat(inUnit(() -> stores.visits().save(waiting.paid(NOW, false, NOW).change())).isRight()).isTrue();
        assertThat(inUnit(() -> stores.visits().find(waiting.id()).get().cancel(CancelledBy.FACILITY, "choroba", Money.ZERO, NOW)
                .flatMap(stores.visits()::save)).isRight()).isTrue();
    }

    private Either<Refusal, Change<Visit>> save(Visit visit) {
        return inUnit(() -> stores.visits().save(Change.to(visit)));
    }

    private <T> Either<Refusal, T> inUnit(Supplier<Either<Refusal, T>> work) {
        return stores.transactions().run(work);
    }

    private void lift(Instant at) {
        inTransaction(() -> {
            stores.cancelledDays().lift(DAY, at);
            return at;
        });
    }

    private CancelledDay open(UUID id, VisitId... visits) {
        var day = new CancelledDay(id, FACILITY, SPECIALIST, START, START.plusSeconds(86400), "choroba lekarza", NOW,
                Option.none(), List.of(visits).stream().map(Item::waiting).toList());
        inTransaction(() -> {
            stores.cancelledDays().open(day);
            return day;
        });
        return day;
    }

    private VisitId claimed() {
        return inTransaction(() -> stores.cancelledDays().claimNext()).map(CancelledDays.Waiting::visit).get();
    }

    private void done(VisitId visit, String result, int seconds) {
        inTransaction(() -> {
            stores.cancelledDays().done(DAY, visit, result, NOW.plusSeconds(seconds));
            return visit;
        });
    }
}
