package pl.proassist.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;

/** Receiving money is a fact: it is accepted in every state and never refused (prepayment.md 2.5). */
class ReceivedMoneyTest {

    private static final OrderId ORDER = new OrderId("order-1");
    private static final PaymentId PAYMENT = PaymentId.of(ORDER, "remote-1");
    private static final Instant PAID_AT = DEADLINE.minusSeconds(60);
    private static final Instant TOLD_AT = DEADLINE;

    @Test
    @Proves("LNK-08")
    void it_is_kept_with_all_that_was_told() {
        var link = aPaymentLink().started("order-1", BOOKED).open();

        var change = link.receive(receipt("150.00"));

        assertThat(change.next().details().payments()).containsExactly(new Payment(PAYMENT, Payment.Means.ONLINE, Option.some(ORDER),
                Option.some("remote-1"), Money.pln("150.00"), "PLN", PAID_AT, TOLD_AT, Payment.Fate.KEPT, Option.none()));
        assertThat(change.events()).containsExactly(new PaymentReceived(link.id(), link.details().visit(), PAYMENT));
    }

    @Test
    @Proves("A33")
    void it_is_dated_by_the_operator_but_never_later_than_our_receipt() {
        assertThat(new Receipt(ORDER, "remote-1", Money.pln("1.00"), "PLN", PAID_AT, TOLD_AT).paidAt()).isEqualTo(PAID_AT);
        assertThat(new Receipt(ORDER, "remote-1", Money.pln("1.00"), "PLN", TOLD_AT.plusSeconds(3600), TOLD_AT).paidAt()).isEqualTo(TOLD_AT);
    }

    @ParameterizedTest
    @EnumSource(LinkStatus.class)
    void told_again_it_is_the_same_state_and_no_events(LinkStatus state) {
        var once = PaymentLinkStatesTest.link(state).receive(receipt("150.00")).next();

        assertThat(once.receive(receipt("150.00"))).isEqualTo(Change.to(once));
    }

    @ParameterizedTest
    @EnumSource(LinkStatus.class)
    void no_state_loses_it(LinkStatus state) {
        var before = PaymentLinkStatesTest.link(state);

        var after = before.receive(new Receipt(ORDER, "remote-new", Money.pln("150.00"), "PLN", PAID_AT, TOLD_AT)).next();

        assertThat(after.details().payments()).hasSize(before.details().payments().size() + 1)
                .last().extracting(Payment::amount).isEqualTo(Money.pln("150.00"));
    }

    @Test
    void it_is_taken_for_an_order_that_was_given_up() {
        var link = aPaymentLink().dead("order-1", BOOKED).open();

        assertThat(LinkStatus.of(link.receive(receipt("150.00")).next())).isEqualTo(LinkStatus.PAID);
    }

    @Nested
    class Of_another_amount_or_currency {

        @ParameterizedTest
        @CsvSource({"149.99, PLN", "150.01, PLN", "0.01, PLN", "150.00, EUR"})
        void it_pays_for_nothing_and_waits_for_staff(String amount, String currency) {
            var link = aPaymentLink().started("order-1", BOOKED).open();

            var change = link.receive(new Receipt(ORDER, "remote-1", Money.pln(amount), currency, PAID_AT, TOLD_AT));

            assertThat(LinkStatus.of(change.next())).isEqualTo(LinkStatus.OPEN);
            assertThat(change.next().details().payments()).extracting(Payment::fate).containsExactly(Payment.Fate.UNMATCHED);
            assertThat(change.events()).containsExactly(new PaymentUnmatched(link.id(), link.details().visit(), PAYMENT));
            assertThat(change.next().receive(new Receipt(ORDER, "remote-1", Money.pln(amount), currency, PAID_AT, TOLD_AT)))
                    .isEqualTo(Change.to(change.next()));
        }

        @ParameterizedTest
        @EnumSource(LinkStatus.class)
        void it_changes_no_state(LinkStatus state) {
            var change = PaymentLinkStatesTest.link(state).receive(new Receipt(ORDER, "remote-7", Money.pln("1.00"), "PLN", PAID_AT, TOLD_AT));

            assertThat(LinkStatus.of(change.next())).isEqualTo(state);
        }

        @Test
        void money_for_an_order_of_the_amount_before_a_change_is_unmatched() {
            var link = aPaymentLink().started("order-1", BOOKED).open();
            var changed = link.change(LinkTerms.of(terms().required("80.00").build())).get().next();

            assertThat(fate(changed.receive(receipt("150.00")).next())).isEqualTo(Payment.Fate.UNMATCHED);
            assertThat(fate(changed.receive(receipt("80.00")).next())).isEqualTo(Payment.Fate.UNMATCHED);
        }

        @Test
        void money_for_an_order_that_is_not_of_this_link_is_unmatched() {
            var link = aPaymentLink().requested();

            assertThat(fate(link.receive(receipt("150.00")).next())).isEqualTo(Payment.Fate.UNMATCHED);
        }

        @Test
        void staff_may_accept_it_as_the_payment() {
            var link = aPaymentLink().started("order-1", BOOKED).unmatched("order-1", "remote-1", "140.00", PAID_AT).open();

            var change = link.acceptUnmatched(PAYMENT).get();

            assertThat(LinkStatus.of(change.next())).isEqualTo(LinkStatus.PAID);
            assertThat(fate(change.next())).isEqualTo(Payment.Fate.KEPT);
            assertThat(change.events()).containsExactly(new PaymentReceived(link.id(), link.details().visit(), PAYMENT));
        }

        @Test
        void accepted_where_another_payment_is_kept_it_is_a_second_one() {
            var link = aPaymentLink().started("order-1", BOOKED).kept("order-1", "remote-0", PAID_AT)
                    .unmatched("order-1", "remote-1", "140.00", PAID_AT).paid();

            var change = link.acceptUnmatched(PAYMENT).get();

            assertThat(change.events()).containsExactly(new RefundDue(link.id(), link.details().visit(), PAYMENT, RefundReason.SECOND_PAYMENT));
        }

        @Test
        void staff_may_give_it_back() {
            var link = aPaymentLink().started("order-1", BOOKED).unmatched("order-1", "remote-1", "140.00", PAID_AT).open();

            var change = link.refundUnmatched(PAYMENT).get();

            assertThat(LinkStatus.of(change.next())).isEqualTo(LinkStatus.OPEN);
            assertThat(change.next().details().payments()).extracting(payment -> payment.refund().get())
                    .containsExactly(new Refund(RefundReason.STAFF_DECIDED, Refund.State.DUE, 1, Option.none(), Money.pln("140.00"), Money.ZERO, Option.none()));
            assertThat(change.next().details().payments()).noneMatch(Payment::wasOfTheRightAmount);
        }

        @Test
        void only_money_that_waits_can_be_decided_about() {
            var link = aPaymentLink().started("order-1", BOOKED).kept("order-1", "remote-1", PAID_AT).paid();
            var unknown = PaymentId.of(ORDER, "remote-2");

            assertThat(link.acceptUnmatched(PAYMENT).getLeft()).isEqualTo(new PaymentRefusal.PaymentSettled(PAYMENT));
            assertThat(link.refundUnmatched(PAYMENT).getLeft()).isEqualTo(new PaymentRefusal.PaymentSettled(PAYMENT));
            assertThat(link.acceptUnmatched(unknown).getLeft()).isEqualTo(new PaymentRefusal.UnknownPayment(unknown));
        }
    }

    @Nested
    class Attempts {

        @ParameterizedTest
        @CsvSource({"PENDING, SUCCESS, SUCCESS", "PENDING, FAILURE, FAILURE", "FAILURE, SUCCESS, SUCCESS", "FAILURE, PENDING, FAILURE",
                "SUCCESS, PENDING, SUCCESS", "SUCCESS, FAILURE, SUCCESS", "PENDING, PENDING, PENDING"})
        void they_never_go_back(Attempt.Status first, Attempt.Status then, Attempt.Status stays) {
            var link = aPaymentLink().started("order-1", BOOKED).open();

            var heard = link.heard(ORDER, "remote-1", first, BOOKED).next().heard(ORDER, "remote-1", then, BOOKED.plusSeconds(60));

            assertThat(heard.events()).isEmpty();
            assertThat(heard.next().details().orders().get(0).attempts()).extracting(Attempt::status).containsExactly(stays);
        }

        @Test
        void each_try_of_the_payer_is_one_of_its_own() {
            var link = aPaymentLink().started("order-1", BOOKED).open();

            var heard = link.heard(ORDER, "remote-1", Attempt.Status.FAILURE, BOOKED).next()
                    .heard(ORDER, "remote-2", Attempt.Status.PENDING, BOOKED).next();

            assertThat(heard.details().orders().get(0).attempts()).extracting(Attempt::status)
                    .containsExactly(Attempt.Status.FAILURE, Attempt.Status.PENDING);
            assertThat(heard.details().hasPending()).isTrue();
        }

        @Test
        void the_earliest_moment_it_was_pending_counts_in_whatever_order_we_hear_of_it() {
            var link = aPaymentLink().started("order-1", BOOKED).open();

            var heard = link.heard(ORDER, "remote-1", Attempt.Status.PENDING, DEADLINE.plusSeconds(60)).next()
                    .heard(ORDER, "remote-1", Attempt.Status.SUCCESS, DEADLINE.plusSeconds(120)).next();
            var late = heard.heard(ORDER, "remote-1", Attempt.Status.PENDING, DEADLINE).next();

            assertThat(heard.details().wasPendingAtDeadline()).isFalse();
            assertThat(late.details().wasPendingAtDeadline()).isTrue();
        }

        @Test
        void money_that_came_ends_the_pending() {
            var link = aPaymentLink().started("order-1", BOOKED).open();

            var paid = link.heard(ORDER, "remote-1", Attempt.Status.PENDING, BOOKED).next().receive(receipt("150.00")).next();

            assertThat(paid.details().hasPending()).isFalse();
            assertThat(paid.heard(ORDER, "remote-1", Attempt.Status.PENDING, TOLD_AT).next().details().hasPending()).isFalse();
        }
    }

    @Nested
    class Given_back {

        private final PaymentLink due = aPaymentLink().started("order-1", BOOKED)
                .givenBack("order-1", "remote-1", RefundReason.SLOT_TAKEN, Refund.State.DUE, PAID_AT).paid();

        @Test
        void a_refund_is_due_once() {
            var kept = aPaymentLink().started("order-1", BOOKED).kept("order-1", "remote-1", PAID_AT).paid();

            var once = kept.refundDue(PAYMENT, RefundReason.SLOT_TAKEN);

            assertThat(once.events()).containsExactly(new RefundDue(kept.id(), kept.details().visit(), PAYMENT, RefundReason.SLOT_TAKEN));
            assertThat(once.next().refundDue(PAYMENT, RefundReason.VISIT_CANCELLED)).isEqualTo(Change.to(once.next()));
            assertThat(kept.refundDue(PaymentId.of(ORDER, "unknown"), RefundReason.SLOT_TAKEN)).isEqualTo(Change.to(kept));
        }

        @Test
        void it_goes_from_due_to_ordered_to_done() {
            var ordered = due.refundOrdered(PAYMENT);
            var done = ordered.next().refundDone(PAYMENT);

            assertThat(state(ordered.next())).isEqualTo(Refund.State.ORDERED);
            assertThat(ordered.events()).containsExactly(new RefundOrdered(due.id(), due.details().visit(), PAYMENT));
            assertThat(state(done.next())).isEqualTo(Refund.State.DONE);
            assertThat(done.events()).containsExactly(new RefundDone(due.id(), due.details().visit(), PAYMENT));
        }

        @Test
        void it_never_skips_a_step_or_goes_back() {
            var ordered = due.refundOrdered(PAYMENT).next();
            var done = ordered.refundDone(PAYMENT).next();

            assertThat(due.refundDone(PAYMENT)).isEqualTo(Change.to(due));
            assertThat(due.refundAgain(PAYMENT)).isEqualTo(Change.to(due));
            assertThat(ordered.refundOrdered(PAYMENT)).isEqualTo(Change.to(ordered));
            assertThat(done.refundOrdered(PAYMENT)).isEqualTo(Change.to(done));
            assertThat(done.refundFailed(PAYMENT, Refund.State.ORDERED, "LATE")).isEqualTo(Change.to(done));
            assertThat(done.refundAgain(PAYMENT)).isEqualTo(Change.to(done));
        }

        @ParameterizedTest
        @EnumSource(value = Refund.State.class, names = {"DUE", "ORDERED"})
        void a_failed_one_says_why_and_is_tried_anew_as_another_order(Refund.State from) {
            var before = from == Refund.State.DUE ? due : due.refundOrdered(PAYMENT).next();

            var failed = before.refundFailed(PAYMENT, from, "BALANCE_ERROR");
            var again = failed.next().refundAgain(PAYMENT);

            assertThat(refund(failed.next())).isEqualTo(new Refund(RefundReason.SLOT_TAKEN, Refund.State.FAILED, 1, Option.some("BALANCE_ERROR"), Money.pln("150.00"), Money.ZERO, Option.none()));
            assertThat(failed.events()).containsExactly(new RefundFailed(due.id(), due.details().visit(), PAYMENT));
            assertThat(refund(again.next())).isEqualTo(new Refund(RefundReason.SLOT_TAKEN, Refund.State.DUE, 2, Option.none(), Money.pln("150.00"), Money.ZERO, Option.none()));
            assertThat(again.events()).containsExactly(new RefundDue(due.id(), due.details().visit(), PAYMENT, RefundReason.SLOT_TAKEN));
        }

        @Test
        void a_retry_of_one_attempt_has_the_same_name_at_the_operator_and_the_next_attempt_another() {
            var first = refund(due);
            var second = refund(due.refundFailed(PAYMENT, Refund.State.DUE, "BALANCE_ERROR").next().refundAgain(PAYMENT).next());

            assertThat(first.messageId(PAYMENT)).matches("[0-9a-f]{32}").isEqualTo(refund(due).messageId(PAYMENT));
            assertThat(second.messageId(PAYMENT)).isNotEqualTo(first.messageId(PAYMENT));
            assertThat(first.messageId(PaymentId.of(ORDER, "remote-2"))).isNotEqualTo(first.messageId(PAYMENT));
        }

        @Test
        void money_has_a_refund_exactly_when_it_is_given_back() {
            var kept = aPaymentLink().started("order-1", BOOKED).kept("order-1", "remote-1", PAID_AT).details().payments().get(0);

            assertThatIllegalArgumentException().isThrownBy(() -> new Payment(kept.id(), kept.means(), kept.order(), kept.remoteId(),
                    kept.amount(), kept.currency(), kept.paidAt(), kept.receivedAt(), Payment.Fate.GIVEN_BACK, Option.none()));
        }

        private Refund.State state(PaymentLink link) {
            return refund(link).state();
        }

        private Refund refund(PaymentLink link) {
            return link.details().payment(PAYMENT).orElseThrow().refund().get();
        }
    }

    private static Payment.Fate fate(PaymentLink link) {
        return link.details().payment(PAYMENT).orElseThrow().fate();
    }

    private static Receipt receipt(String amount) {
        return new Receipt(ORDER, "remote-1", Money.pln(amount), "PLN", PAID_AT, TOLD_AT);
    }
}
