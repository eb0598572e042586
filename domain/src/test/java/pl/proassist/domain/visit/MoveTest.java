package pl.proassist.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.ROOM;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.terms;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.TermsBuilder;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.policy.DeadlineRule;
import pl.proassist.domain.policy.Lead;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Refusal;

@Proves("A34")
class MoveTest {

    private static final Instant NOW = BOOKED.plus(Duration.ofDays(2));

    @Test
    void an_unpaid_visit_moves_with_its_deadline() {
        var visit = aVisit().on(before48Hours()).awaitingPayment();
        var another = new SpecialistId(id("another specialist"));

        var change = visit.move(false, Slot.of(warsaw("2026-01-28 10:00"), Duration.ofMinutes(30)), another, Option.some(ROOM), NOW).get();

        var expected = aVisit().id(visit.id()).with(another).room(ROOM).at(warsaw("2026-01-28 10:00"))
                .on(before48Hours().deadline(warsaw("2026-01-26 10:00"))).awaitingPayment();
        assertThat(change).isEqualTo(Change.to(expected, new VisitMoved(visit.id(), START, warsaw("2026-01-28 10:00"))));
    }

    @Test
    void a_patients_own_move_does_not_buy_time() {
        var visit = aVisit().on(before48Hours()).awaitingPayment();

        var moved = visit.move(true, Slot.of(warsaw("2026-01-28 10:00"), Duration.ofMinutes(30)), SPECIALIST, Option.none(), NOW).get().next();

        assertThat(moved.details().terms().deadline()).containsExactly(warsaw("2026-01-24 10:00"));
    }

    @Test
    void the_moment_of_booking_and_the_request_stay() {
        var visit = aVisit().request("d".repeat(64)).on(before48Hours()).awaitingPayment();

        var moved = to(visit, warsaw("2026-01-28 10:00")).get().next().details();

        assertThat(moved.bookedAt()).isEqualTo(BOOKED);
        assertThat(moved.request()).isEqualTo("d".repeat(64));
    }

    @Test
    void nobody_moves_a_visit_into_the_past() {
        var visit = aVisit().confirmed();

        assertThat(to(visit, NOW).getLeft()).isEqualTo(new VisitRefusal.StartPassed(visit.id()));
        assertThat(to(visit, NOW.plusNanos(1)).isRight()).isTrue();
    }

    @Test
    void a_visit_that_waits_for_money_cannot_move_where_no_time_to_pay_is_left() {
        var visit = aVisit().on(before48Hours().settings(settings().hardStop("PT2H"))).awaitingPayment();

        assertThat(to(visit, NOW.plusSeconds(7200)).getLeft()).isEqualTo(new VisitRefusal.StartPassed(visit.id()));
        assertThat(to(visit, NOW.plusSeconds(7201)).isRight()).isTrue();
    }

    @Test
    void a_confirmed_visit_is_not_bound_by_the_last_moment_for_paying() {
        var visit = aVisit().on(terms().none().settings(settings().hardStop("PT24H"))).confirmed();

        assertThat(to(visit, NOW.plusSeconds(3600)).isRight()).isTrue();
    }

    @Test
    void nobody_moves_a_visit_further_ahead_than_two_years() {
        var visit = aVisit().confirmed();

        assertThat(to(visit, NOW.plus(Visit.HORIZON)).isRight()).isTrue();
        assertThat(to(visit, NOW.plus(Visit.HORIZON).plusNanos(1)).getLeft()).isEqualTo(new VisitRefusal.TooFarAhead(visit.id()));
    }

    @Test
    @Proves("A25")
    void a_visit_leaves_a_slot_behind_that_others_can_have_unless_it_still_takes_some_of_it() {
        var visit = aVisit().confirmed().details();
        var length = Duration.ofMinutes(30);
        var another = new SpecialistId(id("another specialist"));

        assertThat(SlotFreed.between(visit, visit.movedTo(SPECIALIST, Option.none(), Slot.of(START.plus(length), length), visit.terms())))
                .contains(new SlotFreed(visit.id(), SPECIALIST, visit.service(), START, START.plus(length)));
        assertThat(SlotFreed.between(visit, visit.movedTo(another, Option.none(), visit.slot(), visit.terms())).map(SlotFreed::slot)).contains(visit.slot());
        assertThat(SlotFreed.between(visit, visit.movedTo(SPECIALIST, Option.none(), Slot.of(START.plus(length).minusSeconds(1), length), visit.terms()))).isEmpty();
        assertThat(SlotFreed.between(visit, visit.movedTo(SPECIALIST, Option.some(ROOM), visit.slot(), visit.terms()))).isEmpty();
    }

    private static Either<Refusal, Change<Visit>> to(Visit visit, Instant start) {
        return visit.move(false, Slot.of(start, Duration.ofMinutes(30)), SPECIALIST, Option.none(), NOW);
    }

    private static TermsBuilder before48Hours() {
        return terms().rule(new DeadlineRule.BeforeVisit(Lead.parse("PT48H"))).deadline(warsaw("2026-01-24 10:00"));
    }
}
