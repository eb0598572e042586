package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.PaymentGateway.OperatorAttempt;
import pl.proassist.application.port.PaymentGateway.OrderRequest;
import pl.proassist.application.port.PaymentGateway.RefundAnswer;
import pl.proassist.application.port.PaymentGateway.RefundProgress;
import pl.proassist.application.port.PaymentGateway.StartAnswer;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.shared.Money;

/** What the rest of the product relies on with any payment operator, real or played. */
@Proves("LNK-07")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class PaymentGatewayContract {

    private static final OrderId ORDER = new OrderId("V7K2M9QX0000000000000a-1");
    private static final OrderId NEVER_STARTED = new OrderId("V7K2M9QX0000000000000b-1");
    private static final Money PRICE = Money.pln("180.00");
    private static final Instant NOON = Instant.parse("2027-03-14T11:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(127);
    private static final String CANCELLATION = "3f2b8c1d9e7a4b60a5c4d3e2f1908172";
    private static final String REFUND = "0f2b8c1d9e7a4b60a5c4d3e2f1908173";
    private static final String OTHER_REFUND = "1f2b8c1d9e7a4b60a5c4d3e2f1908174";

    protected abstract PaymentGateway gateway();

    /** At the operator, a payer tries to pay the whole amount of the order and it ends so; answers the operator's id of the attempt. */
    protected abstract String payerTries(OrderId order, Attempt.Status outcome, Instant at);

    /** Whether the operator would let a payer begin now. */
    protected abstract boolean takesMoneyFor(OrderId order);

    /** The next question is understood and acted on, but its answer never comes back. */
    protected abstract void loseTheNextReply();

    /** What the operator's own books say was ordered to go back of this attempt. */
    protected abstract Money orderedBack(String remoteId);

    /** The operator pays out what was ordered back. */
    protected abstract void payOutRefunds();

    @Test void a_started_order_has_an_address_to_pay_at() {
        var answer = gateway().start(order(ORDER));

        assertThat(answer).isInstanceOfSatisfying(StartAnswer.Started.class, started -> {
            assertThat(started.remoteId()).isNotBlank();
            assertThat(started.payUrl()).startsWith("http");
        });
        assertThat(takesMoneyFor(ORDER)).isTrue();
    }

    @Test void a_payer_without_an_address_of_e_mail_can_pay_as_well() {
        var answer = gateway().start(new OrderRequest(ORDER, PRICE, "Wizyta", Option.none(), NOON, LATER));

        assertThat(answer).isInstanceOf(StartAnswer.Started.class);
    }

    @Test void an_order_that_was_never_started_has_no_attempts() {
        assertThat(gateway().ask(NEVER_STARTED)).isEmpty();
    }

    @Proves("LNK-08")
    @Test void every_attempt_of_the_payer_is_told() {
        gateway().start(order(ORDER));
        var failed = payerTries(ORDER, Attempt.Status.FAILURE, NOON);
        var paid = payerTries(ORDER, Attempt.Status.SUCCESS, LATER);

        var told = gateway().ask(ORDER);

        assertThat(told).contains(
                new OperatorAttempt(ORDER, failed, PRICE, "PLN", Attempt.Status.FAILURE, NOON),
                new OperatorAttempt(ORDER, paid, PRICE, "PLN", Attempt.Status.SUCCESS, LATER));
    }

    @Test void a_payment_under_way_is_told_as_pending() {
        gateway().start(order(ORDER));
        var underWay = payerTries(ORDER, Attempt.Status.PENDING, NOON);

        assertThat(gateway().ask(ORDER)).contains(new OperatorAttempt(ORDER, underWay, PRICE, "PLN", Attempt.Status.PENDING, NOON));
    }

    @Test void a_lost_reply_to_a_start_is_weather_and_the_order_may_be_there() {
        loseTheNextReply();

        assertThatThrownBy(() -> gateway().start(order(ORDER))).isInstanceOf(GatewayUnavailable.class);

        assertThat(takesMoneyFor(ORDER)).isTrue();
    }

    @Test void a_lost_reply_to_a_question_is_weather_and_it_may_be_asked_again() {
        gateway().start(order(ORDER));
        payerTries(ORDER, Attempt.Status.SUCCESS, NOON);
        loseTheNextReply();

        assertThatThrownBy(() -> gateway().ask(ORDER)).isInstanceOf(GatewayUnavailable.class);

        assertThat(gateway().ask(ORDER)).extracting(OperatorAttempt::status).contains(Attempt.Status.SUCCESS);
    }

    @Test void a_cancelled_order_takes_no_money() {
        var remoteId = started(ORDER);

        var nothingLeft = gateway().cancel(ORDER, Option.some(remoteId), CANCELLATION);

        assertThat(nothingLeft).isTrue();
        assertThat(takesMoneyFor(ORDER)).isFalse();
    }

    @Test void an_order_whose_start_was_not_answered_is_cancelled_by_its_own_id() {
        loseTheNextReply();
        assertThatThrownBy(() -> gateway().start(order(ORDER))).isInstanceOf(GatewayUnavailable.class);

        var nothingLeft = gateway().cancel(ORDER, Option.none(), CANCELLATION);

        assertThat(nothingLeft).isTrue();
        assertThat(takesMoneyFor(ORDER)).isFalse();
    }

    @Test void a_cancellation_whose_reply_was_lost_is_repeated_without_harm() {
        var remoteId = started(ORDER);
        loseTheNextReply();
        assertThatThrownBy(() -> gateway().cancel(ORDER, Option.some(remoteId), CANCELLATION)).isInstanceOf(GatewayUnavailable.class);

        var nothingLeft = gateway().cancel(ORDER, Option.some(remoteId), CANCELLATION);

        assertThat(nothingLeft).isTrue();
        assertThat(takesMoneyFor(ORDER)).isFalse();
    }

    @Test void of_an_order_that_was_never_started_nothing_is_left_to_pay() {
        assertThat(gateway().cancel(NEVER_STARTED, Option.none(), CANCELLATION)).isTrue();
    }

    @Test void cancelling_never_undoes_a_payment() {
        gateway().start(order(ORDER));
        var paid = payerTries(ORDER, Attempt.Status.SUCCESS, NOON);

        gateway().cancel(ORDER, Option.some(paid), CANCELLATION);

        assertThat(gateway().ask(ORDER)).contains(new OperatorAttempt(ORDER, paid, PRICE, "PLN", Attempt.Status.SUCCESS, NOON));
    }

    @Test void a_refund_is_under_way_until_the_money_has_left() {
        var paid = paid(ORDER);

        var answer = gateway().refund(REFUND, paid, PRICE);

        assertThat(answer).isEqualTo(new RefundAnswer.Accepted());
        assertThat(gateway().askRefund(REFUND)).isEqualTo(new RefundProgress.Pending());
        payOutRefunds();
        assertThat(gateway().askRefund(REFUND)).isEqualTo(new RefundProgress.Done());
    }

    @Test void the_same_refund_id_twice_is_one_refund() {
        var paid = paid(ORDER);

        gateway().refund(REFUND, paid, PRICE);
        var again = gateway().refund(REFUND, paid, PRICE);

        assertThat(again).isEqualTo(new RefundAnswer.Accepted());
        assertThat(orderedBack(paid)).isEqualTo(PRICE);
    }

    @Test void a_refund_whose_reply_was_lost_is_weather_and_repeated_it_is_one_refund() {
        var paid = paid(ORDER);
        loseTheNextReply();
        assertThatThrownBy(() -> gateway().refund(REFUND, paid, PRICE)).isInstanceOf(GatewayUnavailable.class);

        var again = gateway().refund(REFUND, paid, PRICE);

        assertThat(again).isEqualTo(new RefundAnswer.Accepted());
        assertThat(orderedBack(paid)).isEqualTo(PRICE);
    }

    @Test void two_refund_ids_are_two_refunds() {
        var paid = paid(ORDER);

        gateway().refund(REFUND, paid, Money.pln("60.00"));
        gateway().refund(OTHER_REFUND, paid, Money.pln("20.00"));

        assertThat(orderedBack(paid)).isEqualTo(Money.pln("80.00"));
    }

    @Test void a_payment_that_the_operator_does_not_know_cannot_be_given_back() {
        var answer = gateway().refund(REFUND, "NOSUCHPAYMENT", PRICE);

        assertThat(answer).isInstanceOf(RefundAnswer.Refused.class);
    }

    private String started(OrderId order) {
        return ((StartAnswer.Started) gateway().start(order(order))).remoteId();
    }

    private String paid(OrderId order) {
        gateway().start(order(order));
        return payerTries(order, Attempt.Status.SUCCESS, NOON);
    }

    private static OrderRequest order(OrderId order) {
        return new OrderRequest(order, PRICE, "Wizyta 2027-03-15 10:30", Option.some(new EmailAddress("anna.nowak@example.org")), NOON, LATER);
    }
}
