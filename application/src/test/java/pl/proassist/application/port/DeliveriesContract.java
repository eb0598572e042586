package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.Visit;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitLapsed;

/** What every store of deliveries must do: nothing lost, nothing twice at once, nothing out of order. */
public abstract class DeliveriesContract extends StoresContract {

    private static final String WHY = "the gateway does not answer";

    @Test void an_event_is_handed_to_each_reaction_that_follows_it() {
        var visit = booked();

        assertThat(stores.deliveries().lease(NOW, 10)).extracting(Deliveries.Delivery::reaction, Deliveries.Delivery::event, Deliveries.Delivery::tries)
                .containsExactlyInAnyOrder(tuple("tell-patient", new VisitBooked(visit.id()), 0),
                        tuple("count-visits", new VisitBooked(visit.id()), 0));
    }

    @Test void an_event_that_nobody_follows_waits_for_nobody() {
        var visit = aVisit().lapsed();

        save(Change.to(visit, new VisitLapsed(visit.id())));

        assertThat(stores.deliveries().lease(NOW, 10)).isEmpty();
        assertThat(stores.deliveries().nextDue()).isEqualTo(Option.none());
    }

    @Test void what_one_server_has_leased_no_other_gets() {
        booked();

        assertThat(stores.deliveries().lease(NOW, 1)).hasSize(1);
        assertThat(stores.deliveries().lease(NOW, 10)).hasSize(1);
        assertThat(stores.deliveries().lease(NOW, 10)).isEmpty();
    }

    @Test void nothing_is_due_before_its_time() {
        booked();

        assertThat(stores.deliveries().lease(NOW.minusSeconds(1), 10)).isEmpty();
        assertThat(stores.deliveries().nextDue()).isEqualTo(Option.some(NOW));
    }

    @Test void a_reaction_hears_of_one_aggregate_in_order_and_of_the_next_thing_only_when_done_with_the_one_before() {
        var visit = bookedAndConfirmed();

        var first = ofPatient(stores.deliveries().lease(NOW, 10));
        assertThat(first.event()).isEqualTo(new VisitBooked(visit.id()));
        assertThat(stores.deliveries().lease(NOW, 10)).isEmpty();

        stores.deliveries().done(first);
        assertThat(ofPatient(stores.deliveries().lease(NOW, 10)).event()).isEqualTo(new VisitConfirmed(visit.id(), VisitConfirmed.How.AT_BOOKING));
    }

    @Test void visits_do_not_wait_for_each_other() {
        booked();
        var other = aVisit().at(START.plus(Duration.ofHours(1))).confirmed();
        save(Change.to(other, new VisitBooked(other.id())));

        assertThat(stores.deliveries().lease(NOW, 10)).hasSize(4);
    }

    @Test void what_is_postponed_comes_back_at_its_time_and_has_not_failed() {
        booked();
        var delivery = ofPatient(stores.deliveries().lease(NOW, 10));

        stores.deliveries().postpone(delivery, NOW.plusSeconds(60));

        assertThat(stores.deliveries().lease(NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(stores.deliveries().lease(NOW.plusSeconds(60), 10)).containsExactly(delivery);
    }

    @Test void what_failed_comes_back_at_its_time_knowing_how_often() {
        bookedAndConfirmed();
        var delivery = ofPatient(stores.deliveries().lease(NOW, 10));

        stores.deliveries().failed(delivery, NOW.plusSeconds(60), WHY);

        assertThat(stores.deliveries().lease(NOW, 10)).isEmpty();
        assertThat(stores.deliveries().lease(NOW.plusSeconds(60), 10))
                .containsExactly(new Deliveries.Delivery(delivery.id(), delivery.reaction(), delivery.event(), 1));
    }

    @Test void what_waits_behind_a_failed_one_is_not_what_is_due_next() {
        bookedAndConfirmed();
        stores.deliveries().lease(NOW, 10).forEach(each -> stores.deliveries().failed(each, NOW.plusSeconds(60), WHY));

        assertThat(stores.deliveries().nextDue()).isEqualTo(Option.some(NOW.plusSeconds(60)));
        assertThat(stores.deliveries().depth(NOW)).isEqualTo(new Deliveries.Depth(3, 0, Option.none()));
    }

    @Test void what_failed_too_often_is_blocked_and_seen_and_holds_up_what_follows() {
        var visit = bookedAndConfirmed();
        var leased = stores.deliveries().lease(NOW, 10);
        var delivery = ofPatient(leased);
        leased.stream().filter(other -> other != delivery).forEach(stores.deliveries()::done);

        stores.deliveries().block(delivery, WHY);

        assertThat(stores.deliveries().lease(NOW.plus(Duration.ofDays(30)), 10)).isEmpty();
        assertThat(stores.deliveries().nextDue()).isEqualTo(Option.none());
        assertThat(stores.deliveries().blocked(10)).containsExactly(
                new Deliveries.Blocked(delivery.id(), "tell-patient", "visit-booked/1", visit.id().value(), 1, WHY, NOW));
        assertThat(stores.deliveries().depth(NOW)).isEqualTo(new Deliveries.Depth(1, 1, Option.none()));
    }

    @Test void an_unblocked_delivery_begins_anew() {
        booked();
        var delivery = ofPatient(stores.deliveries().lease(NOW, 10));
        stores.deliveries().block(delivery, WHY);

        assertThat(stores.deliveries().unblock(delivery.id(), NOW.plusSeconds(5))).isTrue();
        assertThat(stores.deliveries().unblock(delivery.id(), NOW.plusSeconds(5))).isFalse();

        assertThat(stores.deliveries().blocked(10)).isEmpty();
        assertThat(stores.deliveries().lease(NOW.plusSeconds(4), 10)).isEmpty();
        assertThat(stores.deliveries().lease(NOW.plusSeconds(5), 10)).containsExactly(delivery);
    }

    @Test void how_much_waits_and_since_when_is_known() {
        bookedAndConfirmed();

        assertThat(stores.deliveries().depth(NOW)).isEqualTo(new Deliveries.Depth(3, 0, Option.some(NOW)));

        stores.deliveries().lease(NOW, 10).forEach(stores.deliveries()::done);
        stores.deliveries().lease(NOW, 10).forEach(stores.deliveries()::done);

        assertThat(stores.deliveries().depth(NOW)).isEqualTo(new Deliveries.Depth(0, 0, Option.none()));
    }

    private Visit booked() {
        var visit = aVisit().confirmed();
        save(Change.to(visit, new VisitBooked(visit.id())));
        return visit;
    }

    private Visit bookedAndConfirmed() {
        var visit = aVisit().confirmed();
        save(Change.to(visit, new VisitBooked(visit.id()), new VisitConfirmed(visit.id(), VisitConfirmed.How.AT_BOOKING)));
        return visit;
    }

    private static Deliveries.Delivery ofPatient(List<Deliveries.Delivery> leased) {
        return leased.stream().filter(each -> each.reaction().equals("tell-patient")).findFirst().orElseThrow();
    }
}
