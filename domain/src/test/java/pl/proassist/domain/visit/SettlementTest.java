package pl.proassist.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.terms;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.policy.PrepaymentKind;
import pl.proassist.domain.policy.RefundRules;
import pl.proassist.domain.policy.RefundSteps;
import pl.proassist.domain.policy.RefundSteps.Step;
import pl.proassist.domain.shared.Money;

/** What goes back when a paid visit is cancelled: by whom, how long before, and what the money is in law. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettlementTest {

    @ParameterizedTest(name = "{0}, {1} cancels {2} before: {3} back, {4} kept, {5} claimable")
    @Proves({"A22", "A23"})
    @CsvSource({
        "FULL_PREPAYMENT, FACILITY, PT48H,  150.00,   0.00,   0.00",
        "ADVANCE,         FACILITY, PT1H,   150.00,   0.00,   0.00",
        "DEPOSIT,         FACILITY, PT1H,   150.00,   0.00, 150.00",
        "DEPOSIT,         FACILITY, PT-1H,  150.00,   0.00, 150.00",
        "FULL_PREPAYMENT, PATIENT,  PT48H,  150.00,   0.00,   0.00",
        "FULL_PREPAYMENT, PATIENT,  PT1H,   150.00,   0.00,   0.00",
        "FULL_PREPAYMENT, PATIENT,  PT-1S,    0.00, 150.00,   0.00",
        "ADVANCE,         PATIENT,  PT1H,   150.00,   0.00,   0.00",
        "DEPOSIT,         PATIENT,  PT24H,  150.00,   0.00,   0.00",
        "DEPOSIT,         PATIENT,  PT23H59M59S, 0.00, 150.00, 0.00"})
    void the_defaults_follow_the_kind(PrepaymentKind kind, CancelledBy by, Duration before, String back, String keeps, String claimable) {
        var settlement = Settlement.of(Money.pln("150.00"), aVisit().on(terms().kind(kind)).details(), by, START.minus(before));

        assertThat(settlement.back()).isEqualTo(Money.pln(back));
        assertThat(settlement.keeps()).isEqualTo(Money.pln(keeps));
        assertThat(settlement.claimable()).isEqualTo(Money.pln(claimable));
    }

    @ParameterizedTest(name = "{0} before: {1} back, step {2}")
    @Proves("A23")
    @CsvSource({"PT72H, 150.00, 100", "PT48H, 150.00, 100", "PT47H59M, 75.00, 50", "PT12H, 75.00, 50", "PT11H, 0.00, none"})
    void a_facility_has_steps_of_its_own_and_after_the_last_nothing_goes_back(Duration before, String back, String step) {
        var rules = new RefundRules(RefundRules.DEFAULT.fullPrepayment(), new RefundSteps(List.of(new Step(12, 50), new Step(48, 100))), RefundRules.DEFAULT.deposit());
        var visit = aVisit().on(terms().kind(PrepaymentKind.ADVANCE).settings(settings().refunds(rules))).details();

        var settlement = Settlement.of(Money.pln("150.00"), visit, CancelledBy.PATIENT, START.minus(before));

        assertThat(settlement.back()).isEqualTo(Money.pln(back));
        assertThat(settlement.step().map(Step::percent).map(String::valueOf).getOrElse("none")).isEqualTo(step);
    }

    @ParameterizedTest(name = "{1} % of {0} is {2}")
    @CsvSource({"0.01, 50, 0.01", "0.03, 50, 0.02", "0.01, 49, 0.00", "100.01, 50, 50.01", "99.99, 33, 33.00"})
    void a_share_is_rounded_half_up_so_in_doubt_for_the_patient(String paid, int percent, String back) {
        var rules = new RefundRules(new RefundSteps(List.of(new Step(0, percent))), RefundRules.DEFAULT.advance(), RefundRules.DEFAULT.deposit());
        var visit = aVisit().on(terms().kind(PrepaymentKind.FULL_PREPAYMENT).settings(settings().refunds(rules))).details();

        var settlement = Settlement.of(Money.pln(paid), visit, CancelledBy.PATIENT, START);

        assertThat(settlement.back()).isEqualTo(Money.pln(back));
        assertThat(settlement.back().plus(settlement.keeps())).isEqualTo(Money.pln(paid));
    }

    @ParameterizedTest(name = "{0} cancels: {1} back, {2} kept, {3} claimable")
    @Proves({"A23", "PAR-10"})
    @CsvSource({"PATIENT, 250.00, 150.00, 0.00", "FACILITY, 400.00, 0.00, 150.00"})
    void what_was_paid_beyond_the_deposit_goes_back_whoever_cancels(CancelledBy by, String back, String keeps, String claimable) {
        var visit = aVisit().on(terms().required("150.00").kind(PrepaymentKind.DEPOSIT)).details();

        var settlement = Settlement.of(Money.pln("400.00"), visit, by, START);

        assertThat(settlement.back()).isEqualTo(Money.pln(back));
        assertThat(settlement.keeps()).isEqualTo(Money.pln(keeps));
        assertThat(settlement.claimable()).isEqualTo(Money.pln(claimable));
    }

    @Test
    void who_has_paid_nothing_can_claim_nothing() {
        var settlement = Settlement.of(Money.ZERO, aVisit().on(terms().kind(PrepaymentKind.DEPOSIT)).details(), CancelledBy.FACILITY, START);

        assertThat(settlement.claimable()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:50 24:40", "24:50 0:60", ""})
    void steps_that_contradict_each_other_are_no_steps(String given) {
        var steps = given.isEmpty() ? List.<Step>of() : List.of(given.split(" ")).stream().map(each -> each.split(":"))
                .map(each -> new Step(Integer.parseInt(each[0]), Integer.parseInt(each[1]))).toList();

        assertThatIllegalArgumentException().isThrownBy(() -> new RefundSteps(steps));
    }

    @ParameterizedTest
    @CsvSource({"-1, 50", "8785, 50", "24, -1", "24, 101"})
    void a_step_lies_within_a_year_and_is_a_percentage(int hours, int percent) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(hours, percent));
    }
}
