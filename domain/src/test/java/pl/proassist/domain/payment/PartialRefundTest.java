package pl.proassist.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;

/** Parts of a payment go back one after the other, and never more than was paid. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartialRefundTest {

    private static final Instant PAID_AT = BOOKED.plusSeconds(600);
    private static final PaymentId PAYMENT = PaymentId.of(new OrderId("order-1"), "remote-1");
    private static final PaymentLink PAID = aPaymentLink().started("order-1", BOOKED).kept("order-1", "remote-1", PAID_AT).paid();

    @Test @Proves("A23")
    void a_part_goes_back_and_the_rest_still_pays_for_the_visit() {
        var change = byHand(PAID, "50.00");

        assertThat(change.events()).containsExactly(new RefundDue(PAID.id(), PAID.details().visit(), PAYMENT, RefundReason.RETURNED_BY_STAFF));
        assertThat(change.next().details().kept()).isEqualTo(Money.pln("100.00"));
        assertThat(payment(change.next()).refund().get()).isEqualTo(new Refund(RefundReason.RETURNED_BY_STAFF, Refund.State.DUE, 1, Option.none(),
                Money.pln("50.00"), Money.ZERO, Option.some("gest")));
    }

    @Test
    void a_further_part_is_another_order_once_the_first_has_left_and_the_last_part_makes_it_given_back() {
        var first = byHand(PAID, "50.00").next();

        assertThat(first.refundByHand(PAYMENT, Money.pln("10.00"), "gest", PAID_AT).getLeft()).isEqualTo(new PaymentRefusal.RefundUnderWay(PAYMENT));
        var second = byHand(first.refundOrdered(PAYMENT).next().refundDone(PAYMENT).next(), "100.00").next();

        assertThat(payment(second).fate()).isEqualTo(Payment.Fate.GIVEN_BACK);
        assertThat(payment(second).refund().get().messageId(PAYMENT)).isNotEqualTo(payment(first).refund().get().messageId(PAYMENT));
        assertThat(payment(second).refund().get().total()).isEqualTo(Money.pln("150.00"));
        assertThat(second.refundByHand(PAYMENT, Money.pln("0.01"), "gest", PAID_AT).getLeft()).isEqualTo(new PaymentRefusal.PaymentSettled(PAYMENT));
    }

    @Test
    void more_than_is_left_is_refused() {
        assertThat(PAID.refundByHand(PAYMENT, Money.pln("150.01"), "gest", PAID_AT).getLeft()).isEqualTo(new PaymentRefusal.RefundAbovePayment(PAYMENT));

        var part = byHand(PAID, "100.00").next().refundOrdered(PAYMENT).next().refundDone(PAYMENT).next();
        assertThat(part.refundByHand(PAYMENT, Money.pln("50.01"), "gest", PAID_AT).getLeft()).isEqualTo(new PaymentRefusal.RefundAbovePayment(PAYMENT));
    }

    @Test
    void the_operator_gives_back_for_twelve_months_and_not_a_second_longer_while_cash_knows_no_such_limit() {
        var anYear = Instant.parse("2027-01-12T14:30:00Z");
        assertThat(PAID_AT).isEqualTo(Instant.parse("2026-01-12T14:30:00Z"));

        assertThat(PAID.refundByHand(PAYMENT, Money.pln("1.00"), "gest", anYear).isRight()).isTrue();
        assertThat(PAID.refundByHand(PAYMENT, Money.pln("1.00"), "gest", anYear.plusSeconds(1)).getLeft()).isEqualTo(new PaymentRefusal.RefundTooLate(PAYMENT));
        var cash = new PaymentId(UUID.nameUUIDFromBytes(new byte[] {1}));
        var atDesk = aPaymentLink().keptAtDesk(cash, PAID_AT).paid();
        assertThat(atDesk.refundByHand(cash, Money.pln("1.00"), "gest", anYear.plus(Duration.ofDays(900))).isRight()).isTrue();
    }

    @Test
    void what_nobody_knows_and_what_was_of_another_amount_have_answers_of_their_own() {
        var unknown = PaymentId.of(new OrderId("order-1"), "nobodys");
        var link = aPaymentLink().started("order-1", BOOKED).unmatched("order-1", "remote-1", "140.00", PAID_AT).open();

        assertThat(PAID.refundByHand(unknown, Money.pln("1.00"), "gest", PAID_AT).getLeft()).isEqualTo(new PaymentRefusal.UnknownPayment(unknown));
        assertThat(link.refundByHand(PAYMENT, Money.pln("1.00"), "gest", PAID_AT).getLeft()).isEqualTo(new PaymentRefusal.AmountDiffers(link.id()));
        assertThat(link.refundByHand(PAYMENT, Money.pln("140.00"), "gest", PAID_AT)).isEqualTo(link.refundUnmatched(PAYMENT));
    }

    @Test
    void a_refund_of_more_than_the_payment_cannot_exist() {
        var payment = payment(PAID);

        assertThatIllegalArgumentException().isThrownBy(() -> payment.givenBack(Money.pln("150.01"), RefundReason.VISIT_CANCELLED, Option.none()));
    }

    @Test @Proves("VIS-14")
    void a_dearer_service_asks_for_the_rest_at_the_same_address_and_a_cheaper_one_gives_the_difference_back() {
        var dearer = PAID.reprice(LinkTerms.of(terms().required("200.00").build()), Money.ZERO).get();
        assertThat(dearer.next()).isInstanceOf(PaymentLink.Requested.class);
        assertThat(dearer.next().id()).isEqualTo(PAID.id());
        assertThat(dearer.next().details().terms().amount()).isEqualTo(Money.pln("50.00"));
        assertThat(dearer.events()).containsExactly(new PaymentLinkChanged(PAID.id(), PAID.details().visit()));

        var cheaper = PAID.reprice(LinkTerms.of(terms().required("120.00").build()), Money.pln("30.00")).get();
        assertThat(cheaper.next()).isInstanceOf(PaymentLink.Paid.class);
        assertThat(cheaper.next().details().kept()).isEqualTo(Money.pln("120.00"));
        assertThat(cheaper.events()).containsExactly(new RefundDue(PAID.id(), PAID.details().visit(), PAYMENT, RefundReason.CHEAPER_SERVICE));

        assertThat(PAID.reprice(LinkTerms.of(terms().required("150.00").build()), Money.ZERO).get()).isEqualTo(Change.to(PAID));
    }

    @Test
    void what_staff_returned_of_their_own_will_is_not_asked_for_again() {
        var returned = byHand(PAID, "50.00").next();

        var dearer = returned.reprice(LinkTerms.of(terms().required("200.00").build()), Money.ZERO).get().next();

        assertThat(dearer.details().terms().amount()).isEqualTo(Money.pln("50.00"));
    }

    @Test
    void a_rest_that_is_no_longer_asked_for_leaves_the_link_paid() {
        var dearer = PAID.reprice(LinkTerms.of(terms().required("200.00").build()), Money.ZERO).get().next();

        var again = dearer.reprice(LinkTerms.of(terms().required("150.00").build()), Money.ZERO).get();

        assertThat(again.next()).isInstanceOf(PaymentLink.Paid.class);
        assertThat(again.events()).containsExactly(new PaymentLinkChanged(PAID.id(), PAID.details().visit()));
    }

    private static Change<PaymentLink> byHand(PaymentLink link, String amount) {
        return link.refundByHand(PAYMENT, Money.pln(amount), "gest", PAID_AT).get();
    }

    private static Payment payment(PaymentLink link) {
        return link.details().payment(PAYMENT).orElseThrow();
    }
}
