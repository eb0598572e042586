package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.warsaw;

import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.OccasionBuilder;
import pl.proassist.domain.PolicyBuilder;
import pl.proassist.domain.shared.Money;

/** What changed rules make of a visit that is booked already. */
class AppliedTermsTest {

    private static final Instant NOON = warsaw("2026-01-14 12:00");
    private static final PolicyBuilder BEFORE = aPolicy().facility(aRule().required().beforeVisit("PT48H"));

    @Test @Proves("PAY-05") void they_are_what_the_rules_would_have_decided_at_the_booking() {
        var then = applied(BEFORE, aPolicy().version(2).facility(aRule().required().percent("30").beforeVisit("PT72H"))).get();

        assertThat(then.deadline()).containsExactly(warsaw("2026-01-23 10:00"));
        assertThat(then.amount()).isEqualTo(Money.pln("60.00"));
        assertThat(then.policyVersion()).isEqualTo(2);
        assertThat(then.areByHand()).isFalse();
    }

    @Test @Proves("DL-09") void there_is_never_less_time_to_pay_than_the_smallest_window_from_now() {
        var then = applied(BEFORE, aPolicy().version(2).facility(aRule().required().untilHour("20:00"))).get();

        assertThat(then.deadline()).containsExactly(warsaw("2026-01-14 12:30"));
        assertThat(then.because()).contains(Because.of("time-to-pay", "2026-01-14T11:30:00Z"));
    }

    @Test void what_is_no_longer_asked_for_is_given_up() {
        assertThat(applied(BEFORE, aPolicy().facility(aRule().none())).get().requirement()).isEqualTo(Requirement.NONE);
    }

    @Test void rules_that_decide_the_same_change_nothing() {
        assertThat(applied(BEFORE, BEFORE.version(7))).isEmpty();
        assertThat(applied(aPolicy(), aPolicy().version(2).facility(aRule().none().percent("30")))).isEmpty();
    }

    @Test @Proves("DL-10") void a_booking_that_the_rules_would_have_refused_is_left_as_it_is() {
        assertThat(applied(BEFORE, aPolicy().facility(aRule().required().untilHourOrRefused("12:00")))).isEmpty();
    }

    @Test void nobody_is_asked_to_pay_in_less_than_the_window_that_is_left_before_the_hard_stop() {
        var soon = anOccasion().start(warsaw("2026-01-14 12:29"));
        var open = anOccasion().start(warsaw("2026-01-14 12:30"));
        var asking = aPolicy().version(2).facility(aRule().required().untilHour("20:00"));

        assertThat(applied(aPolicy(), asking, soon)).isEmpty();
        assertThat(applied(aPolicy(), asking, open).get().deadline()).containsExactly(warsaw("2026-01-14 12:30"));
        assertThat(applied(aPolicy(), aPolicy().facility(aRule().optional().untilHour("20:00")), soon).get().deadline()).containsExactly(warsaw("2026-01-14 12:29"));
        assertThat(applied(aPolicy(), aPolicy().settings(settings().hardStop("PT1H")).facility(aRule().optional()), soon)).isEmpty();
    }

    @Test @Proves("PAY-12") void the_patients_marks_of_the_booking_count() {
        var asking = aPolicy().version(2).blacklist(aRule().beforeVisit("PT48H"));

        assertThat(applied(aPolicy(), asking)).isEmpty();
        assertThat(applied(aPolicy(), asking, anOccasion().blacklisted()).get().decidedBy()).isEqualTo(Level.BLACKLIST);
    }

    private static Option<PaymentTerms> applied(PolicyBuilder before, PolicyBuilder after) {
        return applied(before, after, anOccasion());
    }

    private static Option<PaymentTerms> applied(PolicyBuilder before, PolicyBuilder after, OccasionBuilder booked) {
        var occasion = booked.build();
        var terms = before.build().decide(occasion, BOOKED).<PaymentTerms>fold(due -> due.terms(), optional -> optional.terms(), notDue -> notDue.terms(),
                onSite -> onSite.terms(), refused -> null);
        return terms.under(after.build(), occasion, BOOKED, NOON);
    }
}
