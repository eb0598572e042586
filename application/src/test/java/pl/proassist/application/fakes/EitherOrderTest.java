package pl.proassist.application.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.settings;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.booking.ChangePaymentTerms;
import pl.proassist.application.booking.MoveVisit;
import pl.proassist.application.port.PaymentGateway;
import pl.proassist.application.prepayment.SettleUnmatched;
import pl.proassist.application.prepayment.TakePaymentAtDesk;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentOrder;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;
import pl.proassist.domain.visit.VisitStatus;

/** The races of prepayment.md 2.5, told in both orders: one outcome each, and money and slot agree afterwards. */
class EitherOrderTest {

    private static final Requirement[] ASKED = {Requirement.REQUIRED, Requirement.REQUIRED, Requirement.OPTIONAL, Requirement.NONE};

    private final World world = new World();

    @BeforeEach
    void everybody_pays_until_20() {
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves({"PAY-19", "PAY-20"})
    void payment_and_release(boolean paymentFirst) {
        var visit = world.books(aWish());
        var order = world.order(visit);
        var remoteId = world.operator.payerTries(order, Attempt.Status.FAILURE, DEADLINE.minusSeconds(1));
        inOrder(paymentFirst,
                () -> {
                    world.operator.settle(remoteId, Attempt.Status.SUCCESS, DEADLINE);
                    world.tells(order, remoteId);
                },
                () -> world.wakesUpAt(DEADLINE.plusSeconds(300)));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        agrees(visit);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancelling_and_payment(boolean paymentFirst) {
        var visit = world.books(aWish());
        var order = world.order(visit);

        inOrder(paymentFirst, () -> world.paysFor(order, world.clock.instant()), () -> cancel(visit));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CANCELLED);
        assertThat(world.refunded(visit)).isEqualTo(Money.pln("200.00"));
        agrees(visit);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void another_deadline_and_release(boolean changeFirst) {
        var visit = world.books(aWish());
        world.clock.set(DEADLINE.plusSeconds(300));

        inOrder(changeFirst, () -> giveUntil(visit, Duration.ofDays(1)), world::settle);

        assertThat(world.visit(visit).status()).isEqualTo(changeFirst ? VisitStatus.AWAITING_PAYMENT : VisitStatus.LAPSED);
        agrees(visit);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void money_at_the_desk_and_money_online(boolean deskFirst) {
        var visit = world.books(aWish());
        var order = world.order(visit);

        inOrder(deskFirst, () -> takeAtDesk(visit), () -> world.paysFor(order, world.clock.instant()));

        assertThat(world.visit(visit).status()).isEqualTo(VisitStatus.CONFIRMED);
        assertThat(kept(visit)).isEqualTo(Money.pln("200.00"));
        agrees(visit);
    }

    @Test
    void booking_and_release() {
        var first = world.books(aWish());
        var second = aWish().by(ANOTHER_PATIENT);
        world.clock.set(DEADLINE.plusSeconds(300));

        assertThat(world.bookVisit.handle(STAFF, second.command()).getLeft().code()).isEqualTo("slot-taken");
        world.settle();
        assertThat(world.bookVisit.handle(STAFF, second.command()).isRight()).isTrue();

        assertThat(world.visit(first).status()).isEqualTo(VisitStatus.LAPSED);
    }

    static LongStream seeds() {
        var first = Long.getLong("proassist.seed", 20260112L);
        return LongStream.range(first, first + 40);
    }

    /** Whatever two patients, the staff, the operator and the weather do, nothing is lost and nobody is booked twice. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void money_and_slot_agree_whatever_happens(long seed) {
        var random = new Random(seed);
        world.rules(aPolicy().facility(aRule().required().untilHour("20:00")).settings(settings().latePayment(LatePayment.values()[random.nextInt(2)])));
        var visits = new VisitId[] {world.books(aWish()), world.books(aWish().by(ANOTHER_PATIENT).at(START.plusSeconds(3600)))};

        for (int step = 0; step < 25; step++) {
            whatever(random, visits[random.nextInt(2)]);
        }
        world.operator.beAway(false);
        for (var visit : visits) {
            world.link(visit).details().orders().forEach(order -> paidAttempts(order.id()).forEach(attempt -> world.tells(order.id(), attempt.remoteId())));
        }
        world.advanceTo(START.plus(Duration.ofDays(2)));
        world.operator.payOutRefunds();
        world.advance(Duration.ofHours(1));

        assertThat(world.stores.deliveries().blocked(10)).as("seed %s: blocked", seed).isEmpty();
        for (var visit : visits) {
            assertThat(world.visit(visit).status()).as("seed %s", seed).isNotEqualTo(VisitStatus.AWAITING_PAYMENT);
            agrees(visit);
        }
    }

    private void whatever(Random random, VisitId visit) {
        switch (random.nextInt(15)) {
            case 0, 1 -> world.advance(Duration.ofMinutes(random.nextInt(120)));
            case 2 -> world.wakesUpAt(world.clock.instant().plus(Duration.ofMinutes(random.nextInt(600))));
            case 3 -> world.leadToOperator.handle(world.stores.addresses().token(world.link(visit).id()), Option.none());
            case 4 -> latestOrder(visit).forEach(order -> world.operator.payerTries(order, Attempt.Status.values()[random.nextInt(3)], world.clock.instant()));
            case 5 -> latestOrder(visit).forEach(order -> world.paysFor(order, world.clock.instant()));
            case 6 -> latestOrder(visit).forEach(order -> world.tells(order, world.operator.payerTries(order, Money.pln("20.00"), Attempt.Status.SUCCESS, world.clock.instant())));
            case 7 -> world.operator.beAway(random.nextBoolean());
            case 8 -> world.operator.loseTheNextReply();
            case 9 -> change(visit, ASKED[random.nextInt(ASKED.length)], Duration.ofMinutes(1 + random.nextInt(600)));
            case 10 -> {
                if (random.nextInt(4) == 0) {
                    cancel(visit);
                } else {
                    move(visit, random);
                }
            }
            case 11 -> {
                if (random.nextInt(4) == 0) {
                    takeAtDesk(visit);
                }
            }
            case 12 -> world.withdrawPaymentLink.handle(STAFF, world.link(visit).id());
            case 13 -> world.stores.transactions().loseTheNextRaces(1);
            default -> world.link(visit).details().payments().stream().filter(payment -> payment.fate() == Payment.Fate.UNMATCHED).findFirst()
                    .ifPresent(payment -> world.settleUnmatched.handle(STAFF, new SettleUnmatched.Command(payment.id(), random.nextBoolean())));
        }
    }

    /** An order that reached the operator and takes money: where it does not, nobody can pay. */
    private Option<OrderId> latestOrder(VisitId visit) {
        return Option.ofOptional(world.link(visit).details().orders().stream().map(PaymentOrder::id)
                .filter(world.operator::takesMoneyFor).reduce((one, next) -> next));
    }

    private void cancel(VisitId visit) {
        world.cancelVisit.handle(STAFF, new CancelVisit.Command(visit, CancelledBy.PATIENT, "wyjazd"));
        world.settle();
    }

    private void giveUntil(VisitId visit, Duration time) {
        change(visit, Requirement.REQUIRED, time);
    }

    private void change(VisitId visit, Requirement requirement, Duration time) {
        world.changePaymentTerms.handle(STAFF, new ChangePaymentTerms.Command(visit,
                World.byHand(byHand().asking(requirement).payBy(world.clock.instant().plus(time)))));
        world.settle();
    }

    private void move(VisitId visit, Random random) {
        world.moveVisit.handle(STAFF, new MoveVisit.Command(visit, CancelledBy.values()[random.nextInt(2)],
                START.plus(Duration.ofMinutes(random.nextInt(600))), Option.none(), Option.none(), Option.none()));
        world.settle();
    }

    private void takeAtDesk(VisitId visit) {
        world.takePaymentAtDesk.handle(STAFF, new TakePaymentAtDesk.Command(visit, World.receipt(visit.toString()), world.visit(visit).amount(), Payment.Means.CASH));
        world.settle();
    }

    private List<PaymentGateway.OperatorAttempt> paidAttempts(OrderId order) {
        return world.operator.attempts(order).stream().filter(attempt -> attempt.status() == Attempt.Status.SUCCESS).toList();
    }

    private static void inOrder(boolean firstFirst, Runnable first, Runnable second) {
        (firstFirst ? first : second).run();
        (firstFirst ? second : first).run();
    }

    private Money kept(VisitId visit) {
        return world.link(visit).details().payments().stream().filter(payment -> payment.fate() == Payment.Fate.KEPT).map(Payment::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Money is kept for a visit that stands, and for no other; all the operator received is in our books; nothing goes back that we do not know of. */
    private void agrees(VisitId visit) {
        var link = world.link(visit).details();
        var view = world.visit(visit);
        var stands = view.status() == VisitStatus.CONFIRMED;

        assertThat(stands || kept(visit).isZero()).as("%s keeps %s", view.status(), kept(visit)).isTrue();
        assertThat(!stands || !kept(visit).isZero() || view.requirement() != Requirement.REQUIRED).as("%s and nothing paid", view.status()).isTrue();
        for (var order : link.orders()) {
            paidAttempts(order.id()).forEach(attempt ->
                    assertThat(link.payments()).as("money of order %s", order.number()).anyMatch(payment -> payment.remoteId().contains(attempt.remoteId())
                            && payment.amount().equals(attempt.amount())));
        }
        for (var payment : link.payments()) {
            var back = payment.remoteId().map(world.operator::orderedBack).getOrElse(Money.ZERO);
            assertThat(back).as("ordered back of a payment that is %s", payment.fate()).isEqualTo(
                    payment.fate() == Payment.Fate.GIVEN_BACK && payment.means() == Payment.Means.ONLINE ? payment.amount() : Money.ZERO);
        }
    }
}
