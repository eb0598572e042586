package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.terms;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.payment.PaymentId;
import pl.proassist.domain.payment.PaymentLink;
import pl.proassist.domain.payment.PaymentLinkId;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.Visit;

/** Two receptionists take the money of one visit at the same moment; before that nothing of it was stored that one of them could lock. */
class DeskRaceTest extends JpaTest {

    @Test @Proves("PAR-10") void only_one_of_them_has_taken_it() {
        var other = anotherServer("server-2", Clock.systemUTC());
        var visit = given(aVisit().on(terms().none()).confirmed());

        var ours = jpa().transactions().run(() -> {
            var known = jpa().links().ofVisit(visit.id());
            if (known.isEmpty()) {
                other.transactions().run(() -> take(visit, other.links().ofVisit(visit.id()), "theirs").map(other.links()::save));
            }
            return take(visit, known, "ours").map(jpa().links()::save);
        });

        assertThat(ours).isEqualTo(Either.left(new PaymentRefusal.AlreadyPaid(PaymentLinkId.of(visit.id()))));
        assertThat(inTransaction(() -> stores.links().ofVisit(visit.id())).get().details().payments()).extracting(Payment::id).containsExactly(new PaymentId(id("theirs")));
    }

    private static Either<Refusal, Change<PaymentLink>> take(Visit visit, Option<PaymentLink> known, String payment) {
        var receipt = new PaymentId(id(payment));
        return known.fold(() -> PaymentLink.atDesk(visit.id(), visit.details().facility(), receipt, Payment.Means.CASH, visit.costs(), visit.costs(), NOW),
                link -> link.receiveAtDesk(receipt, Payment.Means.CASH, visit.costs(), visit.costs(), NOW));
    }
}
