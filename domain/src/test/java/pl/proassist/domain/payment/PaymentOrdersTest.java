package pl.proassist.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.VisitId;

/** A link and its orders at the operator: at most one is live. */
class PaymentOrdersTest {

    private static final Function<Integer, OrderId> NEW_ID = number -> new OrderId("order-" + number);
    private static final Instant SOON = BOOKED.plusSeconds(5);

    @Test
    void a_link_comes_into_the_world_with_its_visit_and_is_derived_from_it() {
        var visit = new VisitId(id("a visit"));
        var terms = LinkTerms.of(terms().build());

        var change = PaymentLink.request(visit, FACILITY, terms);

        assertThat(change).isEqualTo(Change.to(aPaymentLink().of(visit).on(terms()).requested(),
                new PaymentLinkRequested(PaymentLinkId.of(visit), visit)));
        assertThat(PaymentLink.request(visit, FACILITY, terms)).isEqualTo(change);
        assertThat(change.next().id()).isEqualTo(PaymentLinkId.of(visit));
        assertThat(change.next().details().lookAt()).isEqualTo(terms.releaseAt());
    }

    @Test
    void an_order_is_placed_for_the_amount_and_lives_as_long_as_a_payment_is_waited_for() {
        var link = aPaymentLink().requested();
        var terms = link.details().terms();

        var placed = link.placeOrder(NEW_ID, SOON).get();

        assertThat(placed).isEqualTo(Change.to(link.with(link.details().with(new PaymentOrder(new OrderId("order-1"), 1, terms.amount(),
                SOON, terms.waitUntil(), PaymentOrder.State.PLACED, Option.none(), Option.none(), List.of())))));
    }

    @Test
    void the_order_that_is_live_is_the_answer_to_the_next_request() {
        var link = aPaymentLink().placed("order-1", BOOKED).requested();

        assertThat(link.placeOrder(NEW_ID, SOON).get()).isEqualTo(Change.to(link));
    }

    @Test
    void after_a_dead_order_comes_the_next_number() {
        var link = aPaymentLink().dead("order-1", BOOKED).requested();

        var next = link.placeOrder(NEW_ID, SOON).get().next();

        assertThat(next.details().orders()).extracting(PaymentOrder::id).containsExactly(new OrderId("order-1"), new OrderId("order-2"));
        assertThat(next.details().liveOrder(SOON)).map(PaymentOrder::number).contains(2);
    }

    @Test
    void no_order_lives_longer_than_the_operator_takes_and_the_next_one_follows() {
        var link = aPaymentLink().on(terms().deadline(BOOKED.plus(Duration.ofDays(60)))).requested();

        var first = link.placeOrder(NEW_ID, BOOKED).get().next();
        var end = BOOKED.plus(Duration.ofDays(31));
        var second = first.placeOrder(NEW_ID, end).get().next();

        assertThat(first.details().orders().get(0).validUntil()).isEqualTo(end);
        assertThat(first.details().liveOrder(end.minusSeconds(1))).isPresent();
        assertThat(second.details().orders()).hasSize(2);
    }

    @Test
    @Proves({"LNK-01", "A32"})
    void it_is_payable_at_its_deadline_and_not_after_it() {
        var link = aPaymentLink().on(terms().deadline(DEADLINE)).started("order-1", BOOKED).open();

        assertThat(link.payable(DEADLINE).get()).isEqualTo(link);
        assertThat(link.payable(DEADLINE.plusNanos(1)).getLeft()).isEqualTo(new PaymentRefusal.LinkExpired(link.id(), DEADLINE));
        assertThat(link.placeOrder(NEW_ID, DEADLINE.plusNanos(1)).getLeft()).isEqualTo(new PaymentRefusal.LinkExpired(link.id(), DEADLINE));
    }

    @ParameterizedTest
    @EnumSource(value = LinkStatus.class, names = {"PAID", "EXPIRED", "WITHDRAWN"})
    @Proves("LNK-01")
    void a_link_that_is_over_leads_nobody_to_the_operator(LinkStatus state) {
        var link = PaymentLinkStatesTest.link(state);
        var code = switch (state) {
            case PAID -> "already-paid";
            case EXPIRED -> "link-expired";
            default -> "link-withdrawn";
        };

        assertThat(link.payable(SOON).getLeft().code()).isEqualTo(code);
        assertThat(link.placeOrder(NEW_ID, SOON).getLeft().code()).isEqualTo(code);
    }

    @Test
    void it_opens_when_the_operator_has_taken_the_order() {
        var link = aPaymentLink().placed("order-1", BOOKED).requested();

        var change = link.orderStarted(new OrderId("order-1"), "remote-order-1", "https://pay.example/order-1");

        assertThat(change).isEqualTo(Change.to(aPaymentLink().of(link.details().visit()).started("order-1", BOOKED).open(),
                new PaymentLinkOpened(link.id(), link.details().visit(), new OrderId("order-1"))));
    }

    @Test
    void each_further_order_that_starts_is_told_too() {
        var link = aPaymentLink().dead("order-1", BOOKED).placed("order-2", SOON).open();

        var change = link.orderStarted(new OrderId("order-2"), "remote-order-2", "https://pay.example/order-2");

        assertThat(change).isEqualTo(Change.to(aPaymentLink().of(link.details().visit()).dead("order-1", BOOKED).started("order-2", SOON).open(),
                new PaymentLinkOpened(link.id(), link.details().visit(), new OrderId("order-2"))));
    }

    @Test
    void an_answer_that_comes_for_a_dead_order_opens_nothing() {
        var link = aPaymentLink().dead("order-1", BOOKED).requested();

        assertThat(link.orderStarted(new OrderId("order-1"), "remote-1", "https://pay.example/1")).isEqualTo(Change.to(link));
    }

    @Test
    void an_answer_for_an_order_that_is_not_ours_opens_nothing() {
        var link = aPaymentLink().requested();

        assertThat(link.orderStarted(new OrderId("another"), "remote-1", "https://pay.example/1")).isEqualTo(Change.to(link));
    }

    @ParameterizedTest
    @EnumSource(value = LinkStatus.class, names = {"PAID", "EXPIRED", "WITHDRAWN"})
    void an_answer_that_comes_when_all_is_over_opens_nothing(LinkStatus state) {
        var link = PaymentLinkStatesTest.link(state);

        var change = link.orderStarted(new OrderId("order-1"), "remote-order-1", "https://pay.example/order-1");

        assertThat(LinkStatus.of(change.next())).isEqualTo(state);
        assertThat(change.events()).isEmpty();
    }

    @Test
    void a_payer_who_was_led_to_the_operator_is_remembered_and_changes_nothing() {
        var link = aPaymentLink().started("order-1", BOOKED).open();

        assertThat(link.payerSent(new OrderId("order-1"), SOON)).isEqualTo(Change.to(link,
                new PayerSent(link.id(), link.details().visit(), new OrderId("order-1"), SOON)));
    }

    @Test
    void a_dead_order_stays_known_so_that_its_money_is() {
        var link = aPaymentLink().started("order-1", BOOKED).open();

        var dead = link.orderDead(new OrderId("order-1")).next();

        assertThat(dead.details().liveOrder(SOON)).isEmpty();
        assertThat(dead.details().order(new OrderId("order-1"))).map(PaymentOrder::remoteId).contains(Option.some("remote-order-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order 1", "zamówienie", "123456789012345678901234567890123", "a/b", "a=b"})
    void an_order_id_is_what_the_operator_takes(String text) {
        assertThat(Assertions.catchThrowable(() -> new OrderId(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
