package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.settings;
import static pl.proassist.domain.Builders.terms;
import static pl.proassist.domain.Builders.warsaw;
import static pl.proassist.domain.policy.Decisions.decide;
import static pl.proassist.domain.policy.Decisions.said;

import io.vavr.control.Either;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.ManualTermsBuilder;
import pl.proassist.domain.TermsBuilder;
import pl.proassist.domain.shared.Money;

/** A person decides about one visit (level 1 of prepayment.md 2.2; A08). */
class ManualTermsTest {

    @Nested
    class At_the_booking {

        @Test
        void they_beat_every_rule_in_the_fields_they_name() {
            var policy = aPolicy().facility(aRule().required().percent("50").untilHour("20:00"));

            var terms = Decisions.terms(decide(policy, anOccasion().manual(byHand().payBy(warsaw("2026-01-20 12:00")))));

            assertThat(terms.deadline()).containsExactly(warsaw("2026-01-20 12:00"));
            assertThat(terms.amount()).isEqualTo(Money.pln("100.00"));
            assertThat(terms.decidedBy()).isEqualTo(Level.FACILITY);
        }

        @Test
        void they_ask_for_money_where_no_rule_does() {
            var decision = decide(aPolicy().facility(aRule().none()), anOccasion().manual(byHand().asking(Requirement.REQUIRED).fixed("80.00")));

            assertThat(said(decision)).isEqualTo("REQUIRED by MANUAL");
            assertThat(Decisions.terms(decision).amount()).isEqualTo(Money.pln("80.00"));
        }

        @Test
        void more_than_the_price_is_refused() {
            assertThat(answer(byHand().fixed("200.01"))).isEqualTo("refused amount-above-price");
            assertThat(answer(byHand().fixed("200.00"))).isEqualTo("REQUIRED by FACILITY");
        }

        @Test
        void a_fixed_deadline_after_the_hard_stop_is_refused() {
            var policy = aPolicy().facility(aRule().required()).settings(settings().hardStop("PT2H"));
            var hardStop = START.minusSeconds(7200);

            assertThat(said(decide(policy, anOccasion().manual(byHand().payBy(hardStop.plusSeconds(1)))))).isEqualTo("refused deadline-after-visit");
            assertThat(Decisions.terms(decide(policy, anOccasion().manual(byHand().payBy(hardStop)))).deadline()).containsExactly(hardStop);
        }

        @Test
        void a_fixed_deadline_that_has_passed_is_refused() {
            assertThat(answer(byHand().payBy(BOOKED))).isEqualTo("refused deadline-passed");
        }

        @Test
        void no_shortest_time_to_pay_is_held_against_a_fixed_deadline() {
            var decision = decide(aPolicy().facility(aRule().required()), anOccasion().manual(byHand().payBy(BOOKED.plusSeconds(60))));

            assertThat(Decisions.terms(decision).deadline()).containsExactly(BOOKED.plusSeconds(60));
        }

        @Test
        @Proves("A32")
        void a_fixed_deadline_is_rounded_up_to_the_minute_too() {
            var decision = decide(aPolicy().facility(aRule().required()), anOccasion().manual(byHand().payBy(BOOKED.plusSeconds(61))));

            assertThat(Decisions.terms(decision).deadline()).containsExactly(BOOKED.plusSeconds(120));
        }

        @Test
        void they_let_a_booking_through_that_the_rule_refuses() {
            var policy = aPolicy().facility(aRule().required().untilHourOrRefused("15:00"));

            assertThat(said(decide(policy, anOccasion()))).isEqualTo("refused cutoff-passed");
            assertThat(said(decide(policy, anOccasion().manual(byHand().payBy(warsaw("2026-01-13 12:00")))))).isEqualTo("REQUIRED by FACILITY");
            assertThat(said(decide(policy, anOccasion().manual(byHand().asking(Requirement.NONE))))).isEqualTo("NONE by MANUAL");
        }

        @Test
        @Proves("A08")
        void the_permission_to_override_is_asked_before_anything_else_of_the_terms() {
            var policy = aPolicy().blacklist(aRule());

            assertThat(said(decide(policy, anOccasion().blacklisted().manual(byHand().fixed("999.00"))))).isEqualTo("refused blacklist-override-forbidden");
        }

        @Test
        @Proves("A08")
        void where_the_blacklist_rule_is_off_the_plain_permission_is_enough() {
            var policy = aPolicy().facility(aRule().required());

            assertThat(said(decide(policy, anOccasion().blacklisted().manual(byHand().asking(Requirement.NONE))))).isEqualTo("NONE by MANUAL");
        }

        private String answer(ManualTermsBuilder manual) {
            return said(decide(aPolicy().facility(aRule().required()), anOccasion().manual(manual)));
        }
    }

    @Nested
    @Proves({"LNK-02", "LNK-03", "A15"})
    class On_a_visit_that_is_booked {

        private static final Instant LATER = warsaw("2026-01-12 18:00");

        @Test
        void what_the_person_leaves_open_stays_as_it_was() {
            var before = terms().required("150.00").deadline(warsaw("2026-01-12 20:00"));

            var after = change(before, byHand().fixed("50.00")).get();

            assertThat(after.amount()).isEqualTo(Money.pln("50.00"));
            assertThat(after.requirement()).isEqualTo(Requirement.REQUIRED);
            assertThat(after.deadline()).containsExactly(warsaw("2026-01-12 20:00"));
            assertThat(after.rule()).isEqualTo(before.build().rule());
            assertThat(after.sendBy()).isEqualTo(before.build().sendBy());
        }

        @Test
        void another_deadline_leaves_the_amount() {
            var after = change(terms().required("150.00"), byHand().payBy(warsaw("2026-01-20 12:00"))).get();

            assertThat(after.amount()).isEqualTo(Money.pln("150.00"));
            assertThat(after.deadline()).containsExactly(warsaw("2026-01-20 12:00"));
            assertThat(after.rule()).isEqualTo(new DeadlineRule.Fixed(warsaw("2026-01-20 12:00")));
        }

        @Test
        void the_level_that_decided_stays_unless_the_requirement_is_changed() {
            var before = terms().decidedBy(Level.SPECIALIST);

            assertThat(change(before, byHand().fixed("50.00")).get().decidedBy()).isEqualTo(Level.SPECIALIST);
            assertThat(change(before, byHand().asking(Requirement.OPTIONAL)).get().decidedBy()).isEqualTo(Level.MANUAL);
        }

        @Test
        void a_payment_may_be_waived() {
            var after = change(terms(), byHand().asking(Requirement.NONE)).get();

            assertThat(after.requirement()).isEqualTo(Requirement.NONE);
            assertThat(after.amount()).isEqualTo(Money.ZERO);
            assertThat(after.deadline()).isEmpty();
        }

        @Test
        void a_payment_may_be_asked_for_where_none_was() {
            var after = change(terms().none(), byHand().asking(Requirement.REQUIRED).fixed("70.00").payBy(warsaw("2026-01-13 12:00"))).get();

            assertThat(after.requirement()).isEqualTo(Requirement.REQUIRED);
            assertThat(after.amount()).isEqualTo(Money.pln("70.00"));
            assertThat(after.deadline()).containsExactly(warsaw("2026-01-13 12:00"));
        }

        @Test
        void a_rule_in_hours_counts_from_now() {
            var after = change(terms(), byHand().deadline(new DeadlineRule.FromBooking(Lead.parse("PT3H"), Lead.NONE))).get();

            assertThat(after.deadline()).containsExactly(warsaw("2026-01-12 21:00"));
        }

        @Test
        void a_deadline_that_has_passed_needs_another_one() {
            var after = change(terms().deadline(LATER.minusSeconds(60)), byHand().fixed("50.00"));

            assertThat(after.getLeft()).isEqualTo(new PolicyRefusal.DeadlinePassed());
        }

        @Test
        void what_is_refused_at_the_booking_is_refused_here() {
            assertThat(change(terms(), byHand().fixed("200.01")).getLeft()).isEqualTo(new PolicyRefusal.AmountAbovePrice());
            assertThat(change(terms(), byHand().payBy(START.plusSeconds(1))).getLeft()).isEqualTo(new PolicyRefusal.DeadlineAfterVisit());
            assertThat(change(terms(), byHand().payBy(LATER)).getLeft()).isEqualTo(new PolicyRefusal.DeadlinePassed());
        }

        @Test
        @Proves("A08")
        void a_patient_who_was_blacklisted_at_the_booking_needs_the_extra_permission() {
            var before = terms().blacklisted().decidedBy(Level.BLACKLIST);

            assertThat(change(before, byHand().asking(Requirement.NONE)).getLeft()).isEqualTo(new PolicyRefusal.BlacklistOverrideForbidden());
            assertThat(change(before, byHand().asking(Requirement.NONE).overridingTheBlacklist()).get().requirement()).isEqualTo(Requirement.NONE);
        }

        private Either<PolicyRefusal, PaymentTerms> change(TermsBuilder before, ManualTermsBuilder manual) {
            return before.build().byHand(manual.build(), FACILITY, SPECIALIST, SERVICE, START, BookingChannel.RECEPTION, LATER);
        }
    }
}
