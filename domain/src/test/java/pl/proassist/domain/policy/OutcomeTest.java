package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.warsaw;
import static pl.proassist.domain.policy.Decisions.decide;
import static pl.proassist.domain.policy.Decisions.said;
import static pl.proassist.domain.policy.Decisions.terms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.shared.Money;

/** What a decision holds beside its deadline: optional payments, payment on site, the trace. */
class OutcomeTest {

    @Test
    @Proves({"A05", "PAY-05"})
    void an_optional_payment_is_never_refused_for_its_deadline() {
        var blocked = aPolicy().facility(aRule().optional().untilHourOrRefused("15:00"));
        var late = aPolicy().facility(aRule().optional().beforeVisit("PT48H")).settings(settings().shortNotice(ShortNotice.REFUSE));

        assertThat(terms(decide(blocked, anOccasion())).deadline()).containsExactly(START);
        assertThat(terms(decide(late, anOccasion(), warsaw("2026-01-25 14:00"))).deadline()).containsExactly(START);
    }

    @Test
    void the_link_of_an_optional_payment_expires_at_its_deadline_while_that_lies_ahead() {
        var policy = aPolicy().facility(aRule().optional().untilHour("20:00"));

        assertThat(terms(decide(policy, anOccasion())).deadline()).containsExactly(warsaw("2026-01-12 20:00"));
    }

    @Test
    void for_an_optional_payment_the_hour_still_counts_when_less_than_the_shortest_time_is_left() {
        var policy = aPolicy().facility(aRule().optional().untilHourOrRefused("20:00"));

        assertThat(terms(decide(policy, anOccasion(), warsaw("2026-01-12 19:45"))).deadline()).containsExactly(warsaw("2026-01-12 20:00"));
    }

    @Test
    void an_optional_payment_ends_at_the_hard_stop() {
        var policy = aPolicy().facility(aRule().optional().beforeVisit("PT48H")).settings(settings().hardStop("PT2H"));

        assertThat(terms(decide(policy, anOccasion(), warsaw("2026-01-25 14:00"))).deadline()).containsExactly(warsaw("2026-01-26 08:00"));
    }

    @ParameterizedTest
    @EnumSource(value = Requirement.class, names = {"NONE", "OPTIONAL", "REQUIRED"})
    void nobody_books_a_visit_that_has_begun(Requirement requirement) {
        var decision = decide(aPolicy().facility(aRule().asking(requirement)), anOccasion(), START);

        assertThat(said(decision)).isEqualTo("refused visit-started");
    }

    @Test
    @Proves("A05")
    void paid_on_site_has_an_amount_and_no_deadline() {
        var policy = aPolicy().facility(aRule().required().percent("50").beforeVisit("PT48H")).settings(settings().shortNotice(ShortNotice.ON_SITE));

        var terms = terms(decide(policy, anOccasion(), warsaw("2026-01-25 14:00")));

        assertThat(terms.requirement()).isEqualTo(Requirement.ON_SITE);
        assertThat(terms.amount()).isEqualTo(Money.pln("100.00"));
        assertThat(terms.deadline()).isEmpty();
    }

    @Test
    void on_site_is_a_result_and_never_a_rule() {
        assertThatIllegalArgumentException().isThrownBy(() -> aRule().asking(Requirement.ON_SITE).build());
    }

    @Test
    @Proves("PAY-25")
    void the_decision_keeps_what_it_was_made_from() {
        var policy = aPolicy().version(7).settings(settings().hardStop("PT1H")).blacklist(aRule().beforeVisit("P1D"));

        var terms = terms(decide(policy, anOccasion().blacklisted()));

        assertThat(terms.policyVersion()).isEqualTo(7);
        assertThat(terms.settings()).isEqualTo(settings().hardStop("PT1H").build());
        assertThat(terms.rule()).isEqualTo(new DeadlineRule.BeforeVisit(new Lead.Days(1)));
        assertThat(terms.blacklisted()).isTrue();
        assertThat(terms.decidedBy()).isEqualTo(Level.BLACKLIST);
    }

    @Test
    @Proves({"PAY-25", "DL-17"})
    void the_trace_tells_each_level_asked_and_how_the_deadline_came_about() {
        var policy = aPolicy().facility(aRule().required().untilHour("20:00", "PT2H")).specialist(aRule().percent("50").appliesTo(BookingChannel.ONLINE));

        var decision = decide(policy, anOccasion().exempt(Requirement.OPTIONAL), warsaw("2026-01-12 15:20"));

        assertThat(decision.because()).contains(
                Because.of("channel-excluded", "SPECIALIST", "RECEPTION"),
                Because.of("level-applies", "EXEMPTION"),
                Because.of("level-silent", "SPECIALIST"),
                Because.of("level-applies", "FACILITY"),
                Because.of("requirement", "OPTIONAL", "EXEMPTION"),
                Because.of("amount-of-price", "200.00", "200.00"),
                Because.of("pay-by", warsaw("2026-01-12 20:00").toString()));
    }

    @Test
    @Proves("PAY-25")
    void the_whole_trace_of_one_decision_from_the_strongest_level_to_the_deadline() {
        var policy = aPolicy().facility(aRule().required().sendBy(MessageChannel.SMS)).blacklist(aRule().percent("50"));

        var because = decide(policy, anOccasion().blacklisted(), warsaw("2026-01-12 15:20")).because();

        assertThat(because).containsExactly(Because.of("zone", "Europe/Warsaw"),
                Because.of("level-silent", "MANUAL"), Because.of("level-applies", "BLACKLIST"), Because.of("level-silent", "EXEMPTION"),
                Because.of("level-silent", "FIRST_TIME"), Because.of("level-silent", "SERVICE_SPECIALIST"), Because.of("level-silent", "SERVICE"),
                Because.of("level-silent", "SPECIALIST"), Because.of("level-applies", "FACILITY"),
                Because.of("requirement", "REQUIRED", "BLACKLIST"),
                Because.of("amount", "Percent[percent=50, kind=ADVANCE]", "BLACKLIST"),
                Because.of("deadline-root", "UntilHour[cutoff=24:00, dayOffset=0, afterCutoff=ROLL, lead=PT0S]"),
                Because.of("send-by", "[SMS]", "FACILITY"),
                Because.of("amount-of-price", "100.00", "200.00"),
                Because.of("formula", warsaw("2026-01-13 00:00").toString()),
                Because.of("pay-by", warsaw("2026-01-13 00:00").toString()));
    }

    @Test
    void the_trace_says_when_nobody_asks_and_when_there_is_nothing_to_pay() {
        assertThat(decide(aPolicy(), anOccasion()).because()).contains(Because.of("requirement-root", "NONE"));
        assertThat(decide(aPolicy().facility(aRule().required()), anOccasion().price("0.00")).because()).contains(Because.of("nothing-to-pay", "0.00"));
    }

    @Test
    void the_trace_tells_of_rounding_of_the_hard_stop_and_of_short_notice() {
        var rounded = decide(aPolicy().facility(aRule().required().fromBooking("PT1H", "PT0S")), anOccasion(), BOOKED.plusSeconds(1));
        var stopped = decide(aPolicy().facility(aRule().required().beforeVisit("PT0S")).settings(settings().hardStop("PT1H")), anOccasion());
        var late = decide(aPolicy().facility(aRule().required().beforeVisit("PT48H")), anOccasion(), warsaw("2026-01-25 14:00"));

        assertThat(rounded.because()).contains(Because.of("rounded-up", warsaw("2026-01-12 16:21").toString()));
        assertThat(stopped.because()).contains(Because.of("hard-stop", START.minusSeconds(3600).toString()));
        assertThat(late.because()).contains(Because.of("short-notice", "GRACE"));
    }

    @Test
    void a_refusal_keeps_its_trace() {
        var decision = decide(aPolicy().facility(aRule().required().untilHourOrRefused("15:00")), anOccasion());

        assertThat(decision.because()).contains(Because.of("requirement", "REQUIRED", "FACILITY"), Because.of("refused", "cutoff-passed"));
    }

    @Test
    void without_its_trace_the_decision_is_the_same() {
        var policy = aPolicy().facility(aRule().required().untilHour("20:00")).build();

        var traced = terms(policy.decide(anOccasion().build(), BOOKED));
        var untraced = terms(policy.decideUntraced(anOccasion().build(), BOOKED));

        assertThat(untraced.because()).isEmpty();
        assertThat(untraced).usingRecursiveComparison().ignoringFields("because").isEqualTo(traced);
    }

    @Test
    void terms_have_a_deadline_exactly_when_a_payment_may_be_made_online() {
        var terms = Builders.terms().build();

        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentTerms(Requirement.NONE, terms.price(), Money.ZERO, terms.kind(),
                terms.rule(), terms.deadline(), terms.decidedBy(), terms.settings(), terms.sendBy(), false, 1, terms.because()));
    }

    @Test
    @Proves("DL-11")
    void the_slot_is_kept_for_the_settlement_and_longer_for_a_payment_under_way() {
        var terms = Builders.terms().deadline(BOOKED).settings(settings().settlementGrace("PT5M").inFlightGrace("PT15M")).build();
        var odd = Builders.terms().deadline(BOOKED).settings(settings().settlementGrace("PT20M").inFlightGrace("PT15M")).build();

        assertThat(terms.releaseAt()).isEqualTo(BOOKED.plusSeconds(300));
        assertThat(terms.waitForFlightUntil()).isEqualTo(BOOKED.plusSeconds(900));
        assertThat(odd.waitForFlightUntil()).isEqualTo(odd.releaseAt());
    }
}
