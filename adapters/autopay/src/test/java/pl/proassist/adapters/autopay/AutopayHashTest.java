package pl.proassist.adapters.autopay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

@Proves("LNK-07")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AutopayHashTest {

    private static final List<String> VALUES = List.of("904217", "V7K2M9QX-1");
    private static final String DIGEST = "3091a44a13a27d805662e1a81c6aaad05e37b05e9c645d94135273316fd32146";

    record Vector(String name, boolean right, AutopayHash hash, List<String> values, String digest) {

        static Vector of(String line) {
            var cells = line.split("\t");
            return new Vector(cells[0], cells[1].equals("right"), new AutopayHash(AutopayHash.Function.named(cells[2]), cells[3]),
                    List.of(cells[4].split("\\|", -1)), cells[5]);
        }

        @Override public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (var file = AutopayHashTest.class.getResourceAsStream("/autopay/hashes.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(Vector::of);
        }
    }

    @ParameterizedTest @MethodSource("vectors")
    void every_digest_of_the_data_file_is_as_it_says(Vector vector) {
        assertThat(vector.hash().matches(vector.values(), vector.digest())).isEqualTo(vector.right());
        assertThat(vector.hash().of(vector.values()).equals(vector.digest())).isEqualTo(vector.right());
    }

    @Test void the_data_file_has_all_vectors() throws IOException {
        assertThat(vectors().filter(Vector::right)).hasSizeGreaterThanOrEqualTo(42);
        assertThat(vectors().filter(vector -> !vector.right())).hasSize(1);
    }

    @Test void a_digest_in_capitals_is_the_same_digest() {
        assertThat(Agreed.HASH.matches(VALUES, DIGEST.toUpperCase(Locale.ROOT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3091", "0091a44a13a27d805662e1a81c6aaad05e37b05e9c645d94135273316fd32146", DIGEST + "0", " " + DIGEST})
    void any_other_digest_is_not(String claimed) {
        assertThat(Agreed.HASH.matches(VALUES, claimed)).isFalse();
    }

    @Test void a_zero_is_a_value_and_an_empty_one_is_none() {
        assertThat(Agreed.HASH.of(List.of("1", "0", "2"))).isNotEqualTo(Agreed.HASH.of(List.of("1", "2")));
        assertThat(Agreed.HASH.of(List.of("1", "", "2"))).isEqualTo(Agreed.HASH.of(List.of("1", "2")));
    }

    @ParameterizedTest @ValueSource(strings = {"MD5", "SHA-1", "sha256", ""})
    void functions_that_Autopay_does_not_agree_on_are_refused(String name) {
        assertThatThrownBy(() -> AutopayHash.Function.named(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
