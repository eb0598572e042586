package pl.proassist.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.domain.Builders.BOOKED;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.domain.visit.CancelledBy;

/** What was kept long enough goes, whatever is done meanwhile. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgetOldRecordsTest {

    private final World world = new World();
    private final ForgetOldRecords work = new ForgetOldRecords(world.stores.oldRecords(),
            new ForgetOldRecords.Keeping(Period.ofDays(100), Period.ofDays(30), Period.ofDays(7)), world.stores.transactions(), world.clock);

    @Test void each_is_dropped_when_its_own_time_is_over_and_visits_stay() {
        var visit = world.books(aWish());
        world.cancelVisit.handle(World.STAFF, new CancelVisit.Command(visit, CancelledBy.PATIENT, "wyjazd")).get();
        world.settle();
        var told = world.told(visit).size();
        assertThat(told).isPositive();

        world.clock.set(BOOKED.plus(Duration.ofDays(31)));
        assertThat(work.runSome()).isPositive();
        assertThat(world.happened()).isEmpty();
        assertThat(world.told(visit)).hasSize(told);

        world.clock.set(BOOKED.plus(Duration.ofDays(130)));
        runAll();
        assertThat(world.told(visit)).isEmpty();
        assertThat(world.visit(visit).id()).isEqualTo(visit);
    }

    @Test void it_looks_once_an_hour_and_goes_on_at_once_while_there_is_more() {
        world.books(aWish());
        world.clock.set(BOOKED.plus(Duration.ofDays(31)));
        assertThat(work.runSome()).isPositive();
        assertThat(work.runSome()).as("nothing is left").isZero();

        world.books(aWish().at(world.clock.instant().plus(Duration.ofDays(2))));
        world.clock.advance(Duration.ofMinutes(59));
        assertThat(work.runSome()).isZero();
        assertThat(work.nextDue()).isEmpty();
    }

    private void runAll() {
        while (work.runSome() > 0) {
            assertThat(world.clock.instant()).isAfter(BOOKED);
        }
    }
}
