package pl.proassist.application.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.application.fakes.BookingWish.aWish;
import static pl.proassist.application.fakes.World.ANOTHER_PATIENT;
import static pl.proassist.application.fakes.World.ANOTHER_SPECIALIST;
import static pl.proassist.application.fakes.World.STAFF;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.settings;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.booking.CancelVisit;
import pl.proassist.application.fakes.World;
import pl.proassist.application.port.Author;
import pl.proassist.domain.policy.Level;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.PaymentRule;
import pl.proassist.domain.policy.PolicySettings;
import pl.proassist.domain.policy.Requirement;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.CancelledBy;

/** What the rules were, and what a draft of them would have done. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RulesHistoryTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final World clinic = new World();

    @Test @Proves("PAY-14") void each_version_tells_who_made_it_when_and_what_it_replaced() {
        set(aRule().none().build());
        clinic.advance(HOUR);
        set(aRule().required().build());

        var steps = clinic.rulesHistory.page(STAFF, FACILITY, Option.none(), 10).get();

        assertThat(steps).extracting(step -> step.version().policy().version()).containsExactly(2L, 1L);
        assertThat(steps.get(0).version().author()).contains(Author.of(STAFF));
        assertThat(steps.get(0).version().at()).isEqualTo(BOOKED.plus(HOUR));
        assertThat(steps.get(0).before()).isEqualTo(steps.get(1).version().policy());
        assertThat(steps.get(1).before()).isEqualTo(PaymentPolicy.unset(FACILITY));
        assertThat(clinic.rulesHistory.page(STAFF, FACILITY, Option.none(), 1).get()).containsExactly(steps.get(0));
        assertThat(clinic.rulesHistory.page(STAFF, FACILITY, Option.some(2L), 1).get()).containsExactly(steps.get(1));
        assertThat(clinic.rulesHistory.version(STAFF, FACILITY, 1).get()).isEqualTo(steps.get(1).version());
        assertThat(clinic.rulesHistory.version(STAFF, FACILITY, 3).getLeft().code()).isEqualTo("unknown-payment-rules");
    }

    @Test void rules_that_cannot_be_meant_together_are_refused_and_leave_no_version() {
        var refused = clinic.paymentRules.replace(STAFF, FACILITY, settings().floor("PT31M").build(), PaymentRule.INHERIT, PaymentPolicy.FirstTime.OFF,
                PaymentPolicy.Blacklist.OFF, Option.none());

        assertThat(refused.getLeft().code()).isEqualTo("floor-above-pay-window");
        assertThat(clinic.rulesHistory.page(STAFF, FACILITY, Option.none(), 10).get()).isEmpty();
    }

    @Test @Proves({"PAY-02", "PAY-08"}) void a_dry_run_tells_what_a_draft_would_have_done() {
        var missed = clinic.books(aWish().at(BOOKED.plus(HOUR)));
        var late = clinic.books(aWish().at(BOOKED.plus(Duration.ofHours(20))).by(ANOTHER_PATIENT).with(ANOTHER_SPECIALIST));
        clinic.cancelVisit.handle(STAFF, new CancelVisit.Command(late, CancelledBy.PATIENT, "nie mogę")).get();
        clinic.advance(HOUR.multipliedBy(2));
        clinic.recordNoShow.handle(STAFF, missed).get();
        var done = clinic.books(aWish().at(clinic.clock.instant().plus(HOUR)));
        clinic.advance(HOUR.multipliedBy(2));
        clinic.completeVisit.handle(STAFF, done).get();
        clinic.books(aWish().at(START).terms(byHand().asking(Requirement.OPTIONAL)));
        clinic.advance(Duration.ofDays(31));

        var run = dryRun(aPolicy().firstTime(aRule().percent("50").beforeVisit("PT0S")).build());

        assertThat(run.bookings()).isEqualTo(4);
        assertThat(run.asked()).isEqualTo(Map.of(Requirement.NONE, 3, Requirement.OPTIONAL, 1));
        assertThat(run.wouldBe()).isEqualTo(Map.of(Requirement.REQUIRED, 3, Requirement.NONE, 1));
        assertThat(run.byLevel()).isEqualTo(Map.of(Level.FIRST_TIME, Map.of(Requirement.REQUIRED, 3), Level.FACILITY, Map.of(Requirement.NONE, 1)));
        assertThat(run.required()).isEqualTo(Money.pln("300.00"));
        assertThat(run.noShows()).isEqualTo(new DryRun.Missed(1, 1));
        assertThat(run.lateCancellations()).isEqualTo(new DryRun.Missed(1, 1));
        assertThat(run.refused()).isEmpty();
    }

    @Test @Proves("DL-10") void what_a_draft_would_have_refused_is_counted_by_its_reason() {
        clinic.books(aWish());
        clinic.advance(Duration.ofDays(31));

        var run = dryRun(aPolicy().facility(aRule().required().untilHourOrRefused("12:00")).build());

        assertThat(run.refused()).isEqualTo(Map.of("cutoff-passed", 1));
        assertThat(run.wouldBe()).isEmpty();
    }

    @Test void a_dry_run_changes_nothing_and_a_contradictory_draft_is_refused() {
        clinic.books(aWish());
        var before = clinic.stores.transactions().rows();

        dryRun(aPolicy().facility(aRule().required()).build());
        var refused = clinic.dryRunRules.handle(STAFF, FACILITY, new DryRunRules.Draft(PolicySettings.DEFAULT, PaymentRule.INHERIT, PaymentPolicy.FirstTime.OFF,
                new PaymentPolicy.Blacklist(true, aRule().none().build()), Option.none()));

        assertThat(refused.getLeft().code()).isEqualTo("blacklist-asks-less");
        assertThat(clinic.stores.transactions().rows()).isEqualTo(before);
    }

    @Test void a_dry_run_is_of_the_last_whole_month_unless_told_otherwise() {
        clinic.books(aWish());
        var draft = new DryRunRules.Draft(PolicySettings.DEFAULT, PaymentRule.INHERIT, PaymentPolicy.FirstTime.OFF, PaymentPolicy.Blacklist.OFF,
                Option.some(new DryRunRules.Period(BOOKED, BOOKED.plusSeconds(1))));

        assertThat(dryRun(aPolicy().build()).bookings()).isZero();
        assertThat(clinic.dryRunRules.handle(STAFF, FACILITY, draft).get().bookings()).isEqualTo(1);
    }

    private DryRun dryRun(PaymentPolicy draft) {
        return clinic.dryRunRules.handle(STAFF, FACILITY, new DryRunRules.Draft(draft.settings(), draft.facilityRule(), draft.firstTime(), draft.blacklist(),
                Option.none())).get();
    }

    private void set(PaymentRule rule) {
        clinic.paymentRules.replace(STAFF, FACILITY, PolicySettings.DEFAULT, rule, PaymentPolicy.FirstTime.OFF, PaymentPolicy.Blacklist.OFF, Option.none()).get();
    }
}
