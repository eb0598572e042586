package pl.proassist.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0.00, 0", "0.01, 1", "150.00, 15000", "0150.00, 15000", "9999999999.99, 999999999999"})
    void it_is_kept_in_grosze(String text, long grosze) {
        assertThat(Money.pln(text)).isEqualTo(Money.ofGrosze(grosze));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1, 0.01", "15000, 150.00", "100, 1.00"})
    void it_is_told_with_two_decimals(long grosze, String text) {
        assertThat(Money.ofGrosze(grosze)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.005", "10", "10.0", "10,00", "-1.00", "+1.00", " 1.00", "1.00 ", "1e2", "", ".50", "10000000000.00", "١.٠٠", "1.00zł"})
    void what_is_no_amount_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.pln(text));
    }

    @Test
    void ten_and_ten_are_the_same_however_they_came_about() {
        assertThat(Money.pln("9.99").plus(Money.pln("0.01"))).isEqualTo(Money.pln("10.00")).hasSameHashCodeAs(Money.pln("10.00"));
    }

    @Test
    void it_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.ofGrosze(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.pln("1.00").minus(Money.pln("1.01")));
        assertThat(Money.pln("1.00").minus(Money.pln("1.00"))).isEqualTo(Money.ZERO);
    }

    @Test
    void it_never_overflows_in_silence() {
        assertThatThrownBy(() -> Money.ofGrosze(Long.MAX_VALUE).plus(Money.ofGrosze(1))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 50, 0.01", "0.01, 49.99, 0.00", "0.05, 50, 0.03", "0.05, 49.99, 0.02", "200.00, 30, 60.00", "333.33, 33.33, 111.10", "0.00, 50, 0.00"})
    void a_share_is_rounded_half_up(String whole, String percent, String share) {
        assertThat(Money.pln(whole).percent(new BigDecimal(percent))).isEqualTo(Money.pln(share));
    }

    @Test
    void it_has_an_order() {
        assertThat(Money.pln("1.00")).isLessThan(Money.pln("1.01"));
        assertThat(Money.pln("1.00").min(Money.pln("0.99"))).isEqualTo(Money.pln("0.99"));
        assertThat(Money.ZERO.isZero()).isTrue();
        assertThat(Money.pln("0.01").isZero()).isFalse();
    }
}
