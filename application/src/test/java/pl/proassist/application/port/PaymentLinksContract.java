package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.PaymentLinkBuilder;
import pl.proassist.domain.payment.Attempt;
import pl.proassist.domain.payment.LinkTerms;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentLinkRequested;
import pl.proassist.domain.payment.Receipt;
import pl.proassist.domain.payment.Refund;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.RefundReason;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitId;

/** What every store of payment links must do: no order forgotten, no money lost, no link looked at by two servers at once. */
public abstract class PaymentLinksContract extends StoresContract {

    private static final Attempt PENDING = new Attempt("R1", Attempt.Status.PENDING, Option.some(NOW.plusSeconds(70)));
    private static final Attempt FAILED = new Attempt("R2", Attempt.Status.FAILURE, Option.none());

    /** The token of the link's page, as the store under test makes it. */
    protected abstract String token(PaymentLinkId link);

    @ParameterizedTest @MethodSource("everyState") @Proves("PAR-02")
    void a_link_in_any_state_comes_back_as_it_was(UnaryOperator<PaymentLinkBuilder> history) {
        var visit = given(aVisit().awaitingPayment());

        for (var state : Stream.<Function<PaymentLinkBuilder, PaymentLink>>of(PaymentLinkBuilder::requested,
                PaymentLinkBuilder::open, PaymentLinkBuilder::paid, PaymentLinkBuilder::atDesk, PaymentLinkBuilder::expired, PaymentLinkBuilder::withdrawn).toList()) {
            var link = given(state.apply(history.apply(aPaymentLink().of(visit))));

            assertThat(stored(link)).isEqualTo(Option.some(link));
        }
    }

    static Stream<UnaryOperator<PaymentLinkBuilder>> everyState() {
        return Stream.of(link -> link,
                link -> link.lookAt(NOW.plusSeconds(61)).placed("o-1", NOW),
                link -> link.started("o-1", NOW, PENDING, FAILED).kept("o-1", "R1", NOW.plusSeconds(90)),
                link -> link.started("o-1", NOW).keptInPart("o-1", "R1", "50.00", Refund.State.ORDERED, NOW.plusSeconds(90)),
                link -> link.dead("o-1", NOW).started("o-2", NOW.plusSeconds(5)).unmatched("o-2", "R3", "149.99", NOW.plusSeconds(7))
                        .givenBack("o-1", "R4", RefundReason.SECOND_PAYMENT, Refund.State.FAILED, NOW.plusSeconds(8))
                        .givenBack("o-1", "R5", RefundReason.SLOT_TAKEN, Refund.State.ORDERED, NOW.plusSeconds(2))
                        .keptAtDesk(new PaymentId(id("cash")), NOW.plusSeconds(9)));
    }

    @Test void a_link_is_found_by_its_visit_its_orders_its_payments_and_its_token() {
        var visit = given(aVisit().awaitingPayment());
        var link = Option.<PaymentLink>some(given(aPaymentLink().of(visit).dead("o-1", NOW).started("o-2", NOW).kept("o-2", "R1", NOW).paid()));
        var id = link.get().id();

        inTransaction(() -> {
            assertThat(stores.links().ofVisit(visit.id())).isEqualTo(link);
            assertThat(stores.links().ofOrder(new OrderId("o-1"))).isEqualTo(link);
            assertThat(stores.links().ofOrder(new OrderId("o-2"))).isEqualTo(link);
            assertThat(stores.links().ofPayment(PaymentId.of(new OrderId("o-2"), "R1"))).isEqualTo(link);
            return assertThat(stores.links().ofToken(token(id))).isEqualTo(link);
        });
    }

    @Test void nothing_is_found_by_what_nobody_knows() {
        given(aPaymentLink().of(given(aVisit().awaitingPayment())).started("o-1", NOW).open());

        inTransaction(() -> {
            assertThat(stores.links().find(PaymentLinkId.of(new VisitId(id("nobody"))))).isEqualTo(Option.none());
            assertThat(stores.links().ofVisit(new VisitId(id("nobody")))).isEqualTo(Option.none());
            assertThat(stores.links().ofOrder(new OrderId("O-1"))).isEqualTo(Option.none());
            assertThat(stores.links().ofPayment(new PaymentId(id("nobody")))).isEqualTo(Option.none());
            return assertThat(stores.links().ofToken("żółw")).isEqualTo(Option.none());
        });
    }

    @Test void a_link_is_born_with_its_event() {
        var visit = given(aVisit().awaitingPayment());
        var born = PaymentLink.request(visit.id(), visit.details().facility(), LinkTerms.of(visit.details().terms()));

        inTransaction(() -> stores.links().save(born));

        assertThat(stored(born.next())).isEqualTo(Option.some(born.next()));
        assertThat(announced()).containsExactly(new PaymentLinkRequested(born.next().id(), visit.id()));
    }

    @Test @Proves("PAR-10") void money_that_no_link_asked_for_is_stored_with_its_ledger_and_looked_at_by_nobody() {
        var visit = given(aVisit().on(terms().none()).confirmed());
        var payment = new PaymentId(id("cash"));
        var taken = PaymentLink.atDesk(visit.id(), visit.details().facility(), payment, Payment.Means.CASH, visit.costs(), visit.costs(), NOW).get();

        inTransaction(() -> stores.links().save(taken));

        assertThat(stored(taken.next())).isEqualTo(Option.some(taken.next()));
        assertThat(inTransaction(() -> stores.links().ofPayment(payment))).isEqualTo(Option.some(taken.next()));
        assertThat(stores.links().nextLookAt()).isEqualTo(Option.none());
    }

    @Test @Proves("LNK-08") void money_that_came_stays_with_the_link() {
        var visit = given(aVisit().awaitingPayment());
        var link = given(aPaymentLink().of(visit).started("o-1", NOW).open());
        var receipt = new Receipt(new OrderId("o-1"), "R1", Money.pln("150.00"), "PLN", NOW.plusSeconds(30), NOW.plusSeconds(31));

        var paid = inTransaction(() -> stores.links().save(stores.links().find(link.id()).get().receive(receipt))).next();

        assertThat(stored(link)).isEqualTo(Option.some(paid));
        assertThat(paid).isInstanceOf(PaymentLink.Paid.class);
    }

    @Test void unmatched_money_that_staff_accept_counts_from_then_on() {
        var visit = given(aVisit().awaitingPayment());
        var link = given(aPaymentLink().of(visit).started("o-1", NOW).unmatched("o-1", "R1", "100.00", NOW).unmatched("o-1", "R2", "90.00", NOW).open());

        var accepted = inTransaction(() -> stores.links().save(stores.links().find(link.id()).get()
                .acceptUnmatched(PaymentId.of(new OrderId("o-1"), "R1")).get())).next();

        assertThat(stored(link)).isEqualTo(Option.some(accepted));
        assertThat(accepted.details().payments()).extracting(Payment::fate).containsExactly(Payment.Fate.UNMATCHED, Payment.Fate.KEPT);
    }

    @Test void what_is_rolled_back_leaves_the_link_as_it_was() {
        var link = given(aPaymentLink().of(given(aVisit().awaitingPayment())).open());

        assertThatThrownBy(() -> inTransaction(() -> {
            stores.links().save(stores.links().find(link.id()).get().orderDead(new OrderId("o-1")));
            stores.links().save(Change.to(aPaymentLink().of(link.details().visit()).started("o-2", NOW).withdrawn()));
            throw new IllegalArgumentException("a bug");
        })).isInstanceOf(IllegalArgumentException.class);

        assertThat(stored(link)).isEqualTo(Option.some(link));
    }

    @Test void what_was_saved_is_found_in_the_same_transaction() {
        var visit = given(aVisit().awaitingPayment());

        inTransaction(() -> {
            var first = stores.links().save(Change.to(aPaymentLink().of(visit).requested())).next();
            assertThat(stores.links().find(first.id())).isEqualTo(Option.some(first));
            var second = stores.links().save(first.placeOrder(number -> new OrderId("o-" + number), NOW).get()).next();
            assertThat(stores.links().find(first.id())).isEqualTo(Option.some(second));
            return assertThat(stores.links().ofOrder(new OrderId("o-1"))).isEqualTo(Option.some(second));
        });
    }

    @Test void orders_of_the_last_minute_are_counted() {
        given(aPaymentLink().of(given(aVisit().awaitingPayment())).dead("o-1", NOW.minusSeconds(61)).dead("o-2", NOW.minusSeconds(60))
                .started("o-3", NOW.minusSeconds(1)).open());
        given(aPaymentLink().of(given(aVisit().at(START.plusSeconds(7200)).awaitingPayment())).started("p-1", NOW.minusSeconds(59)).open());

        assertThat(inTransaction(() -> stores.links().ordersPlacedAfter(NOW.minusSeconds(60))))
                .containsExactly(NOW.minusSeconds(59), NOW.minusSeconds(1));
    }

    @Test @Proves({"PAY-20", "DL-11"}) void links_whose_time_is_over_are_handed_out_oldest_first_and_once() {
        var second = overdue(1, DEADLINE.plusSeconds(60));
        var first = overdue(2, DEADLINE);
        overdue(3, DEADLINE.plusSeconds(3600));
        given(aPaymentLink().of(visit(4)).lookAt(DEADLINE).paid());
        given(aPaymentLink().of(visit(5)).lookAt(DEADLINE).expired());
        given(aPaymentLink().of(visit(6)).lookAt(DEADLINE).withdrawn());

        assertThat(stores.links().leaseOverdue(DEADLINE.minusMillis(1), 10)).isEmpty();
        assertThat(stores.links().leaseOverdue(DEADLINE.plusSeconds(60), 1)).containsExactly(first.id());
        assertThat(stores.links().leaseOverdue(DEADLINE.plusSeconds(60), 10)).containsExactly(second.id());
        assertThat(stores.links().leaseOverdue(DEADLINE.plusSeconds(60), 10)).isEmpty();
    }

    @Test void a_link_that_is_to_be_looked_at_again_is_handed_out_again_at_that_time() {
        var link = overdue(1, DEADLINE);
        stores.links().leaseOverdue(DEADLINE, 10);

        inTransaction(() -> stores.links().save(stores.links().find(link.id()).get().lookAgain(DEADLINE)));

        assertThat(stores.links().nextLookAt()).isEqualTo(Option.some(DEADLINE.plusSeconds(60)));
        assertThat(stores.links().leaseOverdue(DEADLINE.plusSeconds(59), 10)).isEmpty();
        assertThat(stores.links().leaseOverdue(DEADLINE.plusSeconds(60), 10)).containsExactly(link.id());
    }

    @Test void the_next_look_is_the_earliest_of_those_that_wait() {
        assertThat(stores.links().nextLookAt()).isEqualTo(Option.none());

        overdue(1, DEADLINE.plusSeconds(60));
        overdue(2, DEADLINE);
        given(aPaymentLink().of(visit(3)).lookAt(NOW).paid());

        assertThat(stores.links().nextLookAt()).isEqualTo(Option.some(DEADLINE));
    }

    private PaymentLink overdue(int hour, Instant lookAt) {
        var builder = aPaymentLink().of(visit(hour)).lookAt(lookAt);
        return given(hour % 2 == 0 ? builder.requested() : builder.open());
    }

    private Visit visit(int hour) {
        return given(aVisit().at(START.plus(Duration.ofHours(hour))).on(terms()).awaitingPayment());
    }
}
