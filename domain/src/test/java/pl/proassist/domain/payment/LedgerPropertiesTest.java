package pl.proassist.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.VisitStatus;

/** Whatever happens to a link and in whatever order: one live order at most, and no money is ever lost or counted twice. */
class LedgerPropertiesTest {

    static LongStream seeds() {
        var first = Long.getLong("proassist.seed", 20260112L);
        return LongStream.range(first, first + 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void at_most_one_order_is_live_and_all_money_is_accounted_for(long seed) {
        var random = new Random(seed);
        PaymentLink link = aPaymentLink().requested();
        Map<PaymentId, Money> received = new HashMap<>();
        var now = BOOKED;

        for (int step = 0; step < 60; step++) {
            now = now.plusSeconds(random.nextInt(1200));
            var at = now;
            link = step(link, random, at, received);
            var details = link.details();

            assertThat(details.orders().stream().filter(order -> order.isLive(at))).as("seed %s, step %s: live orders", seed, step).hasSizeLessThan(2);
            assertThat(details.payments()).as("seed %s, step %s: each payment once", seed, step).extracting(Payment::id).doesNotHaveDuplicates();
            assertThat(details.payments()).as("seed %s, step %s: no money lost", seed, step)
                    .allSatisfy(payment -> assertThat(payment.amount()).isEqualTo(received.get(payment.id()))).hasSize(received.size());
            var sums = Ledger.Sums.of(VisitStatus.CONFIRMED, Option.some(LinkStatus.of(link)), Money.pln("200.00"), Money.pln("500.00"), Money.ZERO, details.payments());
            var ledger = sums.ledger();
            assertThat(ledger.received()).as("seed %s, step %s: received = kept + refundDue + refunded", seed, step)
                    .isEqualTo(ledger.kept().plus(ledger.refundDue()).plus(ledger.refunded()));
            assertThat(ledger.kept().plus(ledger.open())).as("seed %s, step %s: kept + open = due", seed, step).isEqualTo(ledger.due());
        }
    }

    private static PaymentLink step(PaymentLink link, Random random, Instant now, Map<PaymentId, Money> received) {
        var orders = link.details().orders();
        var order = orders.isEmpty() ? new OrderId("nobodys") : orders.get(random.nextInt(orders.size())).id();
        var remote = "remote-" + random.nextInt(4);
        return switch (random.nextInt(13)) {
            case 0, 1, 2 -> link.placeOrder(number -> new OrderId("order-" + number), now).map(Change::next).getOrElse(link);
            case 3 -> link.orderStarted(order, "remote-0", "https://pay.example").next();
            case 4 -> link.orderDead(order).next();
            case 5 -> link.heard(order, remote, Attempt.Status.values()[random.nextInt(3)], now).next();
            case 6 -> {
                var amount = random.nextInt(3) == 0 ? Money.pln("80.00") : Money.pln("150.00");
                received.putIfAbsent(PaymentId.of(order, remote), amount);
                yield link.receive(new Receipt(order, remote, received.get(PaymentId.of(order, remote)), "PLN", now, now)).next();
            }
            case 7 -> {
                var payment = new PaymentId(id("receipt " + random.nextInt(2)));
                var amount = link.details().terms().amount();
                var change = link.receiveAtDesk(payment, Payment.Means.CASH, amount, Money.pln("500.00"), now);
                change.forEach(taken -> received.putIfAbsent(payment, amount));
                yield change.map(Change::next).getOrElse(link);
            }
            case 8 -> random.nextInt(4) == 0 ? link.expire(now).map(Change::next).getOrElse(link) : link.lookAgain(now).next();
            case 9 -> random.nextInt(4) == 0 ? link.withdraw().map(Change::next).getOrElse(link) : link;
            case 10 -> link.change(LinkTerms.of(terms().required(random.nextBoolean() ? "80.00" : "150.00").build())).map(Change::next).getOrElse(link);
            case 11 -> link.reprice(LinkTerms.of(terms().required(random.nextBoolean() ? "200.00" : "150.00").build()), Money.pln("20.00")).map(Change::next).getOrElse(link);
            default -> settled(link, random, List.copyOf(link.details().payments()));
        };
    }

    private static PaymentLink settled(PaymentLink link, Random random, List<Payment> payments) {
        if (payments.isEmpty()) {
            return link;
        }
        var payment = payments.get(random.nextInt(payments.size())).id();
        return switch (random.nextInt(8)) {
            case 0 -> link.acceptUnmatched(payment).map(Change::next).getOrElse(link);
            case 1 -> link.refundUnmatched(payment).map(Change::next).getOrElse(link);
            case 2 -> link.refundOrdered(payment).next();
            case 3 -> link.refundDone(payment).next();
            case 4 -> link.refundFailed(payment, Refund.State.ORDERED, "BALANCE_ERROR").next().refundAgain(payment).next();
            case 5 -> link.refundByHand(payment, Money.pln("30.00"), "gest", BOOKED).map(Change::next).getOrElse(link);
            case 6 -> link.giveBack(Money.pln("70.00"), RefundReason.VISIT_CANCELLED).next();
            default -> link.refundDue(payment, RefundReason.SLOT_TAKEN).next();
        };
    }
}
