package pl.proassist.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitStatus;

/**
 * The table of prepayment.md 2.5, cell by cell, as far as the visit and its link decide it. Whether the slot is still free is for the
 * database to say: there a visit reinstated here is the attempt to take it.
 */
class LateMoneyTest {

    private static final OrderId ORDER = new OrderId("order-1");
    private static final Instant IN_TIME = DEADLINE;
    private static final Instant LATE = DEADLINE.plusSeconds(1);
    private static final Instant LONG_AFTER = DEADLINE.plusSeconds(3600);

    @Nested
    class Dated_by_the_deadline {

        @ParameterizedTest
        @EnumSource(LatePayment.class)
        @Proves({"PAY-19", "PAY-09", "PAY-13", "A32"})
        void it_confirms_a_visit_that_waits_for_it_whenever_we_are_told(LatePayment setting) {
            assertThat(outcome(awaiting(setting), IN_TIME, LONG_AFTER)).isEqualTo("CONFIRMED [visit-confirmed/1] kept");
        }

        @Test
        @Proves("PAY-19")
        void it_confirms_also_after_the_visit_should_have_started_when_the_slot_was_never_given_up() {
            assertThat(outcome(awaiting(LatePayment.REFUND), IN_TIME, START.plusSeconds(60))).isEqualTo("CONFIRMED [visit-confirmed/1] kept");
        }

        @ParameterizedTest
        @EnumSource(LatePayment.class)
        void it_reinstates_a_visit_that_lapsed_meanwhile(LatePayment setting) {
            assertThat(outcome(lapsed(setting), IN_TIME, LONG_AFTER)).isEqualTo("CONFIRMED [visit-reinstated/1] kept");
        }

        @Test
        void a_visit_is_reinstated_only_before_its_hard_stop() {
            var visit = aVisit().on(terms().settings(settings().hardStop("PT2H"))).lapsed();
            var hardStop = START.minusSeconds(7200);

            assertThat(outcome(visit, IN_TIME, hardStop.minusSeconds(1))).isEqualTo("CONFIRMED [visit-reinstated/1] kept");
            assertThat(outcome(visit, IN_TIME, hardStop)).isEqualTo("LAPSED [] refund VISIT_STARTED");
        }
    }

    @Nested
    class Dated_after_the_deadline {

        @ParameterizedTest
        @CsvSource({"REINSTATE, CONFIRMED [visit-confirmed/1] kept", "REFUND, LAPSED [visit-lapsed/1] refund PAID_TOO_LATE"})
        void the_setting_decides_while_the_visit_still_waits(LatePayment setting, String outcome) {
            assertThat(outcome(awaiting(setting), LATE, LONG_AFTER)).isEqualTo(outcome);
        }

        @ParameterizedTest
        @CsvSource({"REINSTATE, CONFIRMED [visit-reinstated/1] kept", "REFUND, LAPSED [] refund PAID_TOO_LATE"})
        void the_setting_decides_when_the_visit_has_lapsed(LatePayment setting, String outcome) {
            assertThat(outcome(lapsed(setting), LATE, LONG_AFTER)).isEqualTo(outcome);
        }

        @Test
        void it_confirms_when_the_operator_called_it_pending_at_the_deadline() {
            var pending = new Attempt("remote-1", Attempt.Status.PENDING, Option.some(DEADLINE));

            assertThat(outcome(awaiting(LatePayment.REFUND), LATE, LONG_AFTER, pending)).isEqualTo("CONFIRMED [visit-confirmed/1] kept");
        }

        @Test
        void pending_after_the_deadline_is_too_late() {
            var pending = new Attempt("remote-1", Attempt.Status.PENDING, Option.some(LATE));

            assertThat(outcome(awaiting(LatePayment.REFUND), LATE, LONG_AFTER, pending)).isEqualTo("LAPSED [visit-lapsed/1] refund PAID_TOO_LATE");
        }

        @Test
        void an_attempt_that_failed_excuses_no_later_one() {
            var failed = new Attempt("remote-0", Attempt.Status.FAILURE, Option.some(DEADLINE.minusSeconds(600)));

            assertThat(outcome(awaiting(LatePayment.REFUND), LATE, LONG_AFTER, failed)).isEqualTo("LAPSED [visit-lapsed/1] refund PAID_TOO_LATE");
        }
    }

    @Nested
    class For_a_visit_that_is_over {

        @ParameterizedTest
        @EnumSource(LatePayment.class)
        void a_cancelled_visit_is_never_reinstated(LatePayment setting) {
            var visit = aVisit().on(terms().late(setting)).cancelled(CancelledBy.PATIENT);

            assertThat(outcome(visit, IN_TIME, LONG_AFTER)).isEqualTo("CANCELLED [] refund VISIT_CANCELLED");
        }

        @Test
        void the_withdrawn_link_of_a_cancelled_visit_gives_back_by_itself() {
            var link = aPaymentLink().started("order-1", BOOKED).withdrawn();

            var change = link.receive(receipt("remote-1", IN_TIME, LONG_AFTER));

            assertThat(change.events()).containsExactly(new RefundDue(link.id(), link.details().visit(),
                    PaymentId.of(ORDER, "remote-1"), RefundReason.LINK_WITHDRAWN));
        }

        @Test
        void one_that_took_place_or_was_missed_keeps_its_money() {
            assertThat(outcome(aVisit().on(terms().optional("150.00")).completed(), LATE, LONG_AFTER)).isEqualTo("COMPLETED [] kept");
            assertThat(outcome(aVisit().on(terms().optional("150.00")).noShow(), LATE, LONG_AFTER)).isEqualTo("NO_SHOW [] kept");
        }

        @Test
        @Proves({"A12", "A13"})
        void an_optional_payment_changes_nothing_about_the_visit() {
            assertThat(outcome(aVisit().on(terms().optional("150.00").late(LatePayment.REFUND)).confirmed(), LATE, LONG_AFTER)).isEqualTo("CONFIRMED [] kept");
        }
    }

    @Nested
    class A_second_payment {

        @Test
        void the_second_of_two_goes_back_and_the_first_stays() {
            var link = aPaymentLink().started("order-1", BOOKED).kept("order-1", "remote-1", IN_TIME).paid();

            var change = link.receive(receipt("remote-2", IN_TIME, LONG_AFTER));

            assertThat(fates(change.next())).isEqualTo("KEPT GIVEN_BACK");
            assertThat(change.events()).containsExactly(new RefundDue(link.id(), link.details().visit(),
                    PaymentId.of(ORDER, "remote-2"), RefundReason.SECOND_PAYMENT));
        }

        @Test
        void online_after_the_desk_goes_back_too() {
            var desk = new PaymentId(Builders.id("receipt 17"));
            var link = aPaymentLink().started("order-1", BOOKED).keptAtDesk(desk, IN_TIME).paid();

            var change = link.receive(receipt("remote-1", IN_TIME, LONG_AFTER));

            assertThat(fates(change.next())).isEqualTo("KEPT GIVEN_BACK");
        }

        @Test
        void when_the_slot_is_taken_both_go_back_one_each() {
            var link = aPaymentLink().started("order-1", BOOKED).expired();

            var first = link.receive(receipt("remote-1", IN_TIME, LONG_AFTER)).next();
            var lost = first.refundDue(PaymentId.of(ORDER, "remote-1"), RefundReason.SLOT_TAKEN).next();
            var both = lost.receive(receipt("remote-2", LATE, LONG_AFTER)).next();

            assertThat(fates(both)).isEqualTo("GIVEN_BACK GIVEN_BACK");
            assertThat(both.details().payments()).extracting(payment -> payment.refund().get().reason())
                    .containsExactly(RefundReason.SLOT_TAKEN, RefundReason.SECOND_PAYMENT);
        }
    }

    private static Visit awaiting(LatePayment setting) {
        return aVisit().on(terms().late(setting)).awaitingPayment();
    }

    private static Visit lapsed(LatePayment setting) {
        return aVisit().on(terms().late(setting)).lapsed();
    }

    /** Plays the money through the link and the visit: the visit's state, its events, and the fate of the money. */
    private static String outcome(Visit visit, Instant paidAt, Instant toldAt, Attempt... known) {
        var terms = visit.details().terms();
        var builder = aPaymentLink().of(visit).started("order-1", BOOKED, known);
        var link = VisitStatus.of(visit) == VisitStatus.LAPSED ? builder.expired() : builder.open();

        var received = link.receive(receipt("remote-1", paidAt, toldAt, terms.amount()));
        var payment = received.next().details().payment(PaymentId.of(ORDER, "remote-1")).orElseThrow();
        assertThat(received.events()).containsExactly(new PaymentReceived(link.id(), visit.id(), payment.id()));
        var verdict = visit.paid(payment.paidAt(), received.next().details().wasPendingAtDeadline(), toldAt);

        return VisitStatus.of(verdict.change().next()) + " " + names(verdict.change())
                + verdict.refund().fold(() -> " kept", reason -> " refund " + reason);
    }

    private static String names(Change<Visit> change) {
        return change.events().stream().map(DomainEvent::name).toList().toString();
    }

    private static String fates(PaymentLink link) {
        return String.join(" ", link.details().payments().stream().map(payment -> payment.fate().name()).toList());
    }

    private static Receipt receipt(String remoteId, Instant paidAt, Instant toldAt) {
        return receipt(remoteId, paidAt, toldAt, Money.pln("150.00"));
    }

    private static Receipt receipt(String remoteId, Instant paidAt, Instant toldAt, Money amount) {
        return new Receipt(ORDER, remoteId, amount, "PLN", paidAt, toldAt);
    }
}
