package pl.proassist.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.terms;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Change;

@Proves({"PAY-20", "DL-11"})
class ReleaseTest {

    private static final Instant NOON = Instant.parse("2026-01-14T11:00:00Z");

    @Test
    void an_unpaid_visit_lapses_at_its_release_time_and_not_a_second_before() {
        var visit = aVisit().on(terms().required("150.00").releasedAt(NOON)).awaitingPayment();

        assertThat(visit.release(false, NOON.minusSeconds(1)).getLeft()).isEqualTo(new VisitRefusal.StillPayable(visit.id(), NOON));
        assertThat(visit.release(false, NOON).get()).isEqualTo(Change.to(new Visit.Lapsed(visit.details()), new VisitLapsed(visit.id())));
    }

    @Test
    @Proves("A32")
    void it_never_lapses_at_its_deadline() {
        var visit = aVisit().on(terms().deadline(DEADLINE).settings(settings().settlementGrace("PT5M"))).awaitingPayment();

        assertThat(visit.release(false, DEADLINE).getLeft()).isEqualTo(new VisitRefusal.StillPayable(visit.id(), DEADLINE.plusSeconds(300)));
    }

    @Test
    void a_payment_that_may_be_under_way_is_waited_for_but_not_for_ever() {
        var visit = aVisit().on(terms().deadline(DEADLINE)
                .settings(settings().settlementGrace("PT5M").inFlightGrace("PT15M"))).awaitingPayment();
        var last = DEADLINE.plus(Duration.ofMinutes(15));

        assertThat(visit.release(true, DEADLINE.plusSeconds(300)).getLeft()).isEqualTo(new VisitRefusal.PaymentInFlight(visit.id(), last));
        assertThat(visit.release(true, last.minusSeconds(1)).getLeft()).isEqualTo(new VisitRefusal.PaymentInFlight(visit.id(), last));
        assertThat(VisitStatus.of(visit.release(true, last).get().next())).isEqualTo(VisitStatus.LAPSED);
    }

    @Test
    void a_server_that_was_down_for_a_day_releases_late() {
        var visit = aVisit().on(terms().releasedAt(NOON)).awaitingPayment();

        assertThat(visit.release(true, NOON.plus(Duration.ofDays(1))).isRight()).isTrue();
    }

    @Test
    void without_any_grace_the_deadline_itself_is_the_release() {
        var visit = aVisit().on(terms().deadline(DEADLINE)
                .settings(settings().settlementGrace("PT0S").inFlightGrace("PT0S"))).awaitingPayment();

        assertThat(visit.release(true, DEADLINE).isRight()).isTrue();
        assertThat(visit.release(false, DEADLINE.minusNanos(1)).isLeft()).isTrue();
    }
}
