package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.DEADLINE;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.application.port.Reminders.Look;
import pl.proassist.domain.VisitBuilder;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.CancelledBy;
import pl.proassist.domain.visit.VisitId;

/** What everything must do that knows when visits are looked at again: whatever changes is due at once, and nothing else is. */
public abstract class RemindersContract extends StoresContract {

    private static final VisitId VISIT = new VisitId(id("visit"));
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @Test void a_visit_that_was_booked_is_due_at_once_and_stands_since_its_booking() {
        var visit = given(visit().awaitingPayment());

        assertThat(due(LATER)).containsExactly(new Look(visit.id(), visit.details().bookedAt()));
        assertThat(stores.reminders().nextDue().exists(at -> !at.isAfter(NOW))).isTrue();
    }

    @Test void what_was_looked_at_is_due_again_at_its_time_and_not_before() {
        var visit = given(visit().awaitingPayment());

        looked(NOW, Option.some(LATER));

        assertThat(stores.reminders().nextDue()).isEqualTo(Option.some(LATER));
        assertThat(due(LATER.minusMillis(1))).isEmpty();
        assertThat(due(LATER)).extracting(Look::visit).containsExactly(visit.id());
    }

    @Test void what_has_nothing_more_to_say_is_never_due() {
        given(visit().awaitingPayment());

        looked(NOW, Option.none());

        assertThat(due(START)).isEmpty();
        assertThat(stores.reminders().nextDue()).isEqualTo(Option.none());
    }

    @Test void a_change_of_its_state_makes_a_visit_due_and_it_stands_since_that_look() {
        var visit = given(visit().awaitingPayment());
        looked(NOW, Option.some(START));

        save(Change.to(visit().confirmed()));

        assertThat(due(LATER)).containsExactly(new Look(visit.id(), LATER));
        looked(LATER, Option.some(START));
        assertThat(due(START)).containsExactly(new Look(visit.id(), LATER));
    }

    @Test void a_visit_that_was_moved_is_due_and_stands_anew() {
        var visit = given(visit().confirmed());
        looked(NOW, Option.none());

        save(Change.to(visit().at(START.plus(Duration.ofHours(2))).confirmed()));

        assertThat(due(LATER)).containsExactly(new Look(visit.id(), LATER));
    }

    @Test void a_visit_that_was_given_up_is_never_due() {
        given(visit().confirmed());

        save(Change.to(visit().cancelled(CancelledBy.PATIENT)));

        assertThat(due(START)).isEmpty();
    }

    @Test void a_facility_that_decides_anew_has_every_visit_ahead_looked_at() {
        var visit = given(visit().confirmed());
        looked(NOW, Option.none());

        inTransaction(() -> lookAtAll(NOW, ANOTHER_FACILITY));
        assertThat(due(LATER)).isEmpty();

        inTransaction(() -> lookAtAll(START, FACILITY));
        assertThat(due(LATER)).isEmpty();

        inTransaction(() -> lookAtAll(NOW, FACILITY));
        assertThat(due(LATER)).containsExactly(new Look(visit.id(), visit.details().bookedAt()));
    }

    @Test void no_more_than_asked_for_and_the_earliest_first() {
        var visit = given(visit().awaitingPayment());
        looked(NOW, Option.some(DEADLINE));

        assertThat(inTransaction(() -> stores.reminders().due(DEADLINE, 0))).isEmpty();
        assertThat(inTransaction(() -> stores.reminders().due(DEADLINE, 1))).extracting(Look::visit).containsExactly(visit.id());
    }

    private static VisitBuilder visit() {
        return aVisit().id(VISIT);
    }

    private FacilityId lookAtAll(Instant now, FacilityId facility) {
        stores.reminders().lookAtAll(facility, now);
        return facility;
    }

    private List<Look> due(Instant now) {
        return inTransaction(() -> stores.reminders().due(now, 10));
    }

    private void looked(Instant now, Option<Instant> next) {
        inTransaction(() -> {
            var looks = stores.reminders().due(now, 10);
            looks.forEach(look -> stores.reminders().looked(look, next));
            return looks;
        });
    }
}
