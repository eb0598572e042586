package pl.proassist.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.domain.Vectors;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlainSmsTest {

    static Stream<Arguments> vectors() {
        return Vectors.of("vectors/plain-sms.txt");
    }

    @ParameterizedTest @MethodSource("vectors")
    void a_text_is_written_with_what_every_telephone_knows(String written, String sent) {
        assertThat(PlainSms.of(written)).isEqualTo(sent);
    }

    @ParameterizedTest @MethodSource("vectors")
    void letters_in_two_pieces_read_like_letters_in_one(String written, String sent) {
        assertThat(PlainSms.of(Normalizer.normalize(written, Normalizer.Form.NFD))).isEqualTo(sent);
    }

    @Test void a_no_break_space_and_a_tab_are_spaces() {
        assertThat(PlainSms.of("150\u00a0z\u0142\tdzi\u015b")).isEqualTo("150 zl dzis");
    }

    @Test void what_cannot_be_seen_is_left_out_but_a_new_line_stays() {
        assertThat(PlainSms.of("a\u200b\u200d\u2060\ufeff\u202e\u00ad\u0000\u001b\u007f\fb\r\nc")).isEqualTo("ab\nc");
    }

    @Test void marks_without_a_letter_disappear() {
        assertThat(PlainSms.of("q\u0308\u0301 \u2601\ufe0f")).isEqualTo("q ?");
    }

    @Test void half_an_emoji_becomes_one_question_mark() {
        assertThat(PlainSms.of("a\ud83db")).isEqualTo("a?b");
    }

    @Test void a_ukrainian_text_stays_ukrainian_without_what_cannot_be_seen() {
        assertThat(PlainSms.of("Візит 26.01 – до\u200b зустрічі\nЛікар")).isEqualTo("Візит 26.01 – до зустрічі\nЛікар");
    }

    @ParameterizedTest @ValueSource(longs = {1, 20260112, -7})
    void whatever_is_written_in_other_scripts_fits_the_alphabet_and_stays_the_same_the_second_time(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++) {
            var text = random.ints(0, 0x3000)
                    .filter(character -> Character.UnicodeScript.of(character) != Character.UnicodeScript.CYRILLIC).limit(40).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();

            var plain = PlainSms.of(text);

            assertThat(SmsParts.of(plain).encoding()).as("seed %d, text %s", seed, text).isEqualTo(SmsParts.Encoding.GSM_7);
            assertThat(PlainSms.of(plain)).isEqualTo(plain);
        }
    }
}
