package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.policy.AfterCutoff;
import pl.proassist.domain.policy.Cutoff;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.ShortNotice;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitRefusal.SlotTaken;

/** What every store of visits must do, above all: sell no slot twice. */
public abstract class VisitsContract extends StoresContract {

    private static final Instant LATER = START.plus(Duration.ofHours(3));

    @ParameterizedTest @MethodSource("everyState") @Proves("PAY-25")
    void a_visit_in_any_state_comes_back_as_it_was(Visit visit) {
        given(visit);

        assertThat(stored(visit)).isEqualTo(Option.some(visit));
    }

    static Stream<Visit> everyState() {
        return Stream.of(aVisit().awaitingPayment(), aVisit().room(ROOM).confirmed(), aVisit().lapsed(), aVisit().completed(), aVisit().noShow(),
                aVisit().cancelled(CancelledBy.PATIENT), aVisit().cancelled(CancelledBy.FACILITY),
                aVisit().on(terms().none()).confirmed(), aVisit().on(terms().onSite("150.00")).confirmed(),
                aVisit().on(terms().optional("150.00").sendBy(MessageChannel.SMS)).confirmed(),
                aVisit().on(terms().rule(new DeadlineRule.BeforeVisit(new Lead.Days(2))).decidedBy(Level.SERVICE_SPECIALIST).blacklisted()).awaitingPayment(),
                aVisit().on(terms().rule(new DeadlineRule.FromBooking(new Lead.Elapsed(Duration.ofHours(24)), Lead.NONE))).awaitingPayment(),
                aVisit().on(terms().rule(new DeadlineRule.UntilHour(Cutoff.MIDNIGHT, 1, AfterCutoff.BLOCK, new Lead.Days(1)))).awaitingPayment(),
                aVisit().on(terms().rule(new DeadlineRule.Fixed(LATER)).deadline(BOOKED.plusSeconds(60)).decidedBy(Level.MANUAL)
                        .settings(Builders.settings().zone("America/New_York").minPayWindow("PT0S").floor("PT1M").hardStop("PT12H")
                                .shortNotice(ShortNotice.ON_SITE).settlementGrace("PT7M").inFlightGrace("PT1H").latePayment(LatePayment.REFUND)))
                        .awaitingPayment());
    }

    @Test void an_unknown_visit_is_not_found() {
        var unknown = aVisit().confirmed();

        assertThat(stored(unknown)).isEqualTo(Option.none());
    }

    @Test void an_instant_keeps_its_microseconds() {
        var visit = given(aVisit().bookedAt(Instant.parse("2026-01-12T14:20:00.123456Z")).confirmed());

        assertThat(stored(visit)).isEqualTo(Option.some(visit));
    }

    @Test void an_instant_in_the_hour_that_clocks_skip_is_kept_too() {
        var visit = given(aVisit().at(Instant.parse("2026-03-29T02:30:00Z")).bookedAt(Instant.parse("2026-03-29T01:30:00Z")).confirmed());

        assertThat(stored(visit)).isEqualTo(Option.some(visit));
    }

    @Test void a_change_is_stored_with_its_events() {
        var visit = aVisit().confirmed();

        save(Change.to(visit, new VisitBooked(visit.id()), new VisitConfirmed(visit.id(), VisitConfirmed.How.AT_BOOKING)));

        assertThat(stored(visit)).isEqualTo(Option.some(visit));
        assertThat(announced()).contains(new VisitBooked(visit.id()));
    }

    @Test void a_state_replaces_the_one_before() {
        var visit = given(aVisit().awaitingPayment());

        var paid = change(visit, waiting -> Either.right(waiting.paid(BOOKED, false, BOOKED).change()));

        assertThat(stored(visit)).isEqualTo(Option.some(paid.next()));
    }

    @Test void what_is_rolled_back_was_never_there() {
        var visit = aVisit().confirmed();

        stores.transactions().run(() -> stores.visits().save(Change.to(visit, new VisitBooked(visit.id())))
                .flatMap(saved -> Either.left(new SlotTaken(visit.id()))));

        assertThat(stored(visit)).isEqualTo(Option.none());
        assertThat(announced()).isEmpty();
        assertThat(save(Change.to(aVisit().confirmed())).isRight()).isTrue();
    }

    @Test void what_ends_in_an_exception_was_never_there() {
        var visit = aVisit().confirmed();

        assertThatThrownBy(() -> stores.transactions().run(() -> stores.visits().save(Change.to(visit, new VisitBooked(visit.id())))
                .map(saved -> { throw new IllegalArgumentException("a bug"); }))).isInstanceOf(IllegalArgumentException.class);

        assertThat(stored(visit)).isEqualTo(Option.none());
        assertThat(announced()).isEmpty();
    }

    @Test void work_within_work_shares_its_fate() {
        var visit = aVisit().confirmed();

        stores.transactions().run(() -> {
            given(visit);
            return Either.left(new SlotTaken(visit.id()));
        });

        assertThat(stored(visit)).isEqualTo(Option.none());
    }

    @ParameterizedTest @Proves({"CAL-05", "PAY-18"})
    @CsvSource({"0,30", "-29,30", "29,30", "10,5", "-10,60", "-29,31"})
    void visits_of_one_specialist_never_overlap(long minutesLater, long length) {
        given(aVisit().awaitingPayment());

        var second = aVisit().of(ANOTHER_PATIENT).at(START.plus(Duration.ofMinutes(minutesLater))).lasting(Duration.ofMinutes(length)).confirmed();

        assertThat(save(Change.to(second, new VisitBooked(second.id())))).isEqualTo(Either.left(new SlotTaken(second.id())));
        assertThat(stored(second)).isEqualTo(Option.none());
        assertThat(announced()).isEmpty();
    }

    @ParameterizedTest @Proves("CAL-05")
    @CsvSource({"30,30", "-30,30", "-60,60", "31,1"})
    void visits_may_touch(long minutesLater, long length) {
        given(aVisit().confirmed());

        var second = aVisit().of(ANOTHER_PATIENT).at(START.plus(Duration.ofMinutes(minutesLater))).lasting(Duration.ofMinutes(length)).confirmed();

        assertThat(save(Change.to(second))).isEqualTo(Either.right(Change.to(second)));
    }

    @Test @Proves("CAL-05") void a_visit_between_two_others_must_fit_on_both_sides() {
        given(aVisit().at(START).confirmed());
        given(aVisit().at(START.plus(Duration.ofMinutes(60))).of(ANOTHER_PATIENT).confirmed());

        var tooLong = aVisit().at(START.plus(Duration.ofMinutes(30))).lasting(Duration.ofMinutes(31)).confirmed();
        var fitting = aVisit().at(START.plus(Duration.ofMinutes(30))).lasting(Duration.ofMinutes(30)).confirmed();

        assertThat(save(Change.to(tooLong))).isEqualTo(Either.left(new SlotTaken(tooLong.id())));
        assertThat(save(Change.to(fitting)).isRight()).isTrue();
    }

    @Test @Proves("CAL-05") void a_patient_is_in_one_place_at_a_time() {
        given(aVisit().confirmed());

        var elsewhere = aVisit().with(ANOTHER_SPECIALIST).at(START.plus(Duration.ofMinutes(10))).confirmed();

        assertThat(save(Change.to(elsewhere))).isEqualTo(Either.left(new SlotTaken(elsewhere.id())));
    }

    @Test @Proves("CAL-05") void a_room_holds_one_visit_at_a_time() {
        given(aVisit().room(ROOM).confirmed());

        var sameRoom = aVisit().with(ANOTHER_SPECIALIST).of(ANOTHER_PATIENT).room(ROOM).at(START.plus(Duration.ofMinutes(10))).confirmed();
        var otherRoom = aVisit().with(ANOTHER_SPECIALIST).of(ANOTHER_PATIENT).room(ANOTHER_ROOM).at(START.plus(Duration.ofMinutes(10))).confirmed();

        assertThat(save(Change.to(sameRoom))).isEqualTo(Either.left(new SlotTaken(sameRoom.id())));
        assertThat(save(Change.to(otherRoom)).isRight()).isTrue();
    }

    @Test @Proves("PAY-20") void a_lapsed_visit_gives_its_slot_back() {
        var unpaid = given(aVisit().room(ROOM).awaitingPayment());
        change(unpaid, visit -> visit.release(false, unpaid.details().terms().releaseAt()));

        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).room(ROOM).confirmed())).isRight()).isTrue();
    }

    @Test void a_cancelled_visit_gives_its_slot_back() {
        var visit = given(aVisit().confirmed());
        change(visit, confirmed -> confirmed.cancel(CancelledBy.PATIENT, "choroba", Money.ZERO, BOOKED));

        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).confirmed())).isRight()).isTrue();
    }

    @Test void a_missed_visit_keeps_its_slot() {
        given(aVisit().noShow());

        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).confirmed())).isLeft()).isTrue();
    }

    @Test @Proves("A24") void a_lapsed_visit_is_reinstated_while_its_slot_is_free() {
        var lapsed = given(aVisit().lapsed());

        var reinstated = change(lapsed, visit -> Either.right(visit.paid(BOOKED, false, BOOKED.plusSeconds(86_400)).change()));

        assertThat(stored(lapsed)).isEqualTo(Option.some(reinstated.next()));
        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).confirmed())).isLeft()).isTrue();
    }

    @Test @Proves("A24") void a_lapsed_visit_is_not_reinstated_into_a_slot_that_was_sold_again() {
        var lapsed = given(aVisit().lapsed());
        given(aVisit().of(ANOTHER_PATIENT).at(START.plus(Duration.ofMinutes(15))).confirmed());

        var refused = stores.transactions().run(() -> stores.visits().require(lapsed.id())
                .flatMap(visit -> stores.visits().save(visit.paid(BOOKED, false, BOOKED.plusSeconds(86_400)).change())));

        assertThat(refused).isEqualTo(Either.left(new SlotTaken(lapsed.id())));
        assertThat(stored(lapsed)).isEqualTo(Option.some(lapsed));
        assertThat(announced()).isEmpty();
    }

    @Test @Proves("VIS-14") void a_moved_visit_takes_the_new_slot_and_frees_the_old_one() {
        var visit = given(aVisit().room(ROOM).confirmed());

        var moved = change(visit, confirmed -> confirmed.move(false, Slot.of(LATER, Duration.ofMinutes(30)), ANOTHER_SPECIALIST, Option.some(ANOTHER_ROOM), BOOKED));

        assertThat(stored(visit)).isEqualTo(Option.some(moved.next()));
        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).room(ROOM).confirmed())).isRight()).isTrue();
        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST).at(LATER).confirmed())).isLeft()).isTrue();
        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).room(ANOTHER_ROOM).at(LATER).confirmed())).isLeft()).isTrue();
    }

    @Test @Proves("VIS-14") void a_visit_may_be_moved_by_less_than_its_own_length() {
        var visit = given(aVisit().confirmed());

        var moved = change(visit, confirmed -> confirmed.move(false, Slot.of(START.plus(Duration.ofMinutes(10)), Duration.ofMinutes(30)),
                Builders.SPECIALIST, Option.none(), BOOKED));

        assertThat(stored(visit)).isEqualTo(Option.some(moved.next()));
    }

    @Test @Proves({"VIS-14", "CAL-05"}) void a_visit_cannot_be_moved_onto_another_and_then_stays_where_it_was() {
        var visit = given(aVisit().confirmed());
        given(aVisit().of(ANOTHER_PATIENT).at(LATER).confirmed());

        var refused = stores.transactions().run(() -> stores.visits().require(visit.id())
                .flatMap(confirmed -> confirmed.move(false, Slot.of(LATER.minusSeconds(60), Duration.ofMinutes(30)), Builders.SPECIALIST, Option.none(), BOOKED))
                .flatMap(stores.visits()::save));

        assertThat(refused).isEqualTo(Either.left(new SlotTaken(visit.id())));
        assertThat(stored(visit)).isEqualTo(Option.some(visit));
        assertThat(save(Change.to(aVisit().of(ANOTHER_PATIENT).confirmed())).isLeft()).isTrue();
    }

    @Test @Proves("CAL-05") void of_sixteen_who_want_one_slot_exactly_one_gets_it() throws Exception {
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var answers = IntStream.range(0, 16).mapToObj(minute -> pool.submit(() -> {
                var visit = aVisit().id(new VisitId(Builders.id("race " + minute))).at(START.plusSeconds(minute * 60L)).confirmed();
                start.await();
                return save(Change.to(visit, new VisitBooked(visit.id())));
            })).toList();

            start.countDown();

            var won = 0;
            for (var answer : answers) {
                var got = answer.get();
                won += got.isRight() ? 1 : 0;
                got.swap().forEach(refusal -> assertThat(refusal.code()).isEqualTo("slot-taken"));
            }
            assertThat(won).isEqualTo(1);
            assertThat(announced()).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    private Change<Visit> change(Visit visit, Function<Visit, Either<Refusal, Change<Visit>>> step) {
        return stores.transactions().run(() -> stores.visits().require(visit.id()).flatMap(step).flatMap(stores.visits()::save)).get();
    }
}
