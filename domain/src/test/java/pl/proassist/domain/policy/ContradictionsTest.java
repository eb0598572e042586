package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.settings;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.PolicyBuilder;
import pl.proassist.domain.RuleBuilder;

/** What a facility cannot mean together, and what looks odd and is its own business. */
class ContradictionsTest {

    @ParameterizedTest @Proves("A06")
    @CsvSource({"PT30M, PT31M, floor-above-pay-window", "PT30M, PT30M, none", "PT0S, PT5M, none", "PT0S, PT0S, none"})
    void the_floor_lies_within_the_window(String window, String floor, String said) {
        assertThat(said(aPolicy().settings(settings().minPayWindow(window).floor(floor)))).isEqualTo(said);
    }

    @ParameterizedTest @Proves({"PAY-11", "PAY-12", "PAY-15"})
    @CsvSource({"NONE, NONE, blacklist-asks-less", "NONE, REQUIRED, blacklist-asks-less", "OPTIONAL, REQUIRED, blacklist-asks-less", "OPTIONAL, OPTIONAL, none",
            "OPTIONAL, NONE, none", "REQUIRED, NONE, none", "REQUIRED, REQUIRED, none"})
    void the_blacklist_asks_for_no_less_than_the_facility(Requirement blacklist, Requirement facility, String said) {
        assertThat(said(aPolicy().facility(aRule().asking(facility)).blacklist(aRule().asking(blacklist)))).isEqualTo(said);
        assertThat(said(aPolicy().facility(aRule().asking(facility)).blacklist(aRule()))).isEqualTo("none");
    }

    @Test void a_blacklist_rule_that_is_off_binds_nobody() {
        var policy = aPolicy().facility(aRule().required()).build();

        assertThat(new PaymentPolicy(policy.facility(), 1, policy.settings(), policy.facilityRule(), policy.firstTime(),
                new PaymentPolicy.Blacklist(false, aRule().none().build()), policy.rules()).contradiction()).isEmpty();
    }

    @ParameterizedTest @Proves({"DL-03", "DL-15"})
    @CsvSource({"PT2H, PT1H, none", "PT2H, PT2H, none", "PT1H59M, PT2H, hard-stop-before-deadline", "PT0S, PT1M, hard-stop-before-deadline",
            "P1D, PT25H, none", "P1D, PT25H1M, hard-stop-before-deadline", "PT0S, PT0S, none"})
    void a_deadline_before_the_visit_lies_before_the_hard_stop(String lead, String hardStop, String said) {
        assertThat(said(aPolicy().settings(settings().hardStop(hardStop)).facility(aRule().beforeVisit(lead)))).isEqualTo(said);
    }

    @Test void with_the_other_ways_the_hard_stop_is_just_another_limit() {
        assertThat(said(aPolicy().settings(settings().hardStop("PT24H")).facility(aRule().untilHour("20:00", "PT2H")).firstTime(aRule().fromBooking("PT24H", "PT2H"))))
                .isEqualTo("none");
    }

    @ParameterizedTest @Proves("DL-10")
    @CsvSource({"20:00, 0, none", "24:00, 0, none", "00:30, 0, none", "00:29, 0, blocking-refuses-all", "00:00, 0, blocking-refuses-all",
            "20:00, 1, blocking-without-effect", "24:00, 1, blocking-without-effect", "00:00, 1, none", "01:29, 1, none", "01:30, 1, blocking-without-effect",
            "00:00, 2, blocking-without-effect"})
    void blocking_can_refuse_something_and_not_everything(String cutoff, int dayOffset, String said) {
        assertThat(said(aPolicy().facility(until(cutoff, dayOffset, AfterCutoff.BLOCK)))).isEqualTo(said);
        assertThat(said(aPolicy().facility(until(cutoff, dayOffset, AfterCutoff.ROLL)))).isEqualTo("none");
    }

    @Test void an_hour_of_midnight_refuses_all_also_where_no_window_is_set() {
        assertThat(said(aPolicy().settings(settings().minPayWindow("PT0S")).facility(until("00:00", 0, AfterCutoff.BLOCK)))).isEqualTo("blocking-refuses-all");
    }

    @ParameterizedTest @Proves({"DL-04", "A05"})
    @CsvSource({"PT29M, REFUSE, window-too-short", "PT29M, ON_SITE, window-too-short", "PT29M, GRACE, none", "PT30M, REFUSE, none"})
    void a_window_in_which_nobody_could_ever_pay_is_refused(String window, ShortNotice shortNotice, String said) {
        assertThat(said(aPolicy().settings(settings().shortNotice(shortNotice)).facility(aRule().fromBooking(window, "PT0S")))).isEqualTo(said);
    }

    static Stream<PolicyBuilder> everyPlaceOfARule() {
        return Stream.of(aPolicy().facility(never()), aPolicy().firstTime(never()), aPolicy().blacklist(never()), aPolicy().specialist(never()),
                aPolicy().service(never()), aPolicy().pair(never()));
    }

    @ParameterizedTest @MethodSource("everyPlaceOfARule") @Proves({"PAY-02", "DL-13"})
    void each_rule_of_the_facility_is_looked_at(PolicyBuilder policy) {
        assertThat(said(policy)).isEqualTo("blocking-refuses-all");
    }

    private static RuleBuilder never() {
        return until("00:00", 0, AfterCutoff.BLOCK);
    }

    private static RuleBuilder until(String cutoff, int dayOffset, AfterCutoff afterCutoff) {
        return aRule().deadline(new DeadlineRule.UntilHour(Cutoff.parse(cutoff), dayOffset, afterCutoff, Lead.NONE));
    }

    private static String said(PolicyBuilder policy) {
        return policy.build().contradiction().map(PolicyRefusal::code).getOrElse("none");
    }
}
