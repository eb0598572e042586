package pl.proassist.domain.facility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NipTest {

    @ParameterizedTest
    @ValueSource(strings = {"5260250274", "1060000062"})
    void ten_digits_with_the_right_check_digit_are_a_nip(String text) {
        assertThat(new Nip(text)).hasToString(text);
    }

    /** For 123456708 the remainder is ten, which no digit can be. */
    @ParameterizedTest
    @ValueSource(strings = {"5260250275", "526025027", "52602502744", "526-025-02-74", "PL5260250274", "", "1234567080", "1234567081", "٥٢٦٠٢٥٠٢٧٤"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Nip(text));
        assertThat(Nip.isValid(text)).isFalse();
    }

    @Test
    void every_single_wrong_digit_is_found() {
        for (int place = 0; place < 10; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var text = new StringBuilder("5260250274");
                text.setCharAt(place, digit);
                assertThat(Nip.isValid(text.toString())).as("%s", text).isEqualTo(text.toString().equals("5260250274"));
            }
        }
    }
}
