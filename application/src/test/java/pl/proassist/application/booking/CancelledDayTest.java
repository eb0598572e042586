package pl.proassist.application.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.CancelledDays;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** The doctor is ill: every visit of the day is cancelled with its refund, one by one, whatever dies in between. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CancelledDayTest {

    private static final UUID DAY = id("day");

    private final World world = new World();

    @Test @Proves({"VIS-13", "A23"})
    void every_visit_of_the_specialist_that_day_is_cancelled_with_its_money_and_each_is_listed() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        var paid = world.books(aWish());
        world.pays(paid);
        var unpaid = world.books(aWish().at(START.plus(Duration.ofHours(1))).by(ANOTHER_PATIENT));
        var nextDay = world.books(aWish().at(START.plus(Duration.ofDays(1))));
        var withAnother = world.books(aWish().at(START.plus(Duration.ofHours(2))).with(ANOTHER_SPECIALIST));

        cancelDay();
        world.settle();

        assertThat(List.of(paid, unpaid)).allMatch(visit -> world.visit(visit).status() == VisitStatus.CANCELLED);
        assertThat(List.of(nextDay, withAnother)).noneMatch(visit -> world.visit(visit).status() == VisitStatus.CANCELLED);
        assertThat(world.refunded(paid)).isEqualTo(Money.pln("200.00"));
        var shown = world.showCancelledDay.one(STAFF, DAY).get();
        assertThat(shown.day().isDone()).isTrue();
        assertThat(shown.lines()).extracting(line -> line.item().visit() + " " + line.item().result().get())
                .containsExactly(paid + " cancelled", unpaid + " cancelled");
        assertThat(world.told(paid)).anyMatch(told -> told.startsWith("VISIT_CANCELLED"));
    }

    @Test @Proves({"VIS-13", "VIS-14"})
    void nobody_books_that_day_of_the_specialist_until_it_is_lifted() {
        var moved = world.books(aWish().at(START.plus(Duration.ofDays(1))));
        cancelDay();
        world.settle();

        assertThat(world.bookVisit.handle(STAFF, aWish().command()).getLeft().code()).isEqualTo("day-cancelled");
        assertThat(world.moveVisit.handle(STAFF, new MoveVisit.Command(moved, CancelledBy.PATIENT, START.plus(Duration.ofHours(1)), Option.none(), Option.none(),
                Option.none())).getLeft().code()).isEqualTo("day-cancelled");
        assertThat(free()).isEmpty();
        assertThat(world.books(aWish().with(ANOTHER_SPECIALIST))).as("somebody else may").isNotNull();
        assertThat(world.showCancelledDay.list(STAFF, FACILITY, 10).get()).extracting(CancelledDay::id).containsExactly(DAY);

        assertThat(world.liftCancelledDay.handle(STAFF, DAY).get().lifted()).contains(world.clock.instant());
        assertThat(free()).isNotEmpty();
        assertThat(world.visit(world.books(aWish().by(ANOTHER_PATIENT))).status()).isEqualTo(VisitStatus.CONFIRMED);
        world.clock.advance(Duration.ofSeconds(5));
        assertThat(world.liftCancelledDay.handle(STAFF, DAY).get().lifted()).as("asked again").contains(world.clock.instant().minusSeconds(5));
    }

    @Test @Proves("A24")
    void money_that_comes_for_a_lapsed_visit_of_a_cancelled_day_goes_back() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        var visit = world.books(aWish());
        var order = world.order(visit);
        world.advanceTo(world.visit(visit).deadline().get().plus(Duration.ofHours(1)));
        cancelDay();

        world.paysFor(order, world.clock.instant());

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.LAPSED);
        assertThat(world.refunded(visit)).isEqualTo(Money.pln("200.00"));
    }

    private List<FreeTimes.Free> free() {
        return world.freeTimes.handle(STAFF, new FreeTimes.Question(FACILITY, Option.some(SPECIALIST), SERVICE, START, START.plus(Duration.ofHours(3)))).get();
    }

    @Test
    void the_same_request_again_is_the_same_day() {
        world.books(aWish());

        assertThat(cancelDay().get()).isEqualTo(cancelDay().get());
        world.settle();
        assertThat(cancelDay().get().items()).hasSize(1);
    }

    @Test
    void a_visit_that_was_given_up_meanwhile_is_listed_with_the_reason_and_stops_nothing() {
        var first = world.books(aWish());
        var second = world.books(aWish().at(START.plus(Duration.ofHours(1))));
        cancelDay();
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(first, CancelledBy.PATIENT, "wyjazd")).get();
        world.settle();

        assertThat(world.showCancelledDay.one(STAFF, DAY).get().lines()).extracting(line -> line.item().result().get())
                .containsExactly("visit-closed", "cancelled");
        assertThat(world.visit(second).status()).isEqualTo(VisitStatus.CANCELLED);
    }

    @Test
    void no_more_than_sixty_in_a_minute_and_the_rest_as_soon_as_there_is_a_turn() {
        var visits = IntStream.range(0, 65).mapToObj(number -> world.books(aWish().at(START.plus(Duration.ofMinutes(30L * number))))).toList();
        world.cancelDay.handle(STAFF, new CancelDay.Command(DAY, FACILITY, SPECIALIST, START, START.plus(Duration.ofDays(3)), "choroba")).get();
        world.settle();

        assertThat(cancelled(visits)).isEqualTo(60);
        assertThat(world.nextDue()).isEqualTo(Option.some(world.clock.instant().plusSeconds(60)));
        world.advance(Duration.ofSeconds(60));
        assertThat(cancelled(visits)).isEqualTo(65);
    }

    /** A server that dies at the worst moments: before, between and after each line; the next one goes on where it was. */
    @Test
    void a_server_that_dies_in_the_middle_cancels_nothing_twice_and_forgets_nothing() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
        var visits = new ArrayList<VisitId>();
        for (int number = 0; number < 4; number++) {
            var visit = world.books(aWish().at(START.plus(Duration.ofMinutes(30L * number))));
            world.pays(visit);
            visits.add(visit);
        }
        cancelDay();
        var dying = new DyingDays(world.stores.cancelledDays());
        var work = new CancelVisitsOfDay(dying, world.stores.visits(), world.stores.links(), world.stores.tasks(), world.stores.transactions(), world.clock);

        for (int deaths = 0; deaths < 4; deaths++) {
            dying.diesAfter(deaths % 2);
            assertThatIllegalStateException().isThrownBy(work::runSome);
        }
        dying.lives();
        while (work.runSome() > 0) {
            assertThat(cancelled(visits)).isPositive();
        }
        world.settle();

        assertThat(cancelled(visits)).isEqualTo(4);
        assertThat(visits).allSatisfy(visit -> assertThat(world.refunded(visit)).isEqualTo(Money.pln("200.00")));
        assertThat(world.happened().stream().filter(event -> event.name().equals("visit-cancelled/1"))).as("each once").hasSize(4);
        assertThat(visits).allSatisfy(visit -> assertThat(world.operator.orderedBack(world.link(visit).details().payments().get(0).remoteId().get()))
                .isEqualTo(Money.pln("200.00")));
    }

    private Either<Refusal, CancelledDay> cancelDay() {
        return world.cancelDay.handle(STAFF, new CancelDay.Command(DAY, FACILITY, SPECIALIST, START, START.plus(Duration.ofHours(12)), "choroba lekarza"));
    }

    private long cancelled(List<VisitId> visits) {
        return visits.stream().filter(visit -> world.visit(visit).status() == VisitStatus.CANCELLED).count();
    }

    /** Dies when what became of a visit is to be written down, once some were. */
    private static final class DyingDays implements CancelledDays {

        private final CancelledDays days;
        private int left = Integer.MAX_VALUE;

        DyingDays(CancelledDays days) {
            this.days = days;
        }

        void diesAfter(int lines) {
            left = lines;
        }

        void lives() {
            left = Integer.MAX_VALUE;
        }

        @Override public void hold(SpecialistId specialist) { days.hold(specialist); }

        @Override public void open(CancelledDay day) { days.open(day); }

        @Override public List<CancelledDay> of(FacilityId facility, Instant endingAfter, int limit) { return days.of(facility, endingAfter, limit); }

        @Override public void lift(UUID day, Instant now) { days.lift(day, now); }

        @Override public Option<CancelledDay> find(UUID id) { return days.find(id); }

        @Override public Option<Waiting> claimNext() { return days.claimNext(); }

        @Override public void done(UUID day, VisitId visit, String result, Instant now) {
            if (left-- <= 0) {
                throw new IllegalStateException("killed");
            }
            days.done(day, visit, result, now);
        }

        @Override public List<Instant> doneAfter(Instant since) { return days.doneAfter(since); }

        @Override public boolean isAnyWaiting() { return days.isAnyWaiting(); }
    }
}
