package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;
import static pl.proassist.domain.Builders.byHand;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.warsaw;
import static pl.proassist.domain.policy.Decisions.decide;
import static pl.proassist.domain.policy.Decisions.said;
import static pl.proassist.domain.policy.Decisions.terms;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.proassist.Proves;
import pl.proassist.domain.Builders;
import pl.proassist.domain.OccasionBuilder;
import pl.proassist.domain.PolicyBuilder;
import pl.proassist.domain.RuleBuilder;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Money;

/** Which of the eight levels decides (prepayment.md 2.2). */
@Proves({"A09", "PAY-25"})
class PrecedenceTest {

    @Nested
    class The_table {

        @Test
        @Proves({"PAY-11", "PAY-12", "PAY-13"})
        void a_facility_that_asks_nobody_asks_the_blacklisted() {
            var policy = aPolicy().facility(aRule().none()).blacklist(aRule());

            assertThat(said(decide(policy, anOccasion().blacklisted()))).isEqualTo("REQUIRED by BLACKLIST");
        }

        @Test
        @Proves({"PAY-06", "PAY-07", "A10"})
        void a_specialist_may_ask_for_nothing_where_the_facility_asks() {
            var policy = aPolicy().facility(aRule().required()).specialist(aRule().none());

            assertThat(said(decide(policy, anOccasion()))).isEqualTo("NONE by SPECIALIST");
        }

        @Test
        @Proves({"PAY-07", "A10"})
        void a_specialist_may_ask_where_the_facility_does_not() {
            var policy = aPolicy().facility(aRule().none()).specialist(aRule().required());

            assertThat(said(decide(policy, anOccasion()))).isEqualTo("REQUIRED by SPECIALIST");
        }

        @Test
        @Proves({"PAY-08", "PAY-09"})
        void a_first_time_patient_must_pay_also_where_the_specialist_asks_nobody() {
            var policy = aPolicy().facility(aRule().required()).specialist(aRule().none()).firstTime(aRule().required());

            assertThat(said(decide(policy, anOccasion().firstTime()))).isEqualTo("REQUIRED by FIRST_TIME");
        }

        @Test
        @Proves({"PAY-12", "PAY-15"})
        void first_time_and_blacklisted_is_told_the_deadline_of_the_blacklist() {
            var policy = aPolicy().firstTime(aRule().beforeVisit("PT48H")).blacklist(aRule().fromBooking("PT1H", "PT0S"));

            assertThat(terms(decide(policy, anOccasion().firstTime().blacklisted())).deadline()).containsExactly(warsaw("2026-01-12 16:20"));
        }

        @Test
        @Proves({"PAY-12", "PAY-15"})
        void where_the_blacklist_inherits_its_deadline_the_next_level_below_is_asked() {
            var policy = aPolicy().firstTime(aRule().beforeVisit("PT48H")).blacklist(aRule()).facility(aRule().untilHour("20:00"));

            assertThat(terms(decide(policy, anOccasion().firstTime().blacklisted())).deadline()).containsExactly(warsaw("2026-01-24 10:00"));
            assertThat(terms(decide(policy, anOccasion().blacklisted())).deadline()).containsExactly(warsaw("2026-01-12 20:00"));
        }

        @ParameterizedTest
        @EnumSource(value = Requirement.class, names = {"NONE", "OPTIONAL"})
        @Proves("PAY-12")
        void a_blacklisted_vip_must_pay(Requirement exemption) {
            var policy = aPolicy().blacklist(aRule());

            assertThat(said(decide(policy, anOccasion().blacklisted().exempt(exemption)))).isEqualTo("REQUIRED by BLACKLIST");
        }

        @ParameterizedTest
        @EnumSource(value = Requirement.class, names = {"NONE", "OPTIONAL"})
        void a_first_time_vip_need_not_pay(Requirement exemption) {
            var policy = aPolicy().facility(aRule().required()).firstTime(aRule());

            assertThat(said(decide(policy, anOccasion().firstTime().exempt(exemption)))).isEqualTo(exemption + " by EXEMPTION");
        }

        @Test
        void a_blacklist_that_is_off_says_nothing() {
            var policy = aPolicy().facility(aRule().optional());

            assertThat(said(decide(policy, anOccasion().blacklisted()))).isEqualTo("OPTIONAL by FACILITY");
        }

        @Test
        @Proves("A08")
        void the_plain_permission_does_not_exempt_a_blacklisted_patient() {
            var policy = aPolicy().blacklist(aRule());

            assertThat(said(decide(policy, anOccasion().blacklisted().manual(byHand().asking(Requirement.NONE)))))
                    .isEqualTo("refused blacklist-override-forbidden");
        }

        @Test
        @Proves("A08")
        void both_permissions_exempt_a_blacklisted_patient() {
            var policy = aPolicy().blacklist(aRule());

            var decision = decide(policy, anOccasion().blacklisted().manual(byHand().asking(Requirement.NONE).overridingTheBlacklist()));

            assertThat(said(decision)).isEqualTo("NONE by MANUAL");
        }

        @ParameterizedTest
        @EnumSource(Level.class)
        void no_level_can_ask_for_money_where_the_price_is_nothing(Level level) {
            var decision = decide(requiredBy(level), everybody(level).price("0.00"));

            assertThat(terms(decision).requirement()).isEqualTo(Requirement.NONE);
            assertThat(decision).isInstanceOf(PrepaymentDecision.NotDue.class);
        }
    }

    @Nested
    class Every_level {

        @ParameterizedTest
        @EnumSource(Level.class)
        void decides_when_it_is_the_strongest_that_speaks(Level level) {
            assertThat(said(decide(requiredBy(level), everybody(level)))).isEqualTo(expected(level));
        }

        /** Everything weaker than the level says something else. */
        private String expected(Level level) {
            return level == Level.EXEMPTION ? "OPTIONAL by EXEMPTION" : "REQUIRED by " + level;
        }

        @Test
        @Proves("PAY-02")
        void a_rule_of_another_specialist_service_or_pair_does_not_count() {
            var other = new SpecialistId(id("another specialist"));
            var otherService = new ServiceId(id("another service"));
            var policy = aPolicy().facility(aRule().none()).specialist(other, aRule().required()).service(otherService, aRule().required())
                    .pair(otherService, other, aRule().required());

            assertThat(said(decide(policy, anOccasion()))).isEqualTo("NONE by FACILITY");
        }

        @Test
        @Proves("PAY-01")
        void a_facility_that_never_set_anything_asks_for_nothing() {
            var decision = PaymentPolicy.unset(Builders.FACILITY).decide(anOccasion().build(), BOOKED);

            assertThat(said(decision)).isEqualTo("NONE by FACILITY");
            assertThat(terms(decision).amount()).isEqualTo(Money.ZERO);
            assertThat(terms(decision).deadline()).isEmpty();
        }

        @Test
        @Proves("PAY-16")
        void reliable_patients_are_untouched_when_only_the_groups_must_pay() {
            var policy = aPolicy().blacklist(aRule()).firstTime(aRule());

            assertThat(said(decide(policy, anOccasion()))).isEqualTo("NONE by FACILITY");
        }

        @Test
        @Proves("PAY-05")
        void a_level_may_ask_without_insisting() {
            var decision = decide(aPolicy().facility(aRule().optional()), anOccasion());

            assertThat(decision).isInstanceOf(PrepaymentDecision.Optional.class);
        }
    }

    @Nested
    class Inheritance {

        @Test
        @Proves({"DL-13", "PAY-02"})
        void each_field_comes_from_the_first_level_that_names_it() {
            var policy = aPolicy()
                    .blacklist(aRule())
                    .firstTime(aRule().sendBy(MessageChannel.SMS))
                    .service(aRule().percent("30"))
                    .specialist(aRule().percent("50").beforeVisit("PT48H"))
                    .facility(aRule().optional().full().untilHour("20:00").sendBy(MessageChannel.EMAIL));

            var terms = terms(decide(policy, anOccasion().blacklisted().firstTime()));

            assertThat(terms.requirement()).isEqualTo(Requirement.REQUIRED);
            assertThat(terms.decidedBy()).isEqualTo(Level.BLACKLIST);
            assertThat(terms.sendBy()).containsExactly(MessageChannel.SMS);
            assertThat(terms.amount()).isEqualTo(Money.pln("60.00"));
            assertThat(terms.rule()).isEqualTo(new DeadlineRule.BeforeVisit(Lead.parse("PT48H")));
        }

        @Test
        @Proves({"PAY-03", "DL-01", "A01"})
        void behind_the_facility_stands_the_whole_price_until_midnight_by_e_mail() {
            var terms = terms(decide(aPolicy().facility(aRule().required()), anOccasion()));

            assertThat(terms.amount()).isEqualTo(Money.pln("200.00"));
            assertThat(terms.kind()).isEqualTo(PrepaymentKind.FULL_PREPAYMENT);
            assertThat(terms.rule()).isEqualTo(new DeadlineRule.UntilHour(Cutoff.MIDNIGHT, 0, AfterCutoff.ROLL, Lead.NONE));
            assertThat(terms.deadline()).containsExactly(warsaw("2026-01-13 00:00"));
            assertThat(terms.sendBy()).containsExactly(MessageChannel.EMAIL);
        }

        @Test
        void an_exemption_speaks_of_the_requirement_only() {
            var policy = aPolicy().facility(aRule().required().percent("50").beforeVisit("P2D"));

            var terms = terms(decide(policy, anOccasion().exempt(Requirement.OPTIONAL)));

            assertThat(terms.amount()).isEqualTo(Money.pln("100.00"));
            assertThat(terms.deadline()).containsExactly(warsaw("2026-01-24 10:00"));
        }

        @Test
        @Proves({"PAY-15", "PAY-08", "PAY-11"})
        void a_group_rule_that_is_on_without_a_requirement_means_required() {
            var policy = aPolicy().facility(aRule().none()).firstTime(aRule().percent("10"));

            var terms = terms(decide(policy, anOccasion().firstTime()));

            assertThat(terms.requirement()).isEqualTo(Requirement.REQUIRED);
            assertThat(terms.amount()).isEqualTo(Money.pln("20.00"));
        }

        @Test
        @Proves("PAY-15")
        void a_group_rule_may_ask_without_insisting() {
            var policy = aPolicy().facility(aRule().none()).firstTime(aRule().optional()).blacklist(aRule().optional());

            assertThat(said(decide(policy, anOccasion().firstTime()))).isEqualTo("OPTIONAL by FIRST_TIME");
            assertThat(said(decide(policy, anOccasion().blacklisted()))).isEqualTo("OPTIONAL by BLACKLIST");
        }
    }

    @Nested
    @Proves("A11")
    class Channels {

        @ParameterizedTest
        @EnumSource(BookingChannel.class)
        @Proves("PAY-10")
        void a_rule_that_names_none_counts_for_all(BookingChannel channel) {
            var policy = aPolicy().facility(aRule().required());

            assertThat(said(decide(policy, anOccasion().channel(channel)))).isEqualTo("REQUIRED by FACILITY");
        }

        @Test
        void a_rule_that_excludes_the_booking_does_not_count_in_any_field() {
            var policy = aPolicy().facility(aRule().optional().untilHour("20:00"))
                    .specialist(aRule().required().percent("50").beforeVisit("PT48H").appliesTo(BookingChannel.ONLINE));

            var desk = terms(decide(policy, anOccasion().channel(BookingChannel.RECEPTION)));
            var online = terms(decide(policy, anOccasion().channel(BookingChannel.ONLINE)));

            assertThat(desk.requirement()).isEqualTo(Requirement.OPTIONAL);
            assertThat(desk.amount()).isEqualTo(Money.pln("200.00"));
            assertThat(desk.deadline()).containsExactly(warsaw("2026-01-12 20:00"));
            assertThat(online.requirement()).isEqualTo(Requirement.REQUIRED);
            assertThat(online.amount()).isEqualTo(Money.pln("100.00"));
            assertThat(online.deadline()).containsExactly(warsaw("2026-01-24 10:00"));
        }

        @ParameterizedTest
        @EnumSource(value = Level.class, names = {"SERVICE_SPECIALIST", "SERVICE", "SPECIALIST", "FACILITY"})
        void at_every_level_below_the_groups(Level level) {
            var onlineOnly = aRule().required().appliesTo(BookingChannel.ONLINE);
            var policy = switch (level) {
                case SERVICE_SPECIALIST -> aPolicy().pair(onlineOnly);
                case SERVICE -> aPolicy().service(onlineOnly);
                case SPECIALIST -> aPolicy().specialist(onlineOnly);
                default -> aPolicy().facility(onlineOnly);
            };

            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.ONLINE)))).isEqualTo("REQUIRED by " + level);
            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.PHONE)))).isEqualTo("NONE by FACILITY");
        }

        @Test
        void left_out_it_inherits_the_list_of_the_next_weaker_level() {
            var policy = aPolicy().facility(aRule().appliesTo(BookingChannel.ONLINE)).specialist(aRule().required());

            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.ONLINE)))).isEqualTo("REQUIRED by SPECIALIST");
            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.PHONE)))).isEqualTo("NONE by FACILITY");
        }

        @Test
        void the_next_weaker_level_passes_on_its_list_also_when_it_is_excluded_itself() {
            var policy = aPolicy().facility(aRule()).specialist(aRule().appliesTo(BookingChannel.ONLINE)).service(aRule().required());

            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.PHONE)))).isEqualTo("NONE by FACILITY");
            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.ONLINE)))).isEqualTo("REQUIRED by SERVICE");
        }

        @Test
        void a_stronger_level_may_widen_the_list_again() {
            var policy = aPolicy().facility(aRule().required().appliesTo(BookingChannel.ONLINE))
                    .specialist(aRule().required().appliesTo(BookingChannel.values()));

            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.PHONE)))).isEqualTo("REQUIRED by SPECIALIST");
        }

        @ParameterizedTest
        @EnumSource(BookingChannel.class)
        @Proves("PAY-10")
        void group_rules_count_whoever_books(BookingChannel channel) {
            var nowhere = aRule().none().appliesTo();
            var policy = aPolicy().facility(nowhere).firstTime(aRule()).blacklist(aRule());

            assertThat(said(decide(policy, anOccasion().channel(channel).firstTime()))).isEqualTo("REQUIRED by FIRST_TIME");
            assertThat(said(decide(policy, anOccasion().channel(channel).blacklisted()))).isEqualTo("REQUIRED by BLACKLIST");
        }

        @Test
        void a_list_in_a_group_rule_changes_nothing() {
            var policy = aPolicy().blacklist(aRule().appliesTo(BookingChannel.ONLINE));

            assertThat(said(decide(policy, anOccasion().channel(BookingChannel.PHONE).blacklisted()))).isEqualTo("REQUIRED by BLACKLIST");
        }
    }

    private static PolicyBuilder requiredBy(Level level) {
        var policy = aPolicy().facility(rule(level, Level.FACILITY));
        if (level.compareTo(Level.SPECIALIST) <= 0) {
            policy.specialist(rule(level, Level.SPECIALIST));
        }
        if (level.compareTo(Level.SERVICE) <= 0) {
            policy.service(rule(level, Level.SERVICE));
        }
        if (level.compareTo(Level.SERVICE_SPECIALIST) <= 0) {
            policy.pair(rule(level, Level.SERVICE_SPECIALIST));
        }
        if (level.compareTo(Level.FIRST_TIME) <= 0) {
            policy.firstTime(rule(level, Level.FIRST_TIME));
        }
        if (level.compareTo(Level.BLACKLIST) <= 0) {
            policy.blacklist(rule(level, Level.BLACKLIST));
        }
        return policy;
    }

    private static RuleBuilder rule(Level strongest, Level of) {
        return strongest == of ? aRule().required() : aRule().none();
    }

    /** A patient to whom every level down from this one applies. */
    private static OccasionBuilder everybody(Level level) {
        var occasion = anOccasion();
        if (level.compareTo(Level.FIRST_TIME) <= 0) {
            occasion.firstTime();
        }
        if (level.compareTo(Level.EXEMPTION) <= 0) {
            occasion.exempt(level == Level.EXEMPTION ? Requirement.OPTIONAL : Requirement.NONE);
        }
        if (level.compareTo(Level.BLACKLIST) <= 0) {
            occasion.blacklisted();
        }
        if (level == Level.MANUAL) {
            occasion.manual(byHand().asking(Requirement.REQUIRED).overridingTheBlacklist());
        }
        return occasion;
    }
}
