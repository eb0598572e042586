package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.BOOKED;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.byHand;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

class DeadlineRuleTest {

    private static final List<DeadlineRule> ONE_OF_EACH = List.of(
            new DeadlineRule.UntilHour(Cutoff.MIDNIGHT, 0, AfterCutoff.ROLL, Lead.NONE), new DeadlineRule.BeforeVisit(Lead.NONE),
            new DeadlineRule.FromBooking(Lead.NONE, Lead.NONE), new DeadlineRule.Fixed(BOOKED));

    @Test
    @Proves({"DL-14", "A01"})
    void a_rule_is_in_exactly_one_mode_and_only_a_person_names_an_instant() {
        assertThat(DeadlineRule.class.getPermittedSubclasses()).hasSameSizeAs(ONE_OF_EACH);
        assertThat(ONE_OF_EACH).extracting(DeadlineRule::mode).containsExactly("UNTIL_HOUR", "BEFORE_VISIT", "FROM_BOOKING", "FIXED");
        assertThat(ONE_OF_EACH).filteredOn(DeadlineRule::isSetByHand).containsExactly(new DeadlineRule.Fixed(BOOKED));
    }

    @Test
    @Proves("DL-14")
    void naming_another_mode_replaces_the_one_before() {
        assertThat(aRule().untilHour("20:00").beforeVisit("PT48H").build().deadline())
                .containsExactly(new DeadlineRule.BeforeVisit(Lead.parse("PT48H")));
        assertThat(byHand().payBy(BOOKED).build().deadline()).containsExactly(new DeadlineRule.Fixed(BOOKED));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 32})
    void a_day_offset_lies_within_a_month(int offset) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeadlineRule.UntilHour(Cutoff.MIDNIGHT, offset, AfterCutoff.ROLL, Lead.NONE));
    }
}
