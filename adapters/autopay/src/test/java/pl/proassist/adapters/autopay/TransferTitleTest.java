package pl.proassist.adapters.autopay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TransferTitleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Wizyta 2027-03-15 10:30 | Wizyta 2027-03-15 10:30",
            "Zażółć gęślą jaźń       | Zazolc gesla jazn",
            "ZAŻÓŁĆ GĘŚLĄ JAŹŃ       | ZAZOLC GESLA JAZN",
            "Wizyta (nr 7) & więcej! | Wizyta nr 7 wiecej",
            "Візит 15.03              | 15.03"})
    void a_title_has_only_what_a_bank_prints(String text, String title) {
        assertThat(TransferTitle.of(text)).isEqualTo(title);
    }

    @Test void a_title_is_at_most_79_long() {
        assertThat(TransferTitle.of("ż".repeat(200))).isEqualTo("z".repeat(79));
    }
}
