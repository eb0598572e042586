package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.adapters.persistence.JpaTest.read;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.delivery.Subscriptions;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Stores;
import pl.proassist.application.port.TransactionsContract;
import pl.proassist.application.port.VisitViews;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.patient.PatientId;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.Receipt;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.CancelledDay;
import pl.proassist.domain.visit.Slot;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.VisitStatus;

class JpaTransactionsTest extends TransactionsContract {

    @Override protected Stores emptyStores(Subscriptions subscriptions, Clock clock) {
        return JpaStores.empty(subscriptions, clock);
    }

    @Override protected <T> Either<Refusal, T> overtaken(PatientId patient, Runnable rival, Supplier<Either<Refusal, T>> work) {
        var tries = new AtomicInteger();
        return stores.transactions().run(() -> {
            if (tries.getAndIncrement() == 0) {
                stores.patients().find(patient);
                elsewhere(rival);
            }
            return work.get();
        });
    }

    @Test void work_that_lost_a_race_is_run_again_and_sees_what_the_winner_did() throws Exception {
        var visit = given(aVisit().confirmed());
        var tries = new AtomicInteger();

        var refused = stores.transactions().run(() -> stores.visits().require(visit.id())
                .flatMap(found -> {
                    if (tries.incrementAndGet() == 1) {
                        elsewhere(() -> stores.transactions().run(() -> stores.visits().require(visit.id())
                                .flatMap(same -> same.cancel(CancelledBy.PATIENT, "choroba", Money.ZERO, BOOKED)).flatMap(stores.visits()::save)));
                    }
                    return found.complete();
                })
                .flatMap(stores.visits()::save));

        assertThat(tries).hasValue(2);
        assertThat(refused).isEqualTo(Either.left(new VisitRefusal.NotConfirmed(visit.id())));
        assertThat(stored(visit).map(VisitStatus::of)).isEqualTo(Option.some(VisitStatus.CANCELLED));
    }

    @Test void the_bench_can_do_without_a_trail() {
        var jpa = (JpaStores) stores;
        var visit = aVisit().confirmed();

        JpaTransactions.withoutTrail(jpa.session(), new EventJournal(SUBSCRIPTIONS, CLOCK)).run(Actor.SYSTEM.does("visit.book"),
                () -> stores.visits().save(Change.to(visit, new VisitBooked(visit.id()))));

        assertThat(stored(visit)).isEqualTo(Option.some(visit));
        assertThat(announced()).containsExactly(new VisitBooked(visit.id()));
        assertThat(trail()).isEmpty();
    }

    @Test @Proves("LNK-08") void two_payments_of_one_link_at_once_are_both_kept() throws Exception {
        var link = given(aPaymentLink().of(given(aVisit().awaitingPayment())).started("o-1", NOW).open());
        var meet = new CyclicBarrier(2);

        together(() -> pay(link, "R1", meet), () -> pay(link, "R2", meet));

        assertThat(stored(link).get().details().payments()).hasSize(2).extracting(payment -> payment.fate().name())
                .containsExactly("KEPT", "GIVEN_BACK");
    }

    private Change<PaymentLink> pay(PaymentLink link, String remoteId, CyclicBarrier meet) {
        var met = new AtomicInteger();
        return inTransaction(() -> {
            var found = stores.links().find(link.id()).get();
            meetOnce(met, meet);
            return stores.links().save(found.receive(new Receipt(new OrderId("o-1"), remoteId, Money.pln("150.00"), "PLN", NOW, NOW)));
        });
    }

    @Test @Proves("PAY-18") void two_equal_bookings_at_once_are_one_visit() throws Exception {
        var visit = aVisit().confirmed();
        var meet = new CyclicBarrier(2);
        Supplier<Either<?, Visit>> booking = () -> {
            var met = new AtomicInteger();
            return stores.transactions().run(() -> stores.visits().find(visit.id()).fold(() -> {
                meetOnce(met, meet);
                return stores.visits().save(Change.to(visit, new VisitBooked(visit.id()))).map(Change::next);
            }, Either::right));
        };

        var answers = together(booking, booking);

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(Either.right(visit)));
        assertThat(announced()).containsExactly(new VisitBooked(visit.id()));
    }

    @Test void a_deadlock_is_nobodys_defeat() throws Exception {
        var tries = new AtomicInteger();
        var meet = new CyclicBarrier(2);

        together(() -> lockBoth(SPECIALIST, ANOTHER_SPECIALIST, meet, tries), () -> lockBoth(ANOTHER_SPECIALIST, SPECIALIST, meet, tries));

        assertThat(tries).hasValue(3);
    }

    private int lockBoth(SpecialistId one, SpecialistId other, CyclicBarrier meet, AtomicInteger tries) {
        var met = new AtomicInteger();
        return inTransaction(() -> {
            tries.incrementAndGet();
            var connection = ((JpaStores) stores).session().unit().connection();
            Sql.run(connection, "UPDATE bookable SET seq = seq + 1 WHERE id = ?", one.value());
            meetOnce(met, meet);
            return Sql.run(connection, "UPDATE bookable SET seq = seq + 1 WHERE id = ?", other.value());
        });
    }

    @Test void two_changes_of_the_payment_rules_at_once_are_two_versions() throws Exception {
        inTransaction(() -> { stores.policies().save(aPolicy().build(), Author.SYSTEM, NOW); return NOW; });
        var meet = new CyclicBarrier(2);
        Supplier<Long> change = () -> {
            var met = new AtomicInteger();
            return inTransaction(() -> {
                var next = stores.policies().whole(aPolicy().build().facility()).version() + 1;
                meetOnce(met, meet);
                stores.policies().save(aPolicy().version(next).facility(aRule().required()).build(), Author.SYSTEM, NOW);
                return next;
            });
        };

        assertThat(together(change, change)).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test void work_that_always_loses_is_given_up_in_the_end() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> inTransaction(() -> {
            tries.incrementAndGet();
            throw new LostRace("again");
        })).isInstanceOf(LostRace.class);

        assertThat(tries).hasValue(8);
    }

    @Test @Proves({"CAL-05", "VIS-14"}) void visits_that_move_around_each_other_never_overlap() throws Exception {
        var random = new Random(20260112);
        var visits = IntStream.range(0, 8).mapToObj(each ->
                given(aVisit().of(each % 2 == 0 ? PATIENT : ANOTHER_PATIENT).at(START.plus(Duration.ofHours(each))).confirmed())).toList();
        var moves = IntStream.range(0, 160).<Supplier<Integer>>mapToObj(each -> {
            var visit = visits.get(random.nextInt(8));
            var start = START.plus(Duration.ofMinutes(random.nextInt(300)));
            var specialist = random.nextBoolean() ? SPECIALIST : ANOTHER_SPECIALIST;
            return () -> stores.transactions().run(() -> stores.visits().require(visit.id())
                    .flatMap(found -> found.move(false, Slot.of(start, Duration.ofMinutes(30)), specialist, Option.none(), BOOKED))
                    .flatMap(stores.visits()::save)).fold(refused -> 0, moved -> 1);
        }).toList();

        var moved = together(moves.toArray(Supplier[]::new)).stream().mapToInt(each -> (int) each).sum();

        assertThat(moved).isBetween(1, 159);
        assertThat(read("""
                SELECT COUNT(*) AS n FROM visit a JOIN visit b ON a.seq < b.seq AND (a.specialist = b.specialist OR a.patient = b.patient)
                AND a.start_at < b.end_at AND b.start_at < a.end_at""", row -> row.number("n"))).containsExactly(0L);
        assertThat(read("""
                SELECT COUNT(*) AS n FROM claim c JOIN visit v ON v.id = c.holder AND v.start_at = c.starts_at AND v.end_at = c.ends_at
                AND c.resource IN (v.specialist, v.patient)""", row -> row.number("n"))).containsExactly(16L);
        assertThat(read("SELECT COUNT(*) AS n FROM claim", row -> row.number("n"))).containsExactly(16L);
    }

    /** Whichever comes first: a booking that was there is on the day's list, one that comes later is refused. */
    @Test @Proves({"VIS-13", "CAL-05"}) void nobody_slips_into_a_day_while_it_is_cancelled() throws Exception {
        for (int round = 0; round < 12; round++) {
            var begin = START.plus(Duration.ofDays(round));
            var visit = aVisit().at(begin.plus(Duration.ofHours(1))).confirmed();
            var meet = new CyclicBarrier(2);
            var id = UUID.randomUUID();

            var answers = together(() -> meetAnd(meet, () -> save(Change.to(visit))), () -> meetAnd(meet, () -> cancelDay(id, begin)));

            var listed = inTransaction(() -> stores.cancelledDays().find(id)).get().items().stream().anyMatch(item -> item.visit().equals(visit.id()));
            assertThat(stored(visit).isDefined()).isEqualTo(listed);
            assertThat(answers.get(0)).isEqualTo(listed ? Either.right(Change.to(visit)) : Either.left(new VisitRefusal.DayCancelled(visit.id())));
        }
    }

    private CancelledDay cancelDay(UUID id, Instant begin) {
        return inTransaction(() -> {
            stores.cancelledDays().hold(SPECIALIST);
            var standing = stores.views().search(new VisitViews.Filter(Option.none(), Option.some(begin), Option.some(begin.plus(Duration.ofHours(8))),
                    Option.none(), Option.some(SPECIALIST), Option.none(), Option.none(), Option.none()), 10);
            var day = new CancelledDay(id, FACILITY, SPECIALIST, begin, begin.plus(Duration.ofHours(8)), "choroba", NOW, Option.none(),
                    standing.stream().map(each -> CancelledDay.Item.waiting(each.id())).toList());
            stores.cancelledDays().open(day);
            return day;
        });
    }

    private static <T> T meetAnd(CyclicBarrier meet, Supplier<T> work) {
        meetOnce(new AtomicInteger(), meet);
        return work.get();
    }

    @Test void servers_take_turns_in_counting_orders() throws Exception {
        var links = Stream.of(0, 1, 2, 3).map(hour -> given(aPaymentLink().of(given(aVisit().at(START.plus(Duration.ofHours(hour))).awaitingPayment())).requested())).toList();

        var seen = together(links.stream().<Supplier<Integer>>map(link -> () -> inTransaction(() -> {
            var before = stores.links().ordersPlacedAfter(NOW.minusSeconds(60)).size();
            var placed = stores.links().find(link.id()).get().placeOrder(number -> new OrderId(link.id().toString().substring(0, 30)), NOW).get();
            stores.links().save(placed);
            return before;
        })).toArray(Supplier[]::new));

        assertThat(seen.stream().map(Object::toString)).containsExactlyInAnyOrder("0", "1", "2", "3");
    }

    private static void meetOnce(AtomicInteger met, CyclicBarrier meet) {
        if (met.getAndIncrement() == 0) {
            try {
                meet.await(20, TimeUnit.SECONDS);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private static void elsewhere(Runnable work) {
        try {
            var thread = new Thread(work);
            thread.start();
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @SafeVarargs
    private static <T> List<T> together(Supplier<? extends T>... works) throws Exception {
        var pool = Executors.newFixedThreadPool(Math.min(works.length, 8));
        try {
            var futures = Arrays.stream(works).map(work -> pool.submit(() -> (T) work.get())).toList();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
