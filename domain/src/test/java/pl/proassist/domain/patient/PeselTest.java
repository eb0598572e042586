package pl.proassist.domain.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeselTest {

    /** The month tells the century: 80 for 1800, 20 for 2000, 40 for 2100, 60 for 2200. */
    @ParameterizedTest
    @CsvSource({"44051401359, 1944-05-14", "02070803628, 1902-07-08", "02270803624, 2002-07-08", "00222912349, 2000-02-29",
            "00410112340, 2100-01-01", "00610112346, 2200-01-01", "99923112347, 1899-12-31"})
    void it_tells_the_birth_date(String text, LocalDate birth) {
        assertThat(new Pesel(text).birthDate()).isEqualTo(birth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"44051401358", "44051401350", "00000000000", "4405140135", "440514013590", "4405140135a", "", " 44051401359", "٤٤٠٥١٤٠١٣٥٩"})
    void a_wrong_check_digit_or_shape_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pesel(text)).withMessageNotContaining("4405");
        assertThat(Pesel.isValid(text)).isFalse();
    }

    /** The check digits are right; the dates are 30 February 1944, 29 February 1900, a month 13, and a month 0. */
    @ParameterizedTest
    @ValueSource(strings = {"44023012343", "00022912343", "44130112347", "44000112341"})
    void a_day_that_never_was_is_refused(String text) {
        assertThat(checkDigitIsRight(text)).isTrue();
        assertThat(Pesel.isValid(text)).isFalse();
    }

    @Test
    void every_single_wrong_digit_is_found() {
        for (int place = 0; place < 11; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var text = new StringBuilder("44051401359");
                text.setCharAt(place, digit);
                assertThat(Pesel.isValid(text.toString())).as("%s", text).isEqualTo(text.toString().equals("44051401359"));
            }
        }
    }

    @Test
    void it_prints_masked() {
        assertThat(new Pesel("44051401359")).hasToString("PESEL *******59");
    }

    private static boolean checkDigitIsRight(String text) {
        int[] weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += weights[i] * (text.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }
}
