package pl.proassist.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.aBooking;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.TermsBuilder;
import pl.proassist.domain.policy.PolicyRefusal;
import pl.proassist.domain.policy.PrepaymentDecision;
import pl.proassist.domain.shared.Change;

class BookingTest {

    private final VisitId id = new VisitId(Builders.id("a visit"));

    @Test
    @Proves({"PAY-18", "PAY-09", "PAY-13"})
    void a_visit_whose_money_is_due_is_only_reserved() {
        var change = Visit.book(aBooking().id(id).build(), due(terms())).get();

        assertThat(change).isEqualTo(Change.to(aVisit().id(id).on(terms()).awaitingPayment(), new VisitBooked(id)));
        assertThat(change.next().holdsSlot()).isTrue();
    }

    @Test
    @Proves("A12")
    void an_optional_payment_confirms_at_once() {
        var change = Visit.book(aBooking().id(id).build(), new PrepaymentDecision.Optional(terms().optional("150.00").build())).get();

        assertThat(change).isEqualTo(Change.to(aVisit().id(id).on(terms().optional("150.00")).confirmed(),
                new VisitBooked(id), new VisitConfirmed(id, VisitConfirmed.How.AT_BOOKING)));
    }

    @Test
    void no_payment_and_payment_on_site_confirm_at_once() {
        var notDue = Visit.book(aBooking().id(id).build(), new PrepaymentDecision.NotDue(terms().none().build())).get();
        var onSite = Visit.book(aBooking().id(id).build(), new PrepaymentDecision.OnSite(terms().onSite("150.00").build())).get();

        assertThat(notDue.next()).isEqualTo(aVisit().id(id).on(terms().none()).confirmed());
        assertThat(onSite.next()).isEqualTo(aVisit().id(id).on(terms().onSite("150.00")).confirmed());
    }

    @Test
    @Proves("DL-10")
    void the_policys_refusal_keeps_its_name() {
        var refused = new PrepaymentDecision.Refused(new PolicyRefusal.CutoffPassed(), List.of());

        assertThat(Visit.book(aBooking().build(), refused).getLeft()).isEqualTo(new PolicyRefusal.CutoffPassed());
    }

    @Test
    void nobody_books_the_past() {
        assertThat(Visit.book(aBooking().id(id).at(BOOKED.minusNanos(1)).build(), due(terms())).getLeft())
                .isEqualTo(new VisitRefusal.StartPassed(id));
    }

    @Test
    void nobody_books_further_ahead_than_two_years() {
        var last = BOOKED.plus(Duration.ofDays(731));

        assertThat(Visit.book(aBooking().id(id).at(last).build(), due(terms())).isRight()).isTrue();
        assertThat(Visit.book(aBooking().id(id).at(last.plusNanos(1)).build(), due(terms())).getLeft())
                .isEqualTo(new VisitRefusal.TooFarAhead(id));
    }

    @Test
    void only_a_required_payment_is_awaited() {
        assertThatIllegalArgumentException().isThrownBy(() -> aVisit().on(terms().optional("150.00")).awaitingPayment());
    }

    private static PrepaymentDecision due(TermsBuilder terms) {
        return new PrepaymentDecision.Due(terms.build());
    }
}
