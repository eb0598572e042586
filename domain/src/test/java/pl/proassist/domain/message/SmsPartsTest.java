package pl.proassist.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.domain.Vectors;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsPartsTest {

    static Stream<Arguments> vectors() {
        return Vectors.of("vectors/sms-parts.txt");
    }

    @ParameterizedTest @MethodSource("vectors")
    void a_text_is_counted_as_the_network_counts_it(String text, SmsParts.Encoding encoding, int units, int parts) {
        assertThat(SmsParts.of(text)).isEqualTo(new SmsParts(encoding, units, parts));
    }

    @Test void a_bar_costs_two_and_a_line_break_one() {
        assertThat(SmsParts.of("a|\n\r")).isEqualTo(new SmsParts(SmsParts.Encoding.GSM_7, 5, 1));
    }

    @Test void the_whole_alphabet_is_128_codes_without_escape_and_ten_more() {
        var basic = Stream.iterate(0, c -> c + 1).limit(0x10000).filter(c -> Gsm7.units(c) == 1).count();
        var extension = Stream.iterate(0, c -> c + 1).limit(0x10000).filter(c -> Gsm7.units(c) == 2).count();

        assertThat(basic).isEqualTo(127);
        assertThat(extension).isEqualTo(10);
    }

    @Test void an_empty_text_has_no_parts() {
        assertThat(SmsParts.of("")).isEqualTo(new SmsParts(SmsParts.Encoding.GSM_7, 0, 0));
    }
}
