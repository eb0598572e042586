package pl.proassist.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** Every state of a payment link and every command. */
class PaymentLinkStatesTest {

    private static final OrderId ORDER = new OrderId("order-1");
    private static final Instant AFTER_RELEASE = DEADLINE.plusSeconds(300);
    private static final Money PRICE = Money.pln("150.00");
    private static final PaymentId AT_DESK = new PaymentId(id("receipt 17"));

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
            "REQUESTED, receive,       PAID + payment-received/1",
            "REQUESTED, desk,          PAID + payment-received/1",
            "REQUESTED, expire,        EXPIRED + payment-link-expired/1",
            "REQUESTED, withdraw,      WITHDRAWN + payment-link-withdrawn/1",
            "REQUESTED, change,        REQUESTED + payment-link-changed/1",

            "OPEN,      receive,       PAID + payment-received/1",
            "OPEN,      desk,          PAID + payment-received/1",
            "OPEN,      expire,        EXPIRED + payment-link-expired/1",
            "OPEN,      withdraw,      WITHDRAWN + payment-link-withdrawn/1",
            "OPEN,      change,        REQUESTED + payment-link-changed/1",

            "PAID,      receive,       PAID + refund-due/1",
            "PAID,      desk,          already-paid",
            "PAID,      expire,        already-paid",
            "PAID,      withdraw,      already-paid",
            "PAID,      change,        already-paid",

            "AT_DESK,   receive,       AT_DESK + payment-unmatched/1",
            "AT_DESK,   desk,          already-paid",
            "AT_DESK,   expire,        already-paid",
            "AT_DESK,   withdraw,      already-paid",
            "AT_DESK,   change,        already-paid",

            "EXPIRED,   receive,       PAID + payment-received/1",
            "EXPIRED,   desk,          PAID + payment-received/1",
            "EXPIRED,   expire,        link-expired",
            "EXPIRED,   withdraw,      WITHDRAWN + payment-link-withdrawn/1",
            "EXPIRED,   change,        REQUESTED + payment-link-changed/1",

            "WITHDRAWN, receive,       WITHDRAWN + refund-due/1",
            "WITHDRAWN, desk,          PAID + payment-received/1",
            "WITHDRAWN, expire,        link-withdrawn",
            "WITHDRAWN, withdraw,      link-withdrawn",
            "WITHDRAWN, change,        REQUESTED + payment-link-changed/1"})
    @Proves({"A12", "A13", "A15"})
    void each_state_answers_each_command(LinkStatus state, String command, String outcome) {
        assertThat(told(doing(command, link(state)))).isEqualTo(outcome);
    }

    @Test
    @Proves({"LNK-02", "A15"})
    void changed_it_keeps_its_address_and_is_looked_at_anew() {
        var link = aPaymentLink().started("order-1", BOOKED).open();
        var later = LinkTerms.of(terms().required("80.00").deadline(DEADLINE.plusSeconds(3600)).build());

        var changed = link.change(later).get().next();

        assertThat(changed.id()).isEqualTo(link.id());
        assertThat(changed.details().terms()).isEqualTo(later);
        assertThat(changed.details().lookAt()).isEqualTo(later.releaseAt());
    }

    @Test
    void the_same_terms_change_nothing() {
        var link = aPaymentLink().started("order-1", BOOKED).open();

        assertThat(link.change(link.details().terms()).get()).isEqualTo(Change.to(link));
    }

    @Test
    void a_withdrawn_link_lives_anew_at_the_same_address_also_on_the_same_terms() {
        var link = aPaymentLink().dead("order-1", BOOKED).withdrawn();

        var anew = link.change(link.details().terms()).get();

        assertThat(LinkStatus.of(anew.next())).isEqualTo(LinkStatus.REQUESTED);
        assertThat(anew.next().id()).isEqualTo(link.id());
    }

    @Test
    @Proves({"LNK-01", "DL-11"})
    void it_expires_at_its_release_time_and_not_a_second_before() {
        var link = aPaymentLink().started("order-1", BOOKED).open();
        var release = link.details().terms().releaseAt();

        assertThat(link.expire(release.minusSeconds(1)).getLeft()).isEqualTo(new PaymentRefusal.LinkStillPayable(link.id(), release));
        assertThat(link.expire(release).get()).isEqualTo(Change.to(new PaymentLink.Expired(link.details()),
                new PaymentLinkExpired(link.id(), link.details().visit())));
    }

    @Test
    void while_a_payment_may_be_under_way_it_is_looked_at_every_minute_and_at_the_end_of_the_waiting() {
        var link = aPaymentLink().started("order-1", BOOKED).open();
        var last = link.details().terms().waitUntil();

        assertThat(link.lookAgain(AFTER_RELEASE).next().details().lookAt()).isEqualTo(AFTER_RELEASE.plusSeconds(60));
        assertThat(link.lookAgain(last.minusSeconds(20)).next().details().lookAt()).isEqualTo(last);
        assertThat(link.lookAgain(last.plusSeconds(20)).next().details().lookAt()).isEqualTo(last.plusSeconds(80));
    }

    @Test
    void money_at_the_desk_must_be_what_is_due() {
        var link = aPaymentLink().requested();

        assertThat(link.receiveAtDesk(AT_DESK, Payment.Means.CARD, Money.pln("149.99"), PRICE, BOOKED).getLeft())
                .isEqualTo(new PaymentRefusal.AmountDiffers(link.id()));
    }

    @ParameterizedTest
    @EnumSource(value = Payment.Means.class, names = {"CASH", "CARD", "TRANSFER"})
    void money_at_the_desk_pays_like_money_online(Payment.Means means) {
        var link = aPaymentLink().requested();

        var change = link.receiveAtDesk(AT_DESK, means, Money.pln("150.00"), PRICE, BOOKED).get();

        assertThat(LinkStatus.of(change.next())).isEqualTo(LinkStatus.PAID);
        assertThat(change.next().details().payments()).extracting(Payment::means, Payment::fate, Payment::paidAt)
                .containsExactly(Tuple.tuple(means, Payment.Fate.KEPT, BOOKED));
        assertThat(change.events()).containsExactly(new PaymentReceived(link.id(), link.details().visit(), AT_DESK));
    }

    @Test
    @Proves("PAR-10")
    void once_it_is_paid_the_desk_takes_what_the_visit_costs_beyond_it_and_not_a_grosz_more() {
        var link = aPaymentLink().keptAtDesk(AT_DESK, BOOKED).paid();
        var cost = Money.pln("400.00");

        assertThat(link.receiveAtDesk(atDesk(1), Payment.Means.CASH, Money.pln("250.01"), cost, BOOKED).getLeft()).isEqualTo(new PaymentRefusal.AmountDiffers(link.id()));
        var part = link.receiveAtDesk(atDesk(1), Payment.Means.CASH, Money.pln("50.00"), cost, BOOKED).get();
        assertThat(part.events()).containsExactly(new PaymentReceived(link.id(), link.details().visit(), atDesk(1)));
        assertThat(part.next().receiveAtDesk(atDesk(1), Payment.Means.CASH, Money.pln("50.00"), cost, BOOKED).get()).isEqualTo(Change.to(part.next()));
        var all = part.next().receiveAtDesk(atDesk(2), Payment.Means.CARD, Money.pln("200.00"), cost, BOOKED).get().next();
        assertThat(all.details().kept()).isEqualTo(cost);
        assertThat(all.receiveAtDesk(atDesk(3), Payment.Means.CARD, Money.pln("0.01"), cost, BOOKED).getLeft()).isEqualTo(new PaymentRefusal.AlreadyPaid(link.id()));
    }

    @Test
    @Proves("PAR-10")
    void a_visit_that_asked_for_nothing_is_paid_at_the_desk_with_its_price_and_no_other_sum() {
        var visit = aPaymentLink().details().visit();
        var link = PaymentLinkId.of(visit);

        assertThat(atDesk(visit, "149.99", PRICE).getLeft()).isEqualTo(new PaymentRefusal.AmountDiffers(link));
        assertThat(atDesk(visit, "150.01", PRICE).getLeft()).isEqualTo(new PaymentRefusal.AmountDiffers(link));
        assertThat(atDesk(visit, "150.00", Money.ZERO).getLeft()).isEqualTo(new PaymentRefusal.NothingDue(visit));
        var taken = atDesk(visit, "150.00", PRICE).get();
        assertThat(taken.next()).isEqualTo(new PaymentLink.AtDesk(new LinkDetails(link, visit, FACILITY, new LinkTerms(PRICE, BOOKED, BOOKED, BOOKED), BOOKED, List.of(),
                taken.next().details().payments())));
        assertThat(taken.next().details().kept()).isEqualTo(PRICE);
        assertThat(taken.events()).containsExactly(new PaymentReceived(link, visit, AT_DESK));
    }

    private static Either<Refusal, Change<PaymentLink>> atDesk(VisitId visit, String amount, Money cost) {
        return PaymentLink.atDesk(visit, FACILITY, AT_DESK, Payment.Means.CASH, Money.pln(amount), cost, BOOKED);
    }

    private static PaymentId atDesk(int number) {
        return new PaymentId(id("at the desk " + number));
    }

    @Test
    void the_same_money_at_the_desk_told_twice_is_one_payment() {
        var link = aPaymentLink().keptAtDesk(AT_DESK, BOOKED).paid();

        assertThat(link.receiveAtDesk(AT_DESK, Payment.Means.CASH, Money.pln("150.00"), PRICE, BOOKED.plusSeconds(60)).get()).isEqualTo(Change.to(link));
    }

    private static Either<Refusal, Change<PaymentLink>> doing(String command, PaymentLink link) {
        return switch (command) {
            case "receive" -> Either.right(link.receive(new Receipt(ORDER, "remote-9", Money.pln("150.00"), "PLN", DEADLINE, AFTER_RELEASE)));
            case "desk" -> link.receiveAtDesk(AT_DESK, Payment.Means.CASH, Money.pln("150.00"), PRICE, AFTER_RELEASE);
            case "expire" -> link.expire(AFTER_RELEASE);
            case "withdraw" -> link.withdraw();
            case "change" -> link.change(LinkTerms.of(terms().required("80.00").build()));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String told(Either<Refusal, Change<PaymentLink>> outcome) {
        return outcome.fold(Refusal::code, change -> LinkStatus.of(change.next()) + " + "
                + change.events().stream().map(DomainEvent::name).collect(Collectors.joining(" ")));
    }

    static PaymentLink link(LinkStatus state) {
        var link = aPaymentLink();
        return switch (state) {
            case REQUESTED -> link.placed("order-1", BOOKED).requested();
            case OPEN -> link.started("order-1", BOOKED).open();
            case PAID -> link.started("order-1", BOOKED).kept("order-1", "remote-1", DEADLINE).paid();
            case AT_DESK -> link.keptAtDesk(new PaymentId(id("receipt 16")), BOOKED).atDesk();
            case EXPIRED -> link.started("order-1", BOOKED).expired();
            case WITHDRAWN -> link.started("order-1", BOOKED).withdrawn();
        };
    }
}
