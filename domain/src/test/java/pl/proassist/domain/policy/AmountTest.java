package pl.proassist.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.anOccasion;
import static pl.proassist.domain.policy.Decisions.decide;
import static pl.proassist.domain.policy.Decisions.terms;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.domain.shared.Money;

class AmountTest {

    @Test
    @Proves("PAY-03")
    void the_full_price_is_the_price() {
        var terms = terms(decide(aPolicy().facility(aRule().required().full()), anOccasion().price("149.99")));

        assertThat(terms.amount()).isEqualTo(Money.pln("149.99"));
        assertThat(terms.price()).isEqualTo(Money.pln("149.99"));
    }

    @ParameterizedTest
    @CsvSource({"200.00, 30, 60.00", "0.10, 5, 0.01", "0.10, 4.99, 0.00", "1.01, 50, 0.51", "0.03, 50, 0.02", "99.99, 33.33, 33.33",
            "99.99, 100, 99.99", "10000000.05, 10, 1000000.01"})
    @Proves("PAY-04")
    void a_percentage_is_rounded_half_up_at_the_half_grosz(String price, String percent, String amount) {
        var rule = new AmountRule.Percent(new BigDecimal(percent), PrepaymentKind.ADVANCE);

        assertThat(rule.of(Money.pln(price))).isEqualTo(Money.pln(amount));
    }

    @Test
    @Proves({"PAY-04", "A22"})
    void a_fixed_deposit_is_what_it_says() {
        var terms = terms(decide(aPolicy().facility(aRule().required().fixed("100.00")), anOccasion()));

        assertThat(terms.amount()).isEqualTo(Money.pln("100.00"));
        assertThat(terms.kind()).isEqualTo(PrepaymentKind.DEPOSIT);
    }

    @Test
    @Proves("PAY-04")
    void a_fixed_amount_in_a_rule_is_capped_at_the_price_and_the_trace_says_so() {
        var decision = decide(aPolicy().facility(aRule().required().fixed("300.00")), anOccasion().price("200.00"));

        assertThat(terms(decision).amount()).isEqualTo(Money.pln("200.00"));
        assertThat(decision.because()).contains(Because.of("capped-at-price", "200.00"));
    }

    @Test
    void a_fixed_amount_that_is_the_price_is_not_called_capped() {
        var decision = decide(aPolicy().facility(aRule().required().fixed("200.00")), anOccasion().price("200.00"));

        assertThat(decision.because()).extracting(Because::code).doesNotContain("capped-at-price");
    }

    @Test
    void a_share_that_comes_to_nothing_asks_for_nothing() {
        var decision = decide(aPolicy().facility(aRule().required().percent("1")), anOccasion().price("0.49"));

        assertThat(decision).isInstanceOf(PrepaymentDecision.NotDue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100.01", "33.333"})
    void a_percentage_out_of_reason_does_not_exist(String percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AmountRule.Percent(new BigDecimal(percent), PrepaymentKind.ADVANCE));
    }

    @Test
    void the_same_percentage_written_otherwise_is_the_same_rule() {
        assertThat(new AmountRule.Percent(new BigDecimal("30.00"), PrepaymentKind.ADVANCE))
                .isEqualTo(new AmountRule.Percent(new BigDecimal("30"), PrepaymentKind.ADVANCE));
    }

    @Test
    void a_fixed_amount_of_nothing_does_not_exist() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AmountRule.Fixed(Money.ZERO, PrepaymentKind.ADVANCE));
    }
}
